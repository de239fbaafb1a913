package anomaly.ensemble;

import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** A fitted {@link Loda}: it scores rows, and says which features speak for it. Immutable and thread-safe. */
public final class FittedLoda implements FittedDetector {
    private static final int BLOCK = 512;

    private final Loda detector;
    private final int width;
    private final Projections projections;
    private final Histogram[] histograms;
    /** For each projection what its bins are worth, and last what lies outside. */
    private final double[][] values;

    private final double[] trainingScores;

    FittedLoda(
            Loda detector,
            int width,
            Projections projections,
            Histogram[] histograms,
            double[][] values,
            double[] trainingScores) {
        this.detector = detector;
        this.width = width;
        this.projections = projections;
        this.histograms = histograms;
        this.values = values;
        this.trainingScores = trainingScores;
    }

    static FittedLoda restore(Loda detector, State state) {
        Projections projections =
                new Projections(state.integer("terms"), state.integers("features"), state.numbers("weights"));
        Histogram[] histograms = new Histogram[projections.count()];
        double[][] values = new double[projections.count()][];
        int from = 0;
        for (int p = 0; p < histograms.length; p++) {
            int to = from + state.integers("bins")[p] + 1;
            histograms[p] = new Histogram(Arrays.copyOfRange(state.numbers("edges"), from, to));
            values[p] = Arrays.copyOfRange(state.numbers("values"), from, to);
            from = to;
        }
        return new FittedLoda(
                detector, state.integer("width"), projections, histograms, values, state.numbers("trainingScores"));
    }

    @Override
    public State state() {
        return State.of(detector)
                .with("width", width)
                .with("terms", projections.terms())
                .with("features", projections.features())
                .with("weights", projections.weights())
                .with(
                        "bins",
                        Arrays.stream(histograms).mapToInt(Histogram::bins).toArray())
                .with(
                        "edges",
                        Arrays.stream(histograms)
                                .flatMapToDouble(h -> Arrays.stream(h.edges()))
                                .toArray())
                .with(
                        "values",
                        Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray())
                .with("trainingScores", trainingScores);
    }

    @Override
    public double[] score(double[][] rows) {
        Rows.check(rows, width);
        double[] scores = new double[rows.length];
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        IntStream.range(0, blocks).parallel().forEach(block -> {
            for (int i = block * BLOCK; i < Math.min(rows.length, (block + 1) * BLOCK); i++) {
                for (int p = 0; p < histograms.length; p++) {
                    scores[i] += value(rows[i], p);
                }
                scores[i] /= histograms.length;
            }
        });
        return scores;
    }

    private double value(double[] row, int projection) {
        int bin = histograms[projection].bin(projections.of(row, projection));
        double[] worth = values[projection];
        return worth[bin < 0 ? worth.length - 1 : bin];
    }

    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }

    /**
     * How much each feature speaks for a row's being an anomaly: the t statistic of Welch by which the terms of the score
     * from projections with the feature exceed those from projections without it,
     *
     * <pre>
     * (mean with - mean without) / sqrt(variance with / number with + variance without / number without)
     * </pre>
     *
     * <p>Above about 2 it is more than chance. A feature that fewer than two projections use, or all but one, gets 0.
     *
     * @param row a row as wide as the training rows
     * @return one number a feature; higher speaks more for an anomaly
     * @throws IllegalArgumentException if it has the wrong width or holds a value that is not finite
     */
    public double[] contributions(double[] row) {
        Rows.check(new double[][] {row}, width);
        double[] terms = IntStream.range(0, histograms.length)
                .mapToDouble(p -> value(row, p))
                .toArray();
        double[] contributions = new double[width];
        projections.users().forEach((feature, users) -> contributions[feature] = statistic(terms, users));
        return contributions;
    }

    private static double statistic(double[] terms, BitSet users) {
        double[] with = select(terms, p -> users.get(p));
        double[] without = select(terms, p -> !users.get(p));
        if (with.length < 2 || without.length < 2) {
            return 0;
        }
        double error = Math.sqrt(squaredError(with) + squaredError(without));
        return error == 0 ? 0 : (mean(with) - mean(without)) / error;
    }

    private static double[] select(double[] terms, IntPredicate chosen) {
        return IntStream.range(0, terms.length)
                .filter(chosen)
                .mapToDouble(p -> terms[p])
                .toArray();
    }

    private static double mean(double[] terms) {
        return Arrays.stream(terms).sum() / terms.length;
    }

    private static double squaredError(double[] terms) {
        double mean = mean(terms);
        double squares = Arrays.stream(terms).map(t -> (t - mean) * (t - mean)).sum();
        return squares / (terms.length - 1) / terms.length;
    }

    @Override
    public String toString() {
        return detector + " fitted on " + trainingScores.length + " rows of " + width + " features";
    }
}
