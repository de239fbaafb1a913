package anomaly.isolation;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * INNE, isolation by nearest neighbor ensembles: a row in no ball, or in a large ball beside a small one, is odd. Each set
 * samples a few rows. Around each sampled row c lies a ball that reaches to the nearest other row e(c) of the sample; its
 * radius r(c) is large where rows are few. With the smallest ball of a set that covers x, around c,
 *
 * <pre>
 * I(x)     = 1 - r(e(c)) / r(c), and 1 if no ball covers x
 * score(x) = mean of I(x) over the sets
 * </pre>
 *
 * <p>Between 0 and 1, without unit: 1 is outside of everything. The ratio compares a ball with that of its neighbor, so
 * clusters may differ in density, as with the local outlier factor, but it costs no search among all rows. It measures
 * distances: scale the features first. Anomalies at the rim of a cluster of like rows are told apart less finely than by
 * the local outlier factor, and beyond the balls all rows score the same 1.
 *
 * <p>Training rows are scored as new ones, as in the paper; one that is the center of a ball of a set lies within it. Cost
 * for t sets and d features: O(t sample^2 d) to fit, O(t sample d) a row to score, 8 d bytes a sampled row.
 *
 * <p><b>Deviations.</b> A ball of radius 0, around a row that was sampled twice over, has I = 0. PyOD takes the ratio of
 * squared radii, which changes the order of the rows; {@link Ratio#SQUARED} does so, too.
 *
 * <p>T. R. Bandaragoda, K. M. Ting, D. Albrecht, F. T. Liu, Y. Zhu, J. R. Wells (2018), Isolation-based anomaly detection
 * using nearest-neighbor ensembles, doi:10.1111/coin.12156.
 *
 * @param sets how many samples are drawn, from 1 up; the paper takes 100, PyOD 200. Default 200
 * @param sample rows a sample has, drawn without replacement, from 2 up; the one parameter that matters, in the paper
 *     searched from 2 to 128. Small where anomalies are global or come in clumps. Default 8, as in PyOD
 * @param ratio what the radii are compared by. Default {@link Ratio#PLAIN}, as in the paper
 * @param seed any number; another seed gives other samples
 */
public record NearestNeighborIsolation(int sets, int sample, Ratio ratio, long seed) implements Detector {
    /** Values beyond this could overflow when squared and summed. */
    private static final double LARGEST = 1e150;

    /** What the radii of two balls are compared by. */
    public enum Ratio {
        /** The quotient of the radii. */
        PLAIN,
        /** The quotient of the squared radii. */
        SQUARED
    }

    /** Checks the ranges. */
    public NearestNeighborIsolation {
        Checks.atLeast("sets", sets, 1);
        Checks.atLeast("sample", sample, 2);
        Objects.requireNonNull(ratio, "ratio");
    }

    /**
     * With the paper's ratio of radii.
     *
     * @param sets how many samples are drawn, from 1 up
     * @param sample rows a sample has, from 2 up
     * @param seed any number
     */
    public NearestNeighborIsolation(int sets, int sample, long seed) {
        this(sets, sample, Ratio.PLAIN, seed);
    }

    /**
     * 200 samples of 8 rows.
     *
     * @param seed any number
     */
    public NearestNeighborIsolation(long seed) {
        this(200, 8, seed);
    }

    /**
     * Draws the samples and measures their balls.
     *
     * @throws IllegalArgumentException also if there is only one row, or a value is beyond plus or minus 1e150
     */
    @Override
    public FittedDetector fit(Dataset train) {
        Checks.rows(train, 2);
        int sampled = Math.min(sample, train.size());
        int[] drawn = draw(train.size());
        int[] distinct = Arrays.stream(drawn).sorted().distinct().toArray();
        double[][] rows = Arrays.stream(distinct).mapToObj(train::row).toArray(double[][]::new);
        checkSize(rows);
        int[] centers = Arrays.stream(drawn)
                .map(row -> Arrays.binarySearch(distinct, row))
                .toArray();
        double[] squaredRadii = new double[centers.length];
        double[] values = new double[centers.length];
        IntStream.range(0, sets)
                .parallel()
                .forEach(set -> measure(rows, centers, set * sampled, sampled, squaredRadii, values));
        Balls balls = Balls.of(rows, train.width(), sampled, centers, squaredRadii, values);
        return new Fitted(this, balls, new TrainingScores(() -> train.mapBlocks(some -> scores(balls, some))));
    }

    /** The places of all sampled rows, set after set. */
    private int[] draw(int size) {
        long[] seeds = Subsample.seeds(sets, seed);
        return IntStream.range(0, sets)
                .mapToObj(set -> Subsample.draw(size, sample, new SplittableRandom(seeds[set])))
                .flatMapToInt(Arrays::stream)
                .toArray();
    }

    /** Radius and value of each ball of a set. */
    private void measure(
            double[][] rows, int[] centers, int first, int sampled, double[] squaredRadii, double[] values) {
        int[] nearest = new int[sampled];
        for (int a = 0; a < sampled; a++) {
            squaredRadii[first + a] = Double.POSITIVE_INFINITY;
            for (int b = 0; b < sampled; b++) {
                double distance = squaredDistance(rows[centers[first + a]], rows[centers[first + b]]);
                if (a != b && distance < squaredRadii[first + a]) {
                    squaredRadii[first + a] = distance;
                    nearest[a] = b;
                }
            }
        }
        for (int a = 0; a < sampled; a++) {
            double own = squaredRadii[first + a];
            double quotient = own == 0 ? 1 : squaredRadii[first + nearest[a]] / own;
            values[first + a] = 1 - (ratio == Ratio.SQUARED ? quotient : Math.sqrt(quotient));
        }
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            double difference = a[j] - b[j];
            sum += difference * difference;
        }
        return sum;
    }

    private static void checkSize(double[][] rows) {
        for (double[] row : rows) {
            for (double value : row) {
                if (Math.abs(value) > LARGEST) {
                    throw new IllegalArgumentException(
                            "a row has the value " + value
                                    + ", expected at most 1e150 in size, since squared distances overflow: scale the data first");
                }
            }
        }
    }

    @Override
    public FittedDetector restore(State state) {
        double[] trainingScores = state.numbers("trainingScores");
        return new Fitted(this, Balls.restore(state), new TrainingScores(() -> trainingScores));
    }

    private static double[] scores(Balls balls, double[][] rows) {
        checkSize(rows);
        return balls.means(rows);
    }

    private record Fitted(NearestNeighborIsolation detector, Balls balls, TrainingScores later)
            implements FittedDetector {
        @Override
        public double[] score(double[][] rows) {
            Rows.check(rows, balls.width());
            return scores(balls, rows);
        }

        @Override
        public double[] trainingScores() {
            return later.copy();
        }

        @Override
        public State state() {
            return balls.addTo(State.of(detector)).with("trainingScores", trainingScores());
        }
    }
}
