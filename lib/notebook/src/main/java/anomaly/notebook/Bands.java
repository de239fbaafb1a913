package anomaly.notebook;

import java.awt.Color;
import java.util.Arrays;

/** Cuts a range of scores into bands of even width at round numbers, light for low scores and dark for high ones. */
final class Bands {
    private static final Color LOW = new Color(0xF7FBFF);
    private static final Color MIDDLE = new Color(0x9ECAE1);
    private static final Color HIGH = new Color(0x3182BD);
    private static final int WANTED = 8;

    private final double low;
    private final double step;
    private final int count;
    private final boolean open;

    private Bands(double low, double step, int count, boolean open) {
        this.low = low;
        this.step = step;
        this.count = count;
        this.open = open;
    }

    /** Bands from {@code low} to {@code high}; scores above {@code high}, up to {@code highest}, share the last band. */
    static Bands over(double low, double high, double highest) {
        double width = high > low ? high - low : Math.max(1e-9, Math.abs(low) * 1e-3);
        double raw = width / WANTED;
        double power = Math.pow(10, Math.floor(Math.log10(raw)));
        double step = power * (raw / power <= 1 ? 1 : raw / power <= 2 ? 2 : raw / power <= 5 ? 5 : 10);
        double start = Math.floor(low / step) * step;
        int count = Math.max(1, (int) Math.ceil((low + width - start) / step - 1e-9));
        return new Bands(start, step, count, highest > start + count * step);
    }

    /**
     * Bands that tell rows apart: from the lowest score to that of all but the highest fiftieth of the rows, since one far
     * row would wash out the rest; a threshold is always well inside.
     */
    static Bands of(double[] rows, double low, double highest, double threshold) {
        double[] sorted = rows.clone();
        Arrays.sort(sorted);
        double high = sorted[(int) (0.98 * (sorted.length - 1))];
        if (threshold > low) {
            high = Math.max(high, threshold + (threshold - low));
        }
        return over(low, Math.min(highest, high), highest);
    }

    int count() {
        return count;
    }

    int index(double score) {
        return (int) Math.max(0, Math.min(count - 1, Math.floor((score - low) / step)));
    }

    Color color(int band) {
        double t = count == 1 ? 0 : band / (count - 1.0);
        return t < 0.5 ? mix(LOW, MIDDLE, 2 * t) : mix(MIDDLE, HIGH, 2 * t - 1);
    }

    /** The lower end of a band, or of the one after the last. */
    double edge(int band) {
        return low + band * step;
    }

    /** How the lower end of a band is written beside the color bar; the end of the last only when no score is above it. */
    String label(int band) {
        return band == count ? (open ? "higher" : Look.number(rounded(band))) : Look.number(rounded(band));
    }

    private double rounded(int band) {
        return Math.round(edge(band) / step) * step + 0.0;
    }

    @Override
    public String toString() {
        return "score " + Look.number(rounded(0)) + " (light) to " + Look.number(rounded(count))
                + (open ? " and higher (dark)" : " (dark)");
    }

    private static Color mix(Color a, Color b, double t) {
        return new Color(
                (int) Math.round(a.getRed() + t * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + t * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + t * (b.getBlue() - a.getBlue())));
    }
}
