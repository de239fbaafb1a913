package anomaly.density;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.stream.IntStream;

/** The histograms of training rows, as {@link Histogram} learns them. */
public final class FittedHistogram implements FittedDetector {
    private final Histogram detector;
    private final BinnedFeature[] features;
    private final double[] trainingScores;

    private FittedHistogram(Histogram detector, BinnedFeature[] features, double[] trainingScores) {
        this.detector = detector;
        this.features = features;
        this.trainingScores = trainingScores;
    }

    static FittedHistogram of(Histogram detector, Dataset train) {
        if (train.size() == 0) {
            throw new IllegalArgumentException("got no rows, expected at least one");
        }
        double[][] rows = train.rows();
        BinnedFeature[] features = IntStream.range(0, train.width())
                .parallel()
                .mapToObj(j -> new Binning(detector, column(rows, j)).feature())
                .toArray(BinnedFeature[]::new);
        return new FittedHistogram(detector, features, scores(features, rows));
    }

    private static double[] column(double[][] rows, int feature) {
        double[] values = new double[rows.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = rows[i][feature];
        }
        return values;
    }

    private static double[] scores(BinnedFeature[] features, double[][] rows) {
        return Arrays.stream(rows)
                .parallel()
                .mapToDouble(row -> score(features, row))
                .toArray();
    }

    private static double score(BinnedFeature[] features, double[] row) {
        double sum = 0;
        for (int j = 0; j < row.length; j++) {
            sum += features[j].score(row[j]);
        }
        return Math.max(-Double.MAX_VALUE, sum);
    }

    @Override
    public double[] score(double[][] rows) {
        Rows.check(rows, features.length);
        return scores(features, rows);
    }

    /**
     * Scores of the training rows, each of which counts in its own bins.
     *
     * @return one score a training row
     */
    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }

    /**
     * What each feature adds to the score of a row.
     *
     * @param row a row as wide as the training rows
     * @return a number a feature, together {@code score(row)}
     * @throws IllegalArgumentException if the row has the wrong width or holds a value that is not finite
     */
    public double[] contributions(double[] row) {
        Rows.check(new double[][] {row}, features.length);
        return IntStream.range(0, row.length)
                .mapToDouble(j -> features[j].score(row[j]))
                .toArray();
    }

    /**
     * Where the bins of a feature begin and end.
     *
     * @param feature which feature, from 0
     * @return one edge more than there are bins, ascending
     */
    public double[] edges(int feature) {
        return features[feature].edges().clone();
    }

    /**
     * What a value in each bin of a feature adds to a score.
     *
     * @param feature which feature, from 0
     * @return one number a bin
     */
    public double[] binScores(int feature) {
        return features[feature].scores().clone();
    }

    static FittedHistogram restore(Histogram detector, State state) {
        int[] bins = state.integers("bins");
        BinnedFeature[] features = new BinnedFeature[bins.length];
        int at = 0;
        for (int j = 0; j < bins.length; j++) {
            features[j] = new BinnedFeature(
                    Arrays.copyOfRange(state.numbers("edges"), at + j, at + j + bins[j] + 1),
                    Arrays.copyOfRange(state.numbers("scores"), at, at + bins[j]),
                    state.numbers("outside")[j],
                    detector);
            at += bins[j];
        }
        return new FittedHistogram(detector, features, state.numbers("trainingScores"));
    }

    @Override
    public State state() {
        return State.of(detector)
                .with(
                        "bins",
                        Arrays.stream(features).mapToInt(f -> f.scores().length).toArray())
                .with(
                        "edges",
                        Arrays.stream(features)
                                .flatMapToDouble(f -> Arrays.stream(f.edges()))
                                .toArray())
                .with(
                        "scores",
                        Arrays.stream(features)
                                .flatMapToDouble(f -> Arrays.stream(f.scores()))
                                .toArray())
                .with(
                        "outside",
                        Arrays.stream(features)
                                .mapToDouble(BinnedFeature::outside)
                                .toArray())
                .with("trainingScores", trainingScores);
    }

    @Override
    public String toString() {
        return detector + " of " + trainingScores.length + " rows of " + features.length + " features";
    }
}
