package anomaly.boundary;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/**
 * The one-class support vector machine: in the space of a kernel K, the plane that separates the rows from the origin with
 * the largest margin, but for a share nu of them. With an {@link Kernel.Rbf} kernel it is a closed curve around the rows.
 *
 * <pre>
 * minimize  1/2 sum_ij a_i a_j K(x_i, x_j)   over a,   0 &lt;= a_i &lt;= 1,   sum_i a_i = nu n
 * score(x) = rho - sum_i a_i K(x_i, x)
 * </pre>
 *
 * <p>rho is the value of the sum on the boundary: a score above 0 means outside, below 0 inside. Scores have no unit and
 * grow with n. At most a share nu of the training rows lies outside, at least a share nu has a weight a above 0: these are
 * the {@linkplain SupportVectors support vectors}, and only they are needed to score.
 *
 * <p>Use it where normal rows fill a region that has a boundary, in any dimension, and where few of the training rows are
 * anomalies; nu is an upper bound of their share. Scale first where units differ. Not for clusters of different density,
 * and not where rows far from everything must be told apart: their scores all approach rho.
 *
 * <p><b>Training rows</b> are scored as new rows are. So a support vector takes part in its own score, by a K(x, x), which
 * for a bell is at most 1 of rho; it is how LIBSVM and scikit-learn score them, too.
 *
 * <p><b>Cost.</b> Some nu n rows of the kernel matrix before the first step and about as many after, each n (d + 20)
 * operations, and n simple operations a step; memory {@code cacheMegabytes} for rows of the kernel and 8 d n bytes. To score
 * m rows, m (d + 20) operations a support vector. Rows of the kernel are computed in parallel; one thread and many give the
 * same bits. For hundreds of thousands of rows take {@link OneClassSvmApproximate}.
 *
 * <p><b>Interrupted</b>, or after {@code maximumIterations}, fitting ends with the weights reached so far: they obey the
 * constraints, but the boundary is not yet the best one, and {@link Model#converged()} is false. The thread stays marked as
 * interrupted. It is looked at before each step, so not while the rows before the first one are summed, and not at all with
 * {@link Solver#LIBSVM}.
 *
 * <p><b>Deviations from the paper.</b> Weights and rho are larger by nu n, as in LIBSVM and scikit-learn; the score is
 * minus their decision function. With nu 1 all weights are 1, and rho is the largest sum, where LIBSVM has infinity.
 *
 * <p>B. Schoelkopf, J. Platt, J. Shawe-Taylor, A. Smola, R. Williamson (2001), Estimating the support of a high-dimensional
 * distribution, doi:10.1162/089976601750264965.
 *
 * @param kernel how alike two rows are; a bell with gamma by {@link Gamma#SCALE} by default
 * @param nu more than 0, at most 1; 0.1 by default: about the share of training rows left outside
 * @param tolerance by how much gradients may miss the optimum, above 0; 0.001 by default
 * @param solver {@link Solver#OWN} by default
 * @param cacheMegabytes memory for rows of the kernel, at least 1; 100 by default
 * @param maximumIterations steps after which to stop, at least 1; 10 million by default, and always with {@link
 *     Solver#LIBSVM}
 */
