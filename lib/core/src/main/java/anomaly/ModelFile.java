package anomaly;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/**
 * A {@link State} in a zip archive: {@code odd-one-out-model} holds the version of the format, {@code state.txt} lists the
 * settings and values a line each, arrays are {@code NAME.npy}, states within are folders, and the last entry is the SHA-256
 * of all before it. The same state gives the same bytes.
 */
final class ModelFile {
    private static final int VERSION = 1;
    private static final String FIRST = "odd-one-out-model";
    private static final String LAST = "sha256";
    private static final String STATE = "state.txt";

    private ModelFile() {}

    static void write(State state, Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(FIRST, (VERSION + "\n").getBytes(StandardCharsets.UTF_8));
        add(state, "", entries);
        entries.put(LAST, Archive.digest(entries).getBytes(StandardCharsets.UTF_8));
        WholeFile.write(file, out -> Archive.write(entries, out));
    }

    private static void add(State state, String folder, Map<String, byte[]> entries) {
        StringBuilder text = new StringBuilder();
        entries.put(folder + STATE, new byte[0]); // keeps its place before what it lists
        if (state.hasDetector()) {
            Settings.of(state.detector()).forEach((path, value) -> line(text, "setting", path, value));
        }
        for (String name : state.names()) {
            Object value = state.value(name);
            if (value instanceof State part) {
                line(text, "state", name, "");
                add(part, folder + name + "/", entries);
            } else if (value instanceof List<?> list) {
                line(text, "states", name, Integer.toString(list.size()));
                for (int i = 0; i < list.size(); i++) {
                    add((State) list.get(i), folder + name + "/" + i + "/", entries);
                }
            } else if (Npy.writes(value)) {
                line(text, "array", name, "");
                entries.put(folder + name + ".npy", Npy.bytes(value));
            } else {
                line(text, "value", name, (String) value);
            }
        }
        entries.put(folder + STATE, text.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static void line(StringBuilder text, String kind, String name, String value) {
        String escaped = value.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
        text.append(kind).append(' ').append(name).append('=').append(escaped).append('\n');
    }

    static State read(Path file) throws IOException {
        Map<String, byte[]> entries = entries(file);
        byte[] first = entries.get(FIRST);
        if (first == null) {
            throw new IOException(
                    file + " is no model of this library: expected a file that FittedDetector.save wrote");
        }
        String version = new String(first, StandardCharsets.UTF_8).strip();
        if (!version.equals(Integer.toString(VERSION))) {
            throw new IOException(file + " has format " + version + ", this library reads format " + VERSION
                    + ": read it with the version of the library that wrote it");
        }
        byte[] last = entries.remove(LAST);
        if (last == null || !new String(last, StandardCharsets.UTF_8).equals(Archive.digest(entries))) {
            throw new IOException(file + " is damaged or incomplete: its checksum does not fit. Save the model again");
        }
        try {
            return state("", entries);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, byte[]> entries(Path file) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        } catch (ZipException | EOFException | IllegalArgumentException e) {
            // The last for names of entries that are no text.
            throw new IOException(file + " is damaged or incomplete (" + e.getMessage() + "). Save the model again", e);
        }
        return entries;
    }

    private static State state(String folder, Map<String, byte[]> entries) throws IOException {
        Map<String, String> settings = new LinkedHashMap<>();
        List<String[]> values = new ArrayList<>();
        for (String line : new String(need(folder + STATE, entries), StandardCharsets.UTF_8)
                .lines()
                .toList()) {
            int space = line.indexOf(' ');
            int equals = line.indexOf('=');
            if (space < 0 || equals < space) {
                throw new IllegalArgumentException(
                        "line '" + line + "' of " + folder + STATE + " is not KIND NAME=VALUE");
            }
            String[] parts = {
                line.substring(0, space), line.substring(space + 1, equals), unescaped(line.substring(equals + 1))
            };
            if (parts[0].equals("setting")) {
                settings.put(parts[1], parts[2]);
            } else {
                values.add(parts);
            }
        }
        State state = settings.isEmpty() ? State.part() : State.of(Settings.detector(settings));
        for (String[] parts : values) {
            state = with(state, parts[0], parts[1], parts[2], folder, entries);
        }
        return state;
    }

    private static State with(
            State state, String kind, String name, String value, String folder, Map<String, byte[]> entries)
            throws IOException {
        switch (kind) {
            case "value":
                return state.with(name, value);
            case "state":
                return state.with(name, state(folder + name + "/", entries));
            case "states":
                List<State> list = new ArrayList<>();
                for (int i = 0; i < Integer.parseInt(value); i++) {
                    list.add(state(folder + name + "/" + i + "/", entries));
                }
                return state.with(name, list);
            case "array":
                return state.withArray(name, Npy.value(name, need(folder + name + ".npy", entries)));
            default:
                throw new IllegalArgumentException("'" + kind + "' is no kind of value of this version");
        }
    }

    private static byte[] need(String entry, Map<String, byte[]> entries) {
        byte[] bytes = entries.get(entry);
        if (bytes == null) {
            throw new IllegalArgumentException("'" + entry + "' is missing");
        }
        return bytes;
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length()) {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i) == 'r' ? '\r' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }
}
