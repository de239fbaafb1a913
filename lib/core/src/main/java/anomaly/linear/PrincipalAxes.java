package anomaly.linear;

import anomaly.Dataset;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The principal components of training rows: directions v_1, v_2, ... at right angles, of length 1, along which the rows
 * vary most, next most and so on. They are the eigenvectors of the covariance, the variances its eigenvalues:
 *
 * <pre>
 * covariance   S = 1 / (n - 1) sum of (x - m)(x - m)'      S v_i = lambda_i v_i
 * coordinate   y_i = (x - m)' v_i
 * rest         |x - m|² - sum of y_i²                      the squared distance to the plane through m along the v_i
 * </pre>
 *
 * <p>Each component has the sign that makes its largest entry positive. Directions with less than about 1e-15 max(n, d)
 * times the largest variance have none: they are rounding.
 *
 * <p>Where there are at least as many rows as features, S is decomposed, in O(n d² + d³) time and O(d²) memory; with fewer
 * rows than features the n x n matrix of their scalar products, in O(n² d + n³) and O(n²), so that a hundred thousand
 * features are no trouble. Each row then takes O(d k). Immutable, thread-safe.
 */
public final class PrincipalAxes {
    /** Above this many rows and features the matrix would need more than 3 GB. */
    private static final int LIMIT = 20_000;
    /** Numbers in a block of rows: they stay in the cache. */
    private static final int BLOCK = 1 << 17;

    private static final int LANES = 128;
    /** Features used before the next components take their turn. */
    private static final int FEATURES = 128;
    /** Below this share of a row's length, its rest is computed anew: the difference of squares would be rounding. */
    private static final double ROUNDING = 1e-5;

    private final double[] mean;
    private final double[][] axes;
    private final double[] variances;
    private final double totalVariance;

    private PrincipalAxes(double[] mean, double[][] axes, double[] variances, double totalVariance) {
        this.mean = mean;
        this.axes = axes;
        this.variances = variances;
        this.totalVariance = totalVariance;
    }

