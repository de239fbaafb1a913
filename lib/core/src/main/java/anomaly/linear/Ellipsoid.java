package anomaly.linear;

import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;

/**
 * A mean m and a covariance S: how far is a row from the mean, in the spread and slant of the cloud? The squared Mahalanobis
 * distance {@code (x - m)' S^-1 (x - m)}.
 *
 * <p>S is factored feature by feature, in units in which each feature's variance is 1: each has the variance that the
 * features before it leave unexplained. Where that is less than 1e-10 of the feature's own variance it is set to 1e-10 of
 * it, and where a feature has no variance at all, to 1e-10 of the square of a unit given for it. So a row that keeps to the
 * pattern is measured as with the pseudo-inverse of S, and one that breaks it is far away, but not infinitely far.
 *
 * <p>Cost d³ / 6 multiplications to make, d² / 2 a row. Immutable, thread-safe.
 */
public final class Ellipsoid {
    /** The share of a feature's variance below which what is left of it is taken for rounding. */
    private static final double FLOOR = 1e-10;
    /** A variance below this share of the square of the unit is none. */
    private static final double NONE = 1e-24;

    private static final int LANES = 128;
    private static final int BLOCK = 1 << 17;

    private final double[] mean;
    private final double[] scales;
    private final double[][] root;
    private final int explained;
    private final double logDeterminant;

    private Ellipsoid(double[] mean, double[] scales, double[][] root, int explained) {
        this.mean = mean;
        this.scales = scales;
        this.root = root;
        this.explained = explained;
        double sum = 0;
        for (int j = 0; j < scales.length; j++) {
            sum += 2 * (Math.log(scales[j]) + Math.log(root[j][j]));
        }
        logDeterminant = sum;
    }

    /**
     * From a mean and a covariance.
     *
     * @param mean one number a feature
     * @param covariance symmetric, d x d, not changed; the lower triangle is read
     * @param units one positive number a feature, used for features without variance; often their standard deviation in
     *     all rows
     * @return the ellipsoid
     */
    public static Ellipsoid of(double[] mean, double[][] covariance, double[] units) {
        int width = mean.length;
        double[] scales = new double[width];
        boolean[] constant = new boolean[width];
        for (int j = 0; j < width; j++) {
            constant[j] = !(covariance[j][j] > NONE * units[j] * units[j]);
            scales[j] = constant[j] ? units[j] : Math.sqrt(covariance[j][j]);
        }
        double[][] correlation = new double[width][];
        for (int i = 0; i < width; i++) {
            correlation[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                correlation[i][j] = constant[i] || constant[j] ? 0 : covariance[i][j] / scales[i] / scales[j];
            }
            correlation[i][i] = constant[i] ? FLOOR : 1;
        }
        double[][] root = Cholesky.of(correlation, FLOOR).root();
        int explained = 0;
        for (int j = 0; j < width; j++) {
            explained += root[j][j] * root[j][j] < 2 * FLOOR ? 1 : 0;
        }
        return new Ellipsoid(mean.clone(), scales, root, explained);
    }

    /**
     * The squared distances of rows from the mean, in blocks and in parallel.
     *
     * @param rows as wide as the mean
     * @return one number a row, 0 or more, at most the largest double
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[] squaredDistances(double[][] rows) {
        Rows.check(rows, mean.length);
        double[] distances = new double[rows.length];
        int lanes = Math.max(1, Math.min(LANES, BLOCK / Math.max(1, mean.length)));
        Kernels.pieces((rows.length + lanes - 1) / lanes)
                .forEach(block -> measure(rows, block * lanes, Math.min(rows.length, (block + 1) * lanes), distances));
        return distances;
    }

    /** One block, feature by feature: the loops run along the rows. */
    private void measure(double[][] rows, int from, int to, double[] distances) {
        int count = to - from;
        double[][] white = new double[mean.length][count];
        for (int i = 0; i < count; i++) {
            double[] row = rows[from + i];
            for (int j = 0; j < mean.length; j++) {
                white[j][i] = (row[j] - mean[j]) / scales[j];
            }
        }
        double[] sum = new double[count];
        double[] squares = new double[count];
        for (int j = 0; j < mean.length; j++) {
            Arrays.fill(sum, 0);
            Kernels.addProducts(root[j], white, 0, j, 0, count, sum);
            double pivot = 1 / root[j][j];
            double[] column = white[j];
            for (int i = 0; i < count; i++) {
                double value = (column[i] - sum[i]) * pivot;
                column[i] = value;
                squares[i] += value * value;
            }
        }
        for (int i = 0; i < count; i++) {
            distances[from + i] = squares[i] < Double.MAX_VALUE ? squares[i] : Double.MAX_VALUE;
        }
    }

    /**
     * The mean.
     *
     * @return a new array
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The logarithm of the determinant of the covariance, with what was set in the place of rounding.
     *
     * @return a finite number
     */
    public double logDeterminant() {
        return logDeterminant;
    }

    /**
     * The number of features that have no variance of their own: constant ones and those that earlier ones add up to.
     *
     * @return 0 if the covariance is regular
     */
    public int explained() {
        return explained;
    }

    /**
     * What was learned, for saving.
     *
     * @return a state for {@link #restore}
     */
    public State state() {
        double[][] square =
                Arrays.stream(root).map(row -> Arrays.copyOf(row, root.length)).toArray(double[][]::new);
        return State.part()
                .with("mean", mean)
                .with("scales", scales)
                .with("root", square)
                .with("explained", explained);
    }

    /**
     * Makes the ellipsoid again that had this state.
     *
     * @param state what {@link #state()} gave
     * @return an ellipsoid that measures bit for bit as that one
     */
    public static Ellipsoid restore(State state) {
        return new Ellipsoid(
                state.numbers("mean"), state.numbers("scales"), state.table("root"), state.integer("explained"));
    }

    @Override
    public String toString() {
        return "Ellipsoid of " + mean.length + " features, ln det " + logDeterminant;
    }
}
