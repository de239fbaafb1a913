package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.State;
import java.util.Objects;

/**
 * Histogram-based outlier score (HBOS): a histogram a feature, and a row is odd if it stands in low bins. With the height h
 * of the bin of x in the histogram of feature j, the tallest of which is 1,
 *
 * <pre>
 * score = sum_j ln(1 / h_j(x_j))
 * </pre>
 *
 * <p>In nats, from 0 up: a bin a tenth as high as the tallest adds 2.3. The fastest look at a large table, and each feature's
 * part explains a score ({@link FittedHistogram#contributions}). Finds gaps within the range of a feature, which {@link Ecod}
 * does not. Not for unusual combinations of usual values: features are taken for independent. A value just beside an edge may
 * score quite differently from one just beyond it.
 *
 * <p><b>Bins.</b> {@link Mode#STATIC} bins are equally wide: bin b of k reaches from {@code min + b (max - min) / k} on to
 * below the next edge; the largest value is in the last bin. {@link Mode#DYNAMIC} bins hold n / k successive values each,
 * and are the higher the narrower; equal values stay together, so bins may be fewer. An edge is half way between the values
 * beside it. A feature
 * with one value only gets bins from half a unit below to half a unit above it, or one dynamic bin.
 *
 * <p><b>Training and new rows.</b> A training row counts in its own bins, as in the paper. A new value in an empty bin scores
 * as in one of half the height of the lowest that is not empty; so does one outside all bins, unless it is at most {@code
 * tolerance} widths of the end bin away from it: then it belongs to that. (The paper knows no new rows.)
 *
 * <p><b>Deviations.</b> {@link Variant#PYOD} is PyOD's score, {@code sum_j -log2(density_j + 0.1)}: heights are densities, in
 * 1 / unit of the feature, so units matter, and the 0.1 stands in for empty bins; outside counts as the lowest bin. Rows
 * are counted in bins as above, but looked up in bins that own their upper edge and not the lower, as its code does, so a
 * value exactly on an edge is scored by the bin below. PyOD has static bins only, ten by default.
 *
 * <p>Cost O(d n) to fit with static bins ({@link Bins#BIRGE_ROZENHOLC} O(d n^1.5)), O(d n log n) with dynamic ones; O(d) and
 * O(d log k) a row to score. 16 d k bytes. Features and rows are handled in parallel; one thread and many give the same
 * bits.
 *
 * <p>M. Goldstein, A. Dengel (2012), Histogram-based outlier score (HBOS): a fast unsupervised anomaly detection algorithm,
 * KI-2012 poster and demo track, 59-63 (no DOI); <a
 * href="https://www.goldiges.de/publications/HBOS-KI-2012.pdf">paper</a>.
 *
 * @param bins how many bins a feature gets; few blur, many leave one row in each. By default {@link Bins#SQUARE_ROOT}
 * @param mode equally wide bins (the default) or equally full ones, better where a feature has long tails
 * @param variant the paper's score, the default, or that of PyOD
 * @param tolerance how far outside, in widths of the end bin, still belongs to it, from 0 up; 0.5 by default, as in PyOD
 */
public record Histogram(Bins bins, Mode mode, Variant variant, double tolerance) implements Detector {
    /** How many bins a feature gets. */
    public sealed interface Bins {
        /** The square root of the number of training rows, rounded: the paper's rule of thumb. */
        Bins SQUARE_ROOT = new SquareRoot();

        /** What a penalized likelihood chooses, feature by feature. */
        Bins BIRGE_ROZENHOLC = new BirgeRozenholc();

        /**
         * A number.
         *
         * @param count at least 1
         * @return so many bins
         */
        static Bins of(int count) {
            return new Count(count);
        }

        /**
         * So many bins for every feature.
         *
         * @param count 1 to a million
         */
        record Count(int count) implements Bins {
            /** Checks the range. */
            public Count {
                if (count < 1 || count > 1_000_000) {
                    throw new IllegalArgumentException("bins is " + count + ", expected 1 to 1000000");
                }
            }
        }

        /** The square root of the number of training rows, rounded. */
        record SquareRoot() implements Bins {}

        /**
         * For each feature the k from 1 to below {@code sqrt(n)} with the largest {@code sum_b n_b ln(k n_b / n) - (k - 1 +
         * (ln k)^2.5)}, where n_b rows are in static bin b of k. (The paper goes to n / ln n.) With {@link Variant#PYOD} as in its
         * code: {@code sum_b n_b ln(k n_b / n + 1) - k (k - 1 + (ln k)^2.5)}, which chooses fewer.
         *
         * @see <a href="https://doi.org/10.1051/ps:2006001">Birgé, Rozenholc (2006), How many bins should be put in a
         *     regular histogram</a>
         */
        record BirgeRozenholc() implements Bins {}
    }

    /** What bins have in common. */
    public enum Mode {
        /** Their width. */
        STATIC,
        /** The number of rows. */
        DYNAMIC
    }

    /** Whose definition of the score. */
    public enum Variant {
        /** Relative to the tallest bin. */
        PAPER,
        /** The density plus 0.1. */
        PYOD
    }

    /** Checks the range of {@code tolerance}. */
    public Histogram {
        Objects.requireNonNull(bins, "bins");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(variant, "variant");
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + ", expected a number from 0 up");
        }
    }

    /** Static bins as many as the square root of the number of rows, scored as in the paper. */
    public Histogram() {
        this(Bins.SQUARE_ROOT, Mode.STATIC, Variant.PAPER, 0.5);
    }

    /**
     * Static bins, scored as in the paper.
     *
     * @param bins how many, at least 1
     */
    public Histogram(int bins) {
        this(Bins.of(bins), Mode.STATIC, Variant.PAPER, 0.5);
    }

    /**
     * Counts the rows in bins.
     *
     * @param train at least one row
     * @return the histograms
     * @throws IllegalArgumentException if there are no rows
     */
    @Override
    public FittedHistogram fit(Dataset train) {
        return FittedHistogram.of(this, train);
    }

    @Override
    public FittedHistogram fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public FittedHistogram restore(State state) {
        return FittedHistogram.restore(this, state);
    }
}