public record OneClassSvm(
        Kernel kernel, double nu, double tolerance, Solver solver, int cacheMegabytes, int maximumIterations)
        implements Detector {
    private static final int ITERATIONS = 10_000_000;

    /** Checks the ranges. */
    public OneClassSvm {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(solver, "solver");
        Ranges.nu(nu);
        Ranges.tolerance(tolerance);
        Ranges.atLeast1("cacheMegabytes", cacheMegabytes);
        Ranges.atLeast1("maximumIterations", maximumIterations);
        if (solver == Solver.LIBSVM && maximumIterations != ITERATIONS) {
            throw new IllegalArgumentException("maximumIterations is " + maximumIterations + ", expected " + ITERATIONS
                    + " with solver LIBSVM, which cannot be stopped earlier");
        }
    }

    /**
     * The usual settings for the rest.
     *
     * @param kernel how alike two rows are
     * @param nu more than 0, at most 1
     */
    public OneClassSvm(Kernel kernel, double nu) {
        this(kernel, nu, 0.001, Solver.OWN, 100, ITERATIONS);
    }

    /**
     * A bell whose gamma {@link Gamma#SCALE} finds, nu 0.1, tolerance 0.001.
     *
     * @return the usual settings
     */
    public static OneClassSvm withDefaults() {
        return new OneClassSvm(new Kernel.Rbf(Gamma.SCALE), 0.1);
    }

    /**
     * The same with another kernel.
     *
     * @param other how alike two rows are
     * @return new settings
     */
    public OneClassSvm withKernel(Kernel other) {
        return new OneClassSvm(other, nu, tolerance, solver, cacheMegabytes, maximumIterations);
    }

    /**
     * The same kernel with another gamma.
     *
     * @param gamma above 0
     * @return new settings
     */
    public OneClassSvm withGamma(double gamma) {
        return withKernel(kernel.with(Gamma.of(gamma)));
    }

    /**
     * The same with another nu.
     *
     * @param other more than 0, at most 1
     * @return new settings
     */
    public OneClassSvm withNu(double other) {
        return new OneClassSvm(kernel, other, tolerance, solver, cacheMegabytes, maximumIterations);
    }

    /**
     * The same with another tolerance.
     *
     * @param other above 0
     * @return new settings
     */
    public OneClassSvm withTolerance(double other) {
        return new OneClassSvm(kernel, nu, other, solver, cacheMegabytes, maximumIterations);
    }

    /**
     * The same with another solver.
     *
     * @param other who finds the optimum
     * @return new settings
     */
    public OneClassSvm withSolver(Solver other) {
        return new OneClassSvm(kernel, nu, tolerance, other, cacheMegabytes, maximumIterations);
    }

    /**
     * The same with another limit of memory.
     *
     * @param other megabytes, at least 1
     * @return new settings
     */
    public OneClassSvm withCacheMegabytes(int other) {
        return new OneClassSvm(kernel, nu, tolerance, solver, other, maximumIterations);
    }

    /**
     * The same with another limit of steps: 1, 10, 100 show how the boundary comes about.
     *
     * @param other at least 1
     * @return new settings
     */
    public OneClassSvm withMaximumIterations(int other) {
        return new OneClassSvm(kernel, nu, tolerance, solver, cacheMegabytes, other);
    }

    @Override
    public Model fit(Dataset train) {
        double[][] rows = Ranges.trainingRows(train);
        Kernel fixed = kernel.fixed(rows);
        KernelMatrix matrix = new KernelMatrix(fixed, rows);
        double[] diagonal = matrix.diagonal();
        SupportVectors.checkDiagonal(diagonal);
        Solution solution = solver == Solver.LIBSVM
                ? LibsvmSolver.solve(fixed, rows, nu, tolerance, cacheMegabytes)
                : Smo.solve(
                        matrix,
                        rows,
                        nu * rows.length,
                        new double[rows.length],
                        tolerance,
                        maximumIterations,
                        cacheMegabytes);
        return new Model(this, SupportVectors.of(fixed, rows, solution.weights()), solution);
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public Model restore(State state) {
        return new Model(this, state);
    }

    /** A fitted one-class support vector machine. */
    public static final class Model implements FittedDetector {
        private final OneClassSvm detector;
        private final SupportVectors support;
        private final double rho;
        private final double[] trainingScores;
        private final int iterations;
        private final boolean converged;

        private Model(OneClassSvm detector, SupportVectors support, Solution solution) {
            this.detector = detector;
            this.support = support;
            rho = solution.multiplier();
            trainingScores =
                    Arrays.stream(solution.gradient()).map(sum -> rho - sum).toArray();
            iterations = solution.iterations();
            converged = solution.converged();
        }

        private Model(OneClassSvm detector, State state) {
            this.detector = detector;
            support = SupportVectors.restore(detector.kernel, state.state("support"));
            rho = state.number("rho");
            trainingScores = state.numbers("trainingScores");
            iterations = state.integer("iterations");
            converged = state.flag("converged");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("support", support.state())
                    .with("rho", rho)
                    .with("trainingScores", trainingScores)
                    .with("iterations", iterations)
                    .with("converged", converged);
        }

        @Override
        public double[] score(double[][] rows) {
            return Arrays.stream(support.sums(rows))
                    .map(sum -> Ranges.finite(rho - sum))
                    .toArray();
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        /**
         * The rows that carry the boundary.
         *
         * @return the support vectors and their weights
         */
        public SupportVectors support() {
            return support;
        }

        /**
         * What the sum of weighted likenesses is on the boundary.
         *
         * @return rho
         */
        public double rho() {
            return rho;
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
                    "one-class SVM: %s, rho %.6g, %,d steps%s",
                    support,
                    rho,
                    iterations,
                    converged ? "" : ", not converged");
        }
    }
}
