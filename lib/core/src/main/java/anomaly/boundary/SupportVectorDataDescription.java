package anomaly.boundary;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * Support vector data description: in the space of a kernel K, the smallest sphere around the rows, but for those that are
 * cheaper left outside. With center {@code c = sum_i b_i phi(x_i)}:
 *
 * <pre>
 * minimize  R^2 + C sum_i max(0, |phi(x_i) - c|^2 - R^2)
 *
 * as a problem in the weights b:
 * minimize  sum_ij b_i b_j K(x_i, x_j) - sum_i b_i K(x_i, x_i),   0 &lt;= b_i &lt;= C,   sum_i b_i = 1,   C = 1 / (nu n)
 * score(x) = |phi(x) - c|^2 - R^2 = K(x, x) - 2 sum_i b_i K(x_i, x) + sum_ij b_i b_j K(x_i, x_j) - R^2
 * </pre>
 *
 * <p>The score is a squared distance in the space of the kernel, beyond the sphere: above 0 means outside. nu is given
 * instead of the paper's C since it does not depend on n: at most a share nu of the training rows lies outside, at least a
 * share nu has a weight above 0. With nu n at most 1 the sphere holds all rows.
 *
 * <p><b>With a bell</b> ({@link Kernel.Rbf}) K(x, x) is 1 for every row, so the term without a square is the same for all
 * weights that sum to 1: what is left is the problem of the {@link OneClassSvm} with b = a / (nu n). Then
 *
 * <pre>
 * score(x) = 2 / (nu n) (score of the one-class SVM)
 * </pre>
 *
 * <p>and both rank alike. With the other kernels they differ: {@link Kernel.Linear} gives a sphere around the rows
 * themselves, where the one-class SVM has a plane.
 *
 * <p>Use it where one region, round or by a bell of any shape, holds the normal rows. Scale first where units differ. Not
 * for clusters of different density.
 *
 * <p><b>Training rows</b> are scored as new rows are: a support vector takes part in its own score.
 *
 * <p><b>Cost, interruption, threads:</b> as {@link OneClassSvm} with {@link Solver#OWN}.
 *
 * <p><b>Deviations from the paper.</b> No second class of known anomalies. {@link SupportVectors#alphas()} are nu n b, from
 * 0 to 1, as of the one-class SVM.
 *
 * <p>D. Tax, R. Duin (2004), Support vector data description, doi:10.1023/B:MACH.0000008084.60811.49.
 *
 * @param kernel how alike two rows are; a bell with gamma by {@link Gamma#SCALE} by default
 * @param nu 1 / (C n), more than 0, at most 1; 0.1 by default
 * @param tolerance by how much gradients may miss the optimum, above 0, in the units of K times nu n; 0.001 by default
 * @param cacheMegabytes memory for rows of the kernel, at least 1; 100 by default
 */
public record SupportVectorDataDescription(Kernel kernel, double nu, double tolerance, int cacheMegabytes)
        implements Detector {
    private static final int ITERATIONS = 10_000_000;

    /** Checks the ranges. */
    public SupportVectorDataDescription {
        Objects.requireNonNull(kernel, "kernel");
        Ranges.nu(nu);
        Ranges.tolerance(tolerance);
        Ranges.atLeast1("cacheMegabytes", cacheMegabytes);
    }

    /**
     * Tolerance 0.001 and 100 megabytes.
     *
     * @param kernel how alike two rows are
     * @param nu more than 0, at most 1
     */
    public SupportVectorDataDescription(Kernel kernel, double nu) {
        this(kernel, nu, 0.001, 100);
    }

    /**
     * A bell whose gamma {@link Gamma#SCALE} finds, nu 0.1.
     *
     * @return the usual settings
     */
    public static SupportVectorDataDescription withDefaults() {
        return new SupportVectorDataDescription(new Kernel.Rbf(Gamma.SCALE), 0.1);
    }

    @Override
    public Model fit(Dataset train) {
        double[][] rows = Ranges.trainingRows(train);
        Kernel fixed = kernel.fixed(rows);
        KernelMatrix matrix = new KernelMatrix(fixed, rows);
        double[] diagonal = matrix.diagonal();
        SupportVectors.checkDiagonal(diagonal);
        double sum = nu * rows.length;
        double[] linear = Arrays.stream(diagonal).map(k -> -sum / 2 * k).toArray();
        Solution solution = Smo.solve(matrix, rows, sum, linear, tolerance, ITERATIONS, cacheMegabytes);
        return new Model(this, SupportVectors.of(fixed, rows, solution.weights()), solution, diagonal);
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public Model restore(State state) {
        return new Model(this, state);
    }

    /** A fitted sphere. */
    public static final class Model implements FittedDetector {
        private final SupportVectorDataDescription detector;
        private final SupportVectors support;
        /** nu n. */
        private final double sum;

        private final double squaredRadius;
        /** The squared length of the center, less the squared radius. */
        private final double offset;

        private final double[] trainingScores;
        private final int iterations;
        private final boolean converged;

        private Model(
                SupportVectorDataDescription detector, SupportVectors support, Solution solution, double[] diagonal) {
            this.detector = detector;
            this.support = support;
            sum = detector.nu * diagonal.length;
            double[] gradient = solution.gradient();
            double multiplier = solution.multiplier();
            // With g = K a - nu n diag(K) / 2 the squared distance of row i is |c|^2 - 2 g_i / (nu n).
            double squaredCenter = 0;
            for (int i = 0; i < gradient.length; i++) {
                squaredCenter += solution.weights()[i] / sum * (gradient[i] / sum + diagonal[i] / 2);
            }
            squaredRadius = Math.max(0, squaredCenter - 2 / sum * multiplier);
            offset = 2 / sum * multiplier;
            trainingScores =
                    Arrays.stream(gradient).map(g -> 2 / sum * (multiplier - g)).toArray();
            iterations = solution.iterations();
            converged = solution.converged();
        }

        private Model(SupportVectorDataDescription detector, State state) {
            this.detector = detector;
            support = SupportVectors.restore(detector.kernel, state.state("support"));
            sum = state.number("sum");
            squaredRadius = state.number("squaredRadius");
            offset = state.number("offset");
            trainingScores = state.numbers("trainingScores");
            iterations = state.integer("iterations");
            converged = state.flag("converged");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("support", support.state())
                    .with("sum", sum)
                    .with("squaredRadius", squaredRadius)
                    .with("offset", offset)
                    .with("trainingScores", trainingScores)
                    .with("iterations", iterations)
                    .with("converged", converged);
        }

        @Override
        public double[] score(double[][] rows) {
            double[] scores = support.sums(rows);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = Ranges.finite(support.ofItself(rows[i]) - 2 / sum * scores[i] + offset);
            }
            return scores;
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        /**
         * The rows that carry the sphere.
         *
         * @return the support vectors and their weights, nu n times the paper's
         */
        public SupportVectors support() {
            return support;
        }

        /**
         * The radius of the sphere in the space of the kernel.
         *
         * @return R, at least 0
         */
        public double radius() {
            return Math.sqrt(squaredRadius);
        }

        /**
         * How many steps the solver took.
         *
         * @return at least 0
         */
        public int iterations() {
            return iterations;
        }

        /**
         * Whether the optimum was found to the tolerance.
         *
         * @return false when it was interrupted, or the steps or the precision of numbers ended first
         */
        public boolean converged() {
            return converged;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "data description: %s, radius %.6g, %,d steps%s",
                    support,
                    radius(),
                    iterations,
                    converged ? "" : ", not converged");
        }
    }
}
