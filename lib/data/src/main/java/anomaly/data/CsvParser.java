package anomaly.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text into records: quoted fields with doubled quotes and line ends inside, blank lines skipped, line ends of
 * any system, a byte order mark skipped. Streams: holds one record at a time.
 */
final class CsvParser {
    private static final int LONGEST_RECORD = 1 << 22;
    private static final int END = -1;

    private final Budget budget;
    private final int mostFields;
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private int at;
    private int filled;
    private char separator;
    private long line = 1;
    private long recordLine = 1;

    CsvParser(Budget budget, InputStream in, char separator) throws IOException {
        this.budget = budget;
        this.mostFields = budget.mostFields();
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
        if (peek() == '\ufeff') {
            at++;
        }
        this.separator = separator == 0 ? mostFrequentSeparator() : separator;
    }

    /** The next character without taking it, or {@link #END}. */
    private int peek() throws IOException {
        if (at == filled) {
            at = 0;
            filled = Math.max(0, in.read(buffer));
        }
        return at == filled ? END : buffer[at];
    }

    private int take() throws IOException {
        int c = peek();
        at += c == END ? 0 : 1;
        return c;
    }

    /** The next record that is not blank, or null at the end. */
    List<String> next() throws IOException {
        while (true) {
            recordLine = line;
            List<String> fields = record();
            if (fields == null || fields.size() > 1 || !fields.get(0).isEmpty()) {
                return fields;
            }
        }
    }

    /** The line on which the last record began. */
    String place() {
        return budget.file() + ", line " + recordLine;
    }

    private List<String> record() throws IOException {
        int c = take();
        if (c == END) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int size = 0;
        while (true) {
            field.setLength(0);
            c = c == '"' ? quoted(field) : plain(c, field);
            fields.add(field.toString());
            size += field.length() + 1;
            checkSize(size);
            if (fields.size() > mostFields) {
                budget.checkFields(place(), fields.size());
            }
            if (c != separator) {
                endLine(c);
                return fields;
            }
            c = take();
        }
    }

    /** Reads to the separator or the line end, and gives that character. */
    private int plain(int first, StringBuilder field) throws IOException {
        int c = first;
        while (c != separator && c != '\n' && c != '\r' && c != END) {
            if (c == '"' && field.toString().isBlank()) {
                field.setLength(0);
                return quoted(field);
            }
            field.append((char) c);
            checkSize(field.length());
            c = take();
        }
        trim(field);
        return c;
    }

    private static void trim(StringBuilder field) {
        int end = field.length();
        while (end > 0 && Character.isWhitespace(field.charAt(end - 1))) {
            end--;
        }
        field.setLength(end);
        int start = 0;
        while (start < end && Character.isWhitespace(field.charAt(start))) {
            start++;
        }
        field.delete(0, start);
    }

    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            int c = take();
            if (c == END) {
                throw new IOException(place() + ": found a quote that is never closed, expected a second \" before the"
                        + " end of the file");
            }
            if (c == '"') {
                c = take();
                if (c != '"') {
                    return afterQuote(c);
                }
            } else if (c == '\n') {
                line++;
            }
            field.append((char) c);
            checkSize(field.length());
        }
    }

    private int afterQuote(int first) throws IOException {
        int c = first;
        while (c == ' ' || (c == '\t' && separator != '\t')) {
            c = take();
        }
        if (c != separator && c != '\n' && c != '\r' && c != END) {
            throw new IOException(place() + ": found '" + (char) c + "' after a closing quote, expected '" + separator
                    + "' or the end of the line: write a quote inside a field twice");
        }
        return c;
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r' && peek() == '\n') {
            at++;
        }
    }

    private void checkSize(int characters) throws IOException {
        if (characters > LONGEST_RECORD) {
            throw new IOException(place() + ": found a record of more than " + LONGEST_RECORD
                    + " characters, expected lines of text: is this a text file?");
        }
    }

    /** Counts in the first line that is not blank, as far as the buffer holds it. */
    private char mostFrequentSeparator() throws IOException {
        while (filled < buffer.length / 2) {
            int more = in.read(buffer, filled, buffer.length - filled);
            if (more < 0) {
                break;
            }
            filled += more;
        }
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        boolean something = false;
        for (int i = at; i < filled; i++) {
            char c = buffer[i];
            if (something && !quoted && (c == '\n' || c == '\r')) {
                break;
            }
            something |= c > ' ';
            quoted ^= c == '"';
            if (!quoted) {
                commas += c == ',' ? 1 : 0;
                semicolons += c == ';' ? 1 : 0;
                tabs += c == '\t' ? 1 : 0;
            }
        }
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}