    /**
     * Finds the principal components of rows.
     *
     * @param train at least one row
     * @param components how many to keep
     * @return the components
     * @throws IllegalArgumentException if there are no rows, more than 20,000 rows and features, or values so large that
     *     their squares are no numbers
     */
    public static PrincipalAxes of(Dataset train, Components components) {
        Objects.requireNonNull(components, "components");
        if (Math.min(train.size(), train.width()) > LIMIT) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows and "
                    + train.width() + " features, expected at most " + LIMIT
                    + " of one of them for principal components: sample rows or choose features");
        }
        double[] mean = Products.means(train);
        boolean few = train.size() < train.width();
        double[][] products = few ? Products.outer(train, mean) : Products.gram(train, mean);
        double total = 0;
        for (int i = 0; i < products.length; i++) {
            total += products[i][i];
        }
        if (!Double.isFinite(total)) {
            throw new IllegalArgumentException(
                    "data set '" + train.name()
                            + "' has features with values so large that their squares are no numbers, expected at most 1e150: scale first");
        }
        double tolerance = Math.max(train.size(), train.width()) * Math.ulp(1.0);
        SymmetricEigen eigen = SymmetricEigen.of(products, values -> components.count(positive(values, tolerance)));
        double[][] vectors = eigen.vectors();
        double[] variances = Arrays.copyOf(eigen.values(), vectors.length);
        double freedom = Math.max(1, train.size() - 1);
        for (int k = 0; k < variances.length; k++) {
            variances[k] /= freedom;
        }
        return new PrincipalAxes(mean, few ? ofRows(train, mean, vectors) : vectors, variances, total / freedom);
    }

    private static double[] positive(double[] values, double tolerance) {
        int count = 0;
        while (count < values.length && values[count] > 0 && values[count] > tolerance * values[0]) {
            count++;
        }
        return Arrays.copyOf(values, count);
    }

    /** From eigenvectors of the scalar products of rows to those of the covariance: X' u, made length 1. */
    private static double[][] ofRows(Dataset train, double[] mean, double[][] vectors) {
        double[][] axes = new double[vectors.length][mean.length];
        double[] centered = new double[mean.length];
        for (int i = 0; i < train.size(); i++) {
            double[] row = train.row(i);
            for (int j = 0; j < mean.length; j++) {
                centered[j] = row[j] - mean[j];
            }
            int place = i;
            IntStream.range(0, axes.length)
                    .parallel()
                    .forEach(k -> Kernels.add(vectors[k][place], centered, 0, mean.length, axes[k]));
        }
        for (int k = 0; k < axes.length; k++) {
            normalize(axes[k]);
            // Rounding of the largest variance leaks into the small ones.
            for (int i = 0; i < k; i++) {
                Kernels.add(-dot(axes[i], axes[k]), axes[i], 0, mean.length, axes[k]);
            }
            normalize(axes[k]);
            SymmetricEigen.orient(axes[k]);
        }
        return axes;
    }

    private static void normalize(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int j = 0; j < vector.length; j++) {
            vector[j] /= length;
        }
    }

    private static double dot(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        int j = 0;
        for (; j + 1 < a.length; j += 2) {
            s0 += a[j] * b[j];
            s1 += a[j + 1] * b[j + 1];
        }
        return s0 + s1 + (j < a.length ? a[j] * b[j] : 0);
    }

    /** A number made of a row's place among the components. */
    @FunctionalInterface
    public interface Measure {
        /**
         * Computes the number.
         *
         * @param coordinates along each component; valid during the call only
         * @param rest the squared distance to the plane of the components, at least 0
         * @return the number
         */
        double of(double[] coordinates, double rest);
    }

    /**
     * Measures rows, in blocks and in parallel.
     *
     * @param rows as wide as the training rows
     * @param measure from coordinates and rest to a number
     * @return one number a row
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[] measure(double[][] rows, Measure measure) {
        double[] measured = new double[rows.length];
        visit(rows, (row, coordinates, rest) -> measured[row] = measure.of(coordinates, rest));
        return measured;
    }

    /**
     * The coordinates of rows along the components.
     *
     * @param rows as wide as the training rows
     * @return one row of {@link #count()} numbers a row
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] project(double[][] rows) {
        double[][] projected = new double[rows.length][];
        visit(rows, (row, coordinates, rest) -> projected[row] = coordinates.clone());
        return projected;
    }

    /**
     * The nearest points on the plane of the components, {@code m + sum of y_i v_i}.
     *
     * @param rows as wide as the training rows
     * @return new rows of the same width
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] reconstruct(double[][] rows) {
        return fromCoordinates(project(rows));
    }

    /**
     * From coordinates back to the space of the features.
     *
     * @param coordinates rows of {@link #count()} numbers
     * @return rows as wide as the training rows
     */
    public double[][] fromCoordinates(double[][] coordinates) {
        Rows.check(coordinates, axes.length);
        return Arrays.stream(coordinates)
                .parallel()
                .map(y -> {
                    double[] row = mean.clone();
                    for (int k = 0; k < axes.length; k++) {
                        Kernels.add(y[k], axes[k], 0, row.length, row);
                    }
                    return row;
                })
                .toArray(double[][]::new);
    }

    private interface Visitor {
        void visit(int row, double[] coordinates, double rest);
    }

    private void visit(double[][] rows, Visitor visitor) {
        Rows.check(rows, mean.length);
        int lanes = Math.max(1, Math.min(LANES, BLOCK / Math.max(1, mean.length)));
        Kernels.pieces((rows.length + lanes - 1) / lanes)
                .forEach(block -> visit(rows, block * lanes, Math.min(rows.length, (block + 1) * lanes), visitor));
    }

    /** One block, feature by feature: the loops run along the rows. */
    private void visit(double[][] rows, int from, int to, Visitor visitor) {
        int count = to - from;
        double[][] columns = new double[mean.length][count];
        for (int i = 0; i < count; i++) {
            double[] row = rows[from + i];
            for (int j = 0; j < mean.length; j++) {
                columns[j][i] = row[j] - mean[j];
            }
        }
        double[] squares = new double[count];
        for (double[] column : columns) {
            for (int i = 0; i < count; i++) {
                squares[i] += column[i] * column[i];
            }
        }
        double[][] projected = new double[axes.length][count];
        for (int j = 0; j < mean.length; j += FEATURES) {
            int end = Math.min(mean.length, j + FEATURES);
            Multiplier.best().add(axes, 0, axes.length, columns, j, end, 0, count, projected);
        }
        double[] coordinates = new double[axes.length];
        for (int i = 0; i < count; i++) {
            double rest = squares[i];
            for (int k = 0; k < axes.length; k++) {
                coordinates[k] = projected[k][i];
                rest -= coordinates[k] * coordinates[k];
            }
            if (rest < ROUNDING * squares[i]) {
                rest = axes.length == mean.length ? 0 : restOf(rows[from + i], coordinates);
            }
            visitor.visit(from + i, coordinates, rest);
        }
    }

    private double restOf(double[] row, double[] coordinates) {
        double[] left = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            left[j] = row[j] - mean[j];
        }
        for (int k = 0; k < axes.length; k++) {
            Kernels.add(-coordinates[k], axes[k], 0, left.length, left);
        }
        return dot(left, left);
    }

    /**
     * The mean of the training rows.
     *
     * @return a new array, one number a feature
     */
    public double[] mean() {
        return mean.clone();
    }

    /**
     * The components kept.
     *
     * @return a new array, one row of length 1 a component, in order of falling variance
     */
    public double[][] components() {
        return Arrays.stream(axes).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The variances (divisor n - 1) of the training rows along the components kept.
     *
     * @return a new array, descending
     */
    public double[] variances() {
        return variances.clone();
    }

    /**
     * The variances as shares of the variance of the training rows in all directions.
     *
     * @return a new array, descending; adds up to 1 if all components are kept
     */
    public double[] explainedShares() {
        return Arrays.stream(variances).map(v -> v / totalVariance).toArray();
    }

    /**
     * The variance of the training rows in all directions, kept or not: the sum of the variances of the features.
     *
     * @return at least 0
     */
    public double totalVariance() {
        return totalVariance;
    }

    /**
     * The number of components kept.
     *
     * @return 0 (if all training rows are equal) to the number of features
     */
    public int count() {
        return axes.length;
    }

    /**
     * The number of features.
     *
     * @return at least 0
     */
    public int width() {
        return mean.length;
    }

    /**
     * These components, some of them pointing the other way.
     *
     * @param turn whether to turn each component
     * @return components with other signs
     */
    public PrincipalAxes turned(boolean... turn) {
        double[][] signed = components();
        for (int k = 0; k < signed.length; k++) {
            for (int j = 0; turn[k] && j < mean.length; j++) {
                signed[k][j] = -signed[k][j];
            }
        }
        return new PrincipalAxes(mean, signed, variances, totalVariance);
    }

    /**
     * What was learned, for saving.
     *
     * @return a state for {@link #restore}
     */
    public State state() {
        return State.part()
                .with("mean", mean)
                .with("axes", axes)
                .with("variances", variances)
                .with("totalVariance", totalVariance);
    }

    /**
     * Makes the components again that had this state.
     *
     * @param state what {@link #state()} gave
     * @return components that measure bit for bit as those
     */
    public static PrincipalAxes restore(State state) {
        return new PrincipalAxes(
                state.numbers("mean"), state.table("axes"), state.numbers("variances"), state.number("totalVariance"));
    }

    @Override
    public String toString() {
        return axes.length + " principal components of " + mean.length + " features";
    }
}
