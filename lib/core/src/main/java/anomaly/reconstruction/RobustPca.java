package anomaly.reconstruction;

import anomaly.Dataset;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;

/**
 * Robust principal components by principal component pursuit: the rows M are split into a pattern L of low rank and a few
 * gross errors S, which may be of any size and need not be in the same rows:
 *
 * <pre>
 * minimize  sum of the singular values of L + lambda sum of |S_ij|    with L + S = M
 * lambda  = weight / sqrt(max(n, d))
 * </pre>
 *
 * <p>The score of a training row is the length of its row of S, {@code sqrt(sum of S_ij² over j)}: how much of it the
 * pattern cannot be. In the unit of the features, from 0 up; exactly 0 for rows that are all pattern. A new row z is laid on
 * the plane that the rows of L span (with an orthonormal basis V) so that the sum of the sizes of what is left is smallest,
 * {@code minimize over c the sum of |z - V c|}, and its score is the length of {@code z - V c}: a few wrong features do not
 * pull it off its place on the plane, where least squares would spread them over all features. The two are close, not equal:
 * in training the pattern is shrunk as well. With few features or a large weight the pattern may have full rank; then nothing
 * is left of any new row, and all score 0.
 *
 * <p>Use it where rows follow few patterns and anomalies are errors in some entries: sensors, video, ratings. The paper
 * proves that L and S are found exactly where L has low rank spread over all features and S is sparse and random. Where all
 * features are noisy, the noise lands in S; a row that is wrong in all features by a little is found, one that lies far out
 * on the plane is not. Scale first where units differ. No mean is taken off: the pattern holds it, at the price of a rank.
 *
 * <p>The linear ancestor of the robust autoencoder. Solved by the alternating directions method of multipliers with one
 * singular value decomposition an iteration; the step size of the paper, {@code n d / (4 sum of |M_ij|)}, is doubled or
 * halved in the first 60 iterations where the two residuals differ tenfold, then in every 20th up to the half. Iterations end when M - L - S and the change of S
 * are both below {@code tolerance} times the size of M. Reported as the loss of an iteration: the objective, in units of
 * the largest entry.
 *
 * <p>Cost O(n d min(n, d)) an iteration, 50 to 500 iterations; six n x d matrices; at most {@value #LIMIT} of rows or
 * features.
 *
 * <p>E. J. Candès, X. Li, Y. Ma, J. Wright (2011), Robust principal component analysis?, doi:10.1145/1970392.1970395.
 *
 * @param weight factor of the paper's lambda, above 0, 1 by default; smaller puts more into S, larger less
 * @param iterations the most iterations, at least 1; 1000 by default
 * @param tolerance when to stop, above 0 and below 1; 1e-7 by default
 */
public record RobustPca(double weight, int iterations, double tolerance) implements IterativeDetector {
    /** The most rows or features, whichever are fewer. */
    static final int LIMIT = 5000;

    /** Checks the ranges. */
    public RobustPca {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight is " + weight + ", expected a finite number above 0");
        }
        if (iterations < 1) {
            throw new IllegalArgumentException("iterations is " + iterations + ", expected at least 1");
        }
        if (!(tolerance > 0 && tolerance < 1)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + ", expected more than 0 and less than 1");
        }
    }

    /**
     * The lambda of the paper.
     *
     * @return weight 1, at most 1000 iterations, tolerance 1e-7
     */
    public static RobustPca withDefaults() {
        return new RobustPca(1, 1000, 1e-7);
    }

    /**
     * With another weight of the errors.
     *
     * @param other factor of the paper's lambda, above 0
     * @return a new detector
     */
    public RobustPca withWeight(double other) {
        return new RobustPca(other, iterations, tolerance);
    }

    /**
     * With another limit of iterations.
     *
     * @param other at least 1
     * @return a new detector
     */
    public RobustPca withIterations(int other) {
        return new RobustPca(weight, other, tolerance);
    }

    /**
     * With another precision.
     *
     * @param other above 0 and below 1
     * @return a new detector
     */
    public RobustPca withTolerance(double other) {
        return new RobustPca(weight, iterations, other);
    }

    /**
     * Splits the training rows.
     *
     * @param train at least one row
     * @param listener told the objective after each iteration; may stop, then the split so far is kept
     * @return pattern, errors and score
     * @throws IllegalArgumentException if there are no rows, or more than 5,000 rows and features
     */
    @Override
    public Model fit(Dataset train, EpochListener listener) {
        if (train.size() == 0 || Math.min(train.size(), train.width()) > LIMIT) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows and "
                    + train.width() + " features, expected at least 1 row and at most " + LIMIT + " of one of them");
        }
        double lambda = weight / Math.sqrt(Math.max(train.size(), train.width()));
        Pursuit pursuit = new Pursuit(train.rows(), lambda);
        pursuit.run(iterations, tolerance, listener);
        double[][] errors = pursuit.errors();
        double[] scores = Arrays.stream(errors).mapToDouble(RobustPca::length).toArray();
        return new Model(this, pursuit.pattern(), errors, pursuit.basis(), scores);
    }

    @Override
    public Model fit(Dataset train) {
        return fit(train, EpochListener.NONE);
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public Model restore(State state) {
        return new Model(
                this,
                state.table("pattern"),
                state.table("errors"),
                state.table("basis"),
                state.numbers("trainingScores"));
    }

    /** The Euclidean length, at most the largest double. */
    private static double length(double[] row) {
        double largest = 0;
        for (double value : row) {
            largest = Math.max(largest, Math.abs(value));
        }
        if (largest == 0 || !(largest <= Double.MAX_VALUE)) {
            return largest == 0 ? 0 : Double.MAX_VALUE;
        }
        double sum = 0;
        for (double value : row) {
            sum += value / largest * (value / largest);
        }
        return Math.min(Double.MAX_VALUE, largest * Math.sqrt(sum));
    }

    /** The split of the training rows, and the score of others. */
    public static final class Model implements FittedDetector {
        private final RobustPca detector;
        private final double[][] pattern;
        private final double[][] errors;
        private final double[][] basis;
        private final double[] trainingScores;

        private Model(
                RobustPca detector, double[][] pattern, double[][] errors, double[][] basis, double[] trainingScores) {
            this.detector = detector;
            this.pattern = pattern;
            this.errors = errors;
            this.basis = basis;
            this.trainingScores = trainingScores;
        }

        @Override
        public double[] score(double[][] rows) {
            return Arrays.stream(errors(rows)).mapToDouble(RobustPca::length).toArray();
        }

        /**
         * What the pattern leaves of rows, new or not: {@code z - V c}.
         *
         * @param rows as wide as the training rows
         * @return new rows of the same width
         * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
         */
        public double[][] errors(double[][] rows) {
            Rows.check(rows, errors[0].length);
            return LeastDeviations.left(rows, basis);
        }

        /**
         * The pattern L of the training rows.
         *
         * @return a new array
         */
        public double[][] pattern() {
            return Arrays.stream(pattern).map(double[]::clone).toArray(double[][]::new);
        }

        /**
         * The errors S of the training rows, most of them exactly 0.
         *
         * @return a new array
         */
        public double[][] errors() {
            return Arrays.stream(errors).map(double[]::clone).toArray(double[][]::new);
        }

        /**
         * The rank of the pattern.
         *
         * @return 0 to the smaller of rows and features
         */
        public int rank() {
            return basis.length;
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("pattern", pattern)
                    .with("errors", errors)
                    .with("basis", basis)
                    .with("trainingScores", trainingScores);
        }
    }
}
