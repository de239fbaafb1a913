package anomaly.evaluation;

import anomaly.Label;
import anomaly.Quantiles;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Intervals for any measure, by measuring resamples of the rows. Stratified: each resample draws, with replacement, as many
 * anomalies from the anomalies and as many normal rows from the normal ones as there are, so that none is without anomalies.
 * It tells what other rows would give the same fitted scores, as {@link AucEstimate} does. The same seed gives the same bits,
 * whatever the number of threads.
 *
 * @param resamples how many, 100 to 1,000,000; 2,000 are usual
 * @param kind how an interval is read off the resamples; {@link Kind#BCA} is usual
 * @param seed of the draws
 * @see <a href="https://doi.org/10.1201/9780429246593">Efron and Tibshirani (1993), An introduction to the bootstrap</a>
 */
public record Bootstrap(int resamples, Kind kind, long seed) {
    private static final int FEWEST = 100;
    private static final int MOST = 1_000_000;
    private static final double ROUNDING = 1e-12;

    /** How an interval is read off the resamples. */
    public enum Kind {
        /** The quantiles {@code (1 - level) / 2} and {@code (1 + level) / 2} of the resamples. */
        PERCENTILE,
        /**
         * Bias-corrected and accelerated: quantiles moved by how far the resamples lie off the estimate (z0) and by how the
         * spread changes with the figure (a),
         *
         * <pre>
         * q = Phi(z0 + (z0 + z) / (1 - a (z0 + z))),    z the quantile of N(0, 1) of the plain one
         * </pre>
         *
         * with a by leaving out each row once, which costs as many measurements as there are rows. Needs two rows of each
         * kind.
         *
         * @see <a href="https://doi.org/10.1080/01621459.1987.10478410">Efron (1987), Better bootstrap confidence
         *     intervals</a>
         */
        BCA
    }

    /** Checks the number of resamples. */
    public Bootstrap {
        if (resamples < FEWEST || resamples > MOST) {
            throw new IllegalArgumentException("resamples is " + resamples + ", expected " + FEWEST + " to " + MOST);
        }
    }

    /**
     * 2,000 resamples, bias-corrected and accelerated, seed 1.
     *
     * @return the usual bootstrap
     */
    public static Bootstrap withDefaults() {
        return new Bootstrap(2000, Kind.BCA, 1);
    }

    /**
     * The interval of a measure. Cost: {@code resamples} measurements, for {@link Kind#BCA} one a row more; in parallel.
     *
     * @param measure for example {@link Measure#ROC_AUC}
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row
     * @param level between 0 and 1, often 0.95
     * @return the interval around the measure of the rows themselves
     * @throws IllegalArgumentException naming the counts if a kind of row is missing (or alone, for {@link Kind#BCA}), if a
     *     score is not finite or level out of range
     */
    public Interval interval(Measure measure, List<Label> labels, double[] scores, double level) {
        Checks.level(level);
        LabeledScores sample = LabeledScores.of(labels, scores);
        double estimate = measure.of(sample.labels(), sample.scores());
        double[] figures = resampled(measure, sample);
        Arrays.sort(figures);
        return kind == Kind.PERCENTILE
                ? between(figures, estimate, (1 - level) / 2, (1 + level) / 2, level)
                : corrected(figures, estimate, sample.leftOut(measure), level);
    }

    /**
     * The measure of each resample, ascending: a picture of how it varies.
     *
     * @param measure for example {@link Measure#AVERAGE_PRECISION}
     * @param labels one label a row; rows labeled {@link Label#UNKNOWN} are left out
     * @param scores one finite score a row
     * @return as many figures as resamples
     * @throws IllegalArgumentException naming the counts if a kind of row is missing, or naming a score that is not finite
     */
    public double[] distribution(Measure measure, List<Label> labels, double[] scores) {
        double[] figures = resampled(measure, LabeledScores.of(labels, scores));
        Arrays.sort(figures);
        return figures;
    }

    private double[] resampled(Measure measure, LabeledScores sample) {
        SplittableRandom seeds = new SplittableRandom(seed);
        long[] each =
                IntStream.range(0, resamples).mapToLong(i -> seeds.nextLong()).toArray();
        return Arrays.stream(each)
                .parallel()
                .mapToDouble(one -> measure.of(sample.labels(), sample.drawn(new SplittableRandom(one))))
                .toArray();
    }

    static Interval between(double[] sorted, double estimate, double low, double high, double level) {
        return new Interval(estimate, Quantiles.ofSorted(sorted, low), Quantiles.ofSorted(sorted, high), level);
    }

    /** The bias-corrected and accelerated interval; each kind of row has its own left-out figures. */
    static Interval corrected(double[] sorted, double estimate, List<double[]> leftOut, double level) {
        double below =
                Arrays.stream(sorted).map(figure -> share(figure - estimate)).sum() / sorted.length;
        // All on one side of the estimate would move the quantiles to infinity.
        double rim = 0.5 / sorted.length;
        double bias = -Distributions.normalUpperQuantile(Math.max(rim, Math.min(1 - rim, below)));
        double acceleration = acceleration(leftOut);
        double z = Distributions.normalUpperQuantile((1 - level) / 2);
        double one = moved(-z, bias, acceleration);
        double other = moved(z, bias, acceleration);
        return between(sorted, estimate, Math.min(one, other), Math.max(one, other), level);
    }

    /** Figures that are equal but for rounding count one half. */
    private static double share(double difference) {
        return Math.abs(difference) <= ROUNDING ? 0.5 : difference < 0 ? 1 : 0;
    }

    private static double moved(double z, double bias, double acceleration) {
        double sum = bias + z;
        return Distributions.normalUpper(-(bias + sum / (1 - acceleration * sum)));
    }

    private static double acceleration(List<double[]> leftOut) {
        double cubes = 0;
        double squares = 0;
        for (double[] figures : leftOut) {
            double n = figures.length;
            double mean = Arrays.stream(figures).sum() / n;
            for (double figure : figures) {
                double influence = (n - 1) * (mean - figure) / n;
                squares += influence * influence;
                cubes += influence * influence * influence;
            }
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }
}
