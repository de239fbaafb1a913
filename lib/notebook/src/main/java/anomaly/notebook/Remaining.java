package anomaly.notebook;

import java.util.Locale;
import java.util.function.LongSupplier;

/** How long work will take yet, if it goes on as fast as it went so far. */
final class Remaining {
    private final LongSupplier nanos;
    private long from;
    private long start;
    private boolean begun;

    Remaining(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The clock starts where {@code done} steps are done; what is quick or slow before them does not count. */
    void begin(long done) {
        if (!begun) {
            begun = true;
            from = done;
            start = nanos.getAsLong();
        }
    }

    /** In words, ", about 30 s left"; empty while nothing can be said. */
    String words(long done, long total) {
        if (total == 0 || done <= from) {
            return "";
        }
        double seconds = (nanos.getAsLong() - start) / 1e9 / (done - from) * (total - done);
        return seconds < 90
                ? String.format(Locale.ROOT, ", about %.0f s left", Math.ceil(seconds))
                : String.format(Locale.ROOT, ", about %.0f min left", Math.ceil(seconds / 60));
    }
}
