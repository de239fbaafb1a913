package anomaly.data;

import java.io.IOException;
import java.util.Locale;

/**
 * Counts the bytes that the values of one file take, and refuses before the heap is full. Every reader asks before it
 * allocates, and allocates for what it has really read, whatever the file declares.
 */
final class Budget {
    private static final int OBJECT = 24;
    private static final int FIELD = 512;
    private static final long MOST_FIELDS = 1 << 20;

    private final String file;
    private final long limit;
    private long used;

    Budget(String file, long limit) {
        this.file = file;
        this.limit = limit;
    }

    /** Takes room for one array of {@code values} values of {@code size} bytes each. */
    void take(long values, int size) throws IOException {
        long wanted = OBJECT + values * size;
        if (wanted > limit - used) {
            throw new IOException(String.format(
                    Locale.ROOT,
                    "%s: found more than fits into memory: its values need over %,d MB, expected at most %,d MB (half of"
                            + " the heap, or the limit set): read part of it, or give Java more with -Xmx",
                    file,
                    (used + wanted) >> 20,
                    limit >> 20));
        }
        used += wanted;
    }

    /** How many fields one record may have: names, categories and text take far more room than numbers. */
    int mostFields() {
        return (int) Math.min(MOST_FIELDS, Math.max(1000, limit / FIELD));
    }

    /** Refuses a record that has grown beyond {@link #mostFields}. */
    void checkFields(String place, int fields) throws IOException {
        if (fields > mostFields()) {
            throw new IOException(place + ": found more than " + mostFields()
                    + " fields in one record, expected fewer: is this a table with one row a line?");
        }
    }

    String file() {
        return file;
    }
}
