package anomaly.data;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Lines of text with their numbers; a line that never ends is refused before it fills the memory. */
final class BoundedLines {
    private static final int LONGEST = 1 << 22;

    private final String file;
    private final BufferedReader in;
    private long number;

    BoundedLines(String file, InputStream in) {
        this.file = file;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    }

    /** The next line without its end, or null after the last. */
    String next() throws IOException {
        number++;
        int c = in.read();
        if (c < 0) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        while (c >= 0 && c != '\n') {
            if (c != '\ufeff' || number > 1) {
                line.append((char) c);
            }
            if (line.length() > LONGEST) {
                throw new IOException(place() + ": found a line of more than " + LONGEST
                        + " characters, expected lines of text: is this a text file?");
            }
            c = in.read();
        }
        return line.toString().strip();
    }

    String place() {
        return file + ", line " + number;
    }
}
