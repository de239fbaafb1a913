package anomaly.deep.engine;

import anomaly.Archive;
import anomaly.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;

/**
 * A training in a file: Deeplearning4j's own zip of the network, which Deeplearning4j opens as any other, and beside it what
 * the training needs to go on with the same bits. The file appears whole or not at all, so that whatever happens, the last
 * complete one loads.
 *
 * @param network with the parameters that it had when it was saved
 * @param progress where the training was
 */
public record Checkpoint(MultiLayerNetwork network, Progress progress) {
    private static final int VERSION = 1;
    private static final String FOLDER = "odd-one-out/";
    private static final String TEXT = FOLDER + "training.txt";
    private static final String SUM = FOLDER + "sha256";

    /**
     * Saves a training.
     *
     * @param network the network that the engine was made for; the engine's parameters are written into it
     * @param engine the engine
     * @param progress where the training is
     * @param file where to; replaced if it is there
     * @throws IOException if it cannot be written
     */
    public static void write(MultiLayerNetwork network, Engine engine, Progress progress, Path file)
            throws IOException {
        engine.store();
        Map<String, byte[]> entries = new LinkedHashMap<>();
        ByteArrayOutputStream saved = new ByteArrayOutputStream();
        ModelSerializer.writeModel(network, saved, false);
        unzip(saved.toByteArray(), entries);
        EngineState current = progress.current();
        EngineState best = progress.best();
        entries.put(
                TEXT,
                String.join(
                                "\n",
                                "version=" + VERSION,
                                "epochs=" + progress.epochs(),
                                "leastLoss=" + progress.leastLoss(),
                                "current=" + counters(current),
                                "best=" + counters(best),
                                "")
                        .getBytes(StandardCharsets.UTF_8));
        put("current", current, entries);
        put("best", best, entries);
        entries.put(SUM, Archive.digest(entries).getBytes(StandardCharsets.UTF_8));
        WholeFile.write(file, out -> Archive.write(entries, out));
    }

    private static String counters(EngineState state) {
        return state.step() + " " + state.draws() + " " + state.slots().length;
    }

    private static void put(String name, EngineState state, Map<String, byte[]> entries) {
        entries.put(FOLDER + name + "-parameters.f32", bytes(state.parameters()));
        entries.put(FOLDER + name + "-running.f32", bytes(state.running()));
        for (int s = 0; s < state.slots().length; s++) {
            entries.put(FOLDER + name + "-slot-" + s + ".f32", bytes(state.slots()[s]));
        }
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / 4];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        return values;
    }

    private static void unzip(byte[] bytes, Map<String, byte[]> entries) throws IOException {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
    }

    /**
     * Reads a training.
     *
     * @param file what {@link #write} wrote
     * @return the network and where the training was
     * @throws IOException if it cannot be read, is damaged, is of a newer version or is no checkpoint
     */
    public static Checkpoint read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        unzip(bytes, entries);
        byte[] sum = entries.remove(SUM);
        if (sum == null || !entries.containsKey(TEXT)) {
            throw new IOException(file + " is no checkpoint: expected a file that Checkpoint.write wrote");
        }
        Map<String, String> lines = lines(new String(entries.get(TEXT), StandardCharsets.UTF_8));
        if (!lines.get("version").equals(Integer.toString(VERSION))) {
            throw new IOException(file + " has format " + lines.get("version") + ", this library reads format "
                    + VERSION + ": read it with the version of the library that wrote it");
        }
        if (!new String(sum, StandardCharsets.UTF_8).equals(Archive.digest(entries))) {
            throw new IOException(file + " is damaged: its checksum does not fit. Take an older checkpoint");
        }
        MultiLayerNetwork network = ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes), false);
        Progress progress = Progress.of(
                state("current", lines.get("current"), entries),
                Integer.parseInt(lines.get("epochs")),
                Double.parseDouble(lines.get("leastLoss")),
                state("best", lines.get("best"), entries));
        return new Checkpoint(network, progress);
    }

    private static Map<String, String> lines(String text) {
        Map<String, String> lines = new LinkedHashMap<>();
        for (String line : text.split("\n")) {
            int equals = line.indexOf('=');
            lines.put(line.substring(0, equals), line.substring(equals + 1));
        }
        return lines;
    }

    private static EngineState state(String name, String counters, Map<String, byte[]> entries) {
        String[] numbers = counters.split(" ");
        float[][] slots = new float[Integer.parseInt(numbers[2])][];
        for (int s = 0; s < slots.length; s++) {
            slots[s] = floats(entries.get(FOLDER + name + "-slot-" + s + ".f32"));
        }
        return new EngineState(
                floats(entries.get(FOLDER + name + "-parameters.f32")),
                floats(entries.get(FOLDER + name + "-running.f32")),
                slots,
                Long.parseLong(numbers[0]),
                Long.parseLong(numbers[1]));
    }
}
