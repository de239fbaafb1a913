package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import anomaly.scaling.FittedScaling;
import anomaly.scaling.Scaling;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One normal distribution around everything: rows far from the mean, measured in the spread and slant of the cloud, are
 * anomalous.
 *
 * <p>The score is the negative logarithm of the density, {@code 1/2 (d ln(2 pi) + ln det S + (x - m)' S^-1 (x - m))}, with m
 * the mean and S the covariance of the training rows (maximum likelihood, divisor n). The last term is the squared
 * Mahalanobis distance, so scores rank as it does. Units of the features do not matter, only the additive constant changes.
 * Use it where the data is one ellipse; it knows no clusters, and anomalies among the training rows stretch the ellipse.
 *
 * <p>With {@link Covariance#DIAGONAL} only the variances are learned, and the score is the sum of what each feature says by
 * itself. That sees no row that breaks a pattern between features, but needs far fewer rows: a full S has d (d + 1) / 2
 * numbers.
 *
 * <p>Where S is singular (a constant feature, one that others add up to, fewer rows than features), a density does not
 * exist. S is factored feature by feature: each has the variance that the features before it leave unexplained. Where that
 * is less than 1e-10 of the feature's own variance, it is set to 1e-10 of it; for a constant feature of value c, to 1e-10
 * max(1, c²). Rows that keep to the pattern of the training rows score as with the pseudo-inverse of S, up to an additive
 * constant; a row that breaks it scores higher by about (deviation / 1e-5 standard deviations)² / 2. Scores beyond the
 * largest double are that double.
 *
 * <p>Cost O(n d² + d³) to fit, O(d²) a row to score and 4 d² bytes; diagonal O(n d), O(d) and 8 d bytes.
 *
 * @param covariance whether features may hang together, {@link Covariance#FULL} by default
 * @see <a href="https://doi.org/10.1007/s13171-019-00164-5">Mahalanobis (1936), On the generalized distance in statistics
 *     (reprint 2018)</a>
 */
public record Gaussian(Covariance covariance) implements Detector {
    /** What is learned of the spread. */
    public enum Covariance {
        /** Variances and correlations: an ellipse in any direction. */
        FULL,
        /** Variances: an ellipse along the axes. */
        DIAGONAL
    }

    /** The share of a feature's variance below which what is left of it is taken for rounding. */
    private static final double FLOOR = 1e-10;
    /** The covariances of so many features take 0.8 GB. */
    private static final int MOST_FEATURES = 10_000;
    /** Rows summed up at a time: they stay in the cache, and bytes do not become doubles all at once. */
    private static final int BLOCK = 512;

    /** Checks that there is a kind of covariance. */
    public Gaussian {
        Objects.requireNonNull(covariance, "covariance");
    }

    /** Variances and correlations. */
    public Gaussian() {
        this(Covariance.FULL);
    }

    /**
     * Learns mean and covariance.
     *
     * @param train at least one row, and at most 10,000 features for a full covariance
     * @return the fitted normal distribution
     * @throws IllegalArgumentException if there are no rows, or more than 10,000 features and the covariance is full
     */
    @Override
    public FittedDetector fit(Dataset train) {
        if (covariance == Covariance.FULL && train.width() > MOST_FEATURES) {
            throw new IllegalArgumentException("covariance is FULL, expected DIAGONAL for the " + train.width()
                    + " features of data set '" + train.name() + "', or at most " + MOST_FEATURES
                    + " features, since every pair of them has a covariance");
        }
        FittedScaling scaling = Scaling.Z_SCORE.fit(train);
        double[][] root = products(train, scaling);
        double constant = train.width() * Math.log(2 * Math.PI) / 2;
        for (int j = 0; j < root.length; j++) {
            // Only a constant feature correlates with itself by 0, and it keeps its units.
            int own = root[j].length - 1;
            double unit = root[j][own] == 0 ? Math.max(1, scaling.center(j) * scaling.center(j)) : 1;
            eliminate(root, j, FLOOR * unit);
            constant += Math.log(scaling.scale(j)) + Math.log(root[j][own]);
        }
        Fitted unscored = new Fitted(this, scaling, root, constant, new double[0]);
        return new Fitted(this, scaling, root, constant, unscored.score(train));
    }

    @Override
    public FittedDetector restore(State state) {
        double[][] root = state.table("root");
        return new Fitted(
                this,
                Scaling.Z_SCORE.restore(state.state("scaling")),
                IntStream.range(0, root.length)
                        .mapToObj(j -> Arrays.copyOf(root[j], numbers(j)))
                        .toArray(double[][]::new),
                state.number("constant"),
                state.numbers("trainingScores"));
    }

    /** How many numbers are kept for a feature: those for the features before it, and its own in the last place. */
    private int numbers(int feature) {
        return covariance == Covariance.FULL ? feature + 1 : 1;
    }

    /** The correlations, of each feature as many as are kept; 0 for constant ones. Summed in the order of the rows. */
    private double[][] products(Dataset train, FittedScaling scaling) {
        int width = train.width();
        double[][] sums =
                IntStream.range(0, width).mapToObj(j -> new double[numbers(j)]).toArray(double[][]::new);
        for (int from = 0; from < train.size(); from += BLOCK) {
            double[][] block = scaling.apply(IntStream.range(from, Math.min(from + BLOCK, train.size()))
                    .mapToObj(train::row)
                    .toArray(double[][]::new));
            IntStream.range(0, width).parallel().forEach(j -> addProducts(block, j, sums[j]));
        }
        for (double[] row : sums) {
            for (int k = 0; k < row.length; k++) {
                row[k] /= train.size();
            }
        }
        return sums;
    }

    private static void addProducts(double[][] block, int feature, double[] into) {
        int first = feature + 1 - into.length;
        for (double[] row : block) {
            double value = row[feature];
            for (int k = 0; k < into.length; k++) {
                into[k] += value * row[first + k];
            }
        }
    }

    /** One step of the Cholesky factorization, in place: turns column j from covariances into the factor. */
    private void eliminate(double[][] root, int j, double floor) {
        int own = root[j].length - 1;
        double left = root[j][own] - dot(root[j], root[j], own);
        boolean explained = left < floor;
        root[j][own] = Math.sqrt(explained ? floor : left);
        for (int i = j + 1; i < root.length && covariance == Covariance.FULL; i++) {
            // What rounding left of an explained feature must not explain others.
            root[i][j] = explained ? 0 : (root[i][j] - dot(root[i], root[j], j)) / root[j][j];
        }
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int k = 0; k < length; k++) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    private static final class Fitted implements FittedDetector {
        private final Gaussian detector;
        private final FittedScaling scaling;
        private final double[][] root;
        private final double constant;
        private final double[] trainingScores;

        Fitted(Gaussian detector, FittedScaling scaling, double[][] root, double constant, double[] trainingScores) {
            this.detector = detector;
            this.scaling = scaling;
            this.root = root;
            this.constant = constant;
            this.trainingScores = trainingScores;
        }

        @Override
        public double[] score(double[][] rows) {
            Rows.check(rows, root.length);
            return Arrays.stream(scaling.apply(rows))
                    .parallel()
                    .mapToDouble(this::negativeLogDensity)
                    .toArray();
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            double[][] square = Arrays.stream(root)
                    .map(row -> Arrays.copyOf(row, detector.numbers(root.length - 1)))
                    .toArray(double[][]::new);
            return State.of(detector)
                    .with("scaling", scaling.state())
                    .with("root", square)
                    .with("constant", constant)
                    .with("trainingScores", trainingScores);
        }

        private double negativeLogDensity(double[] scaled) {
            double[] whitened = new double[scaled.length];
            double squares = 0;
            for (int j = 0; j < scaled.length; j++) {
                int before = root[j].length - 1;
                whitened[j] = (scaled[j] - dot(root[j], whitened, before)) / root[j][before];
                squares += whitened[j] * whitened[j];
            }
            double score = constant + squares / 2;
            return Double.isFinite(score) ? score : Double.MAX_VALUE;
        }
    }
}
