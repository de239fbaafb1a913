package anomaly;

import java.util.Locale;
import java.util.Map;

/**
 * What one pass over the training rows achieved.
 *
 * @param number the number of this epoch, from 1
 * @param total the number of epochs asked for, at least {@code number}
 * @param loss the mean training loss of this epoch
 * @param measures further named figures of this epoch, for example {@code validation loss}; may be empty
 */
public record Epoch(int number, int total, double loss, Map<String, Double> measures) {
    /** Checks the counters and keeps its own copy of the measures. */
    public Epoch {
        if (number < 1 || number > total) {
            throw new IllegalArgumentException("number is " + number + ", expected 1 to total = " + total);
        }
        measures = Map.copyOf(measures);
    }

    /**
     * An epoch with its loss only.
     *
     * @param number the number of this epoch, from 1
     * @param total the number of epochs asked for
     * @param loss the mean training loss of this epoch
     */
    public Epoch(int number, int total, double loss) {
        this(number, total, loss, Map.of());
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "epoch %d of %d, loss %.6f", number, total, loss)
                + (measures.isEmpty() ? "" : " " + measures);
    }
}
