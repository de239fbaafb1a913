package anomaly.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text into records: quoted fields with doubled quotes and line ends inside, blank lines skipped, line ends of
 * any system, a byte order mark skipped. Streams: holds one record at a time.
 */
final class CsvParser {
    private static final int LONGEST_RECORD = 1 << 24;
    private static final int END = -1;

    private final String file;
    private final BufferedReader in;
    private char separator;
    private long line = 1;
    private long recordLine = 1;

    CsvParser(String file, InputStream in, char separator) throws IOException {
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.separator = separator;
        this.in.mark(1);
        if (this.in.read() != '\ufeff') {
            this.in.reset();
        }
        if (separator == 0) {
            this.separator = mostFrequentSeparator();
        }
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
        return file + ", line " + recordLine;
    }

    private List<String> record() throws IOException {
        int c = in.read();
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
            if (c != separator) {
                endLine(c);
                return fields;
            }
            c = in.read();
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
            c = in.read();
        }
        String trimmed = field.toString().strip();
        field.setLength(0);
        field.append(trimmed);
        return c;
    }

    private int quoted(StringBuilder field) throws IOException {
        while (true) {
            int c = in.read();
            if (c == END) {
                throw new IOException(place() + ": found a quote that is never closed, expected a second \" before the"
                        + " end of the file");
            }
            if (c == '"') {
                c = in.read();
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
            c = in.read();
        }
        if (c != separator && c != '\n' && c != '\r' && c != END) {
            throw new IOException(place() + ": found '" + (char) c + "' after a closing quote, expected '" + separator
                    + "' or the end of the line: write a quote inside a field twice");
        }
        return c;
    }

    private void endLine(int c) throws IOException {
        line++;
        if (c == '\r') {
            in.mark(1);
            if (in.read() != '\n') {
                in.reset();
            }
        }
    }

    private void checkSize(int characters) throws IOException {
        if (characters > LONGEST_RECORD) {
            throw new IOException(place() + ": found a record of more than " + LONGEST_RECORD
                    + " characters, expected lines of text: is this a text file?");
        }
    }

    private char mostFrequentSeparator() throws IOException {
        in.mark(1 << 16);
        int commas = 0;
        int semicolons = 0;
        int tabs = 0;
        boolean quoted = false;
        boolean something = false;
        for (int i = 0; i < 1 << 15; i++) {
            int c = in.read();
            if (c == END || (something && !quoted && (c == '\n' || c == '\r'))) {
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
        in.reset();
        return semicolons > commas && semicolons >= tabs ? ';' : tabs > commas ? '\t' : ',';
    }
}
