package anomaly.reconstruction;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import anomaly.linear.Components;
import anomaly.linear.Products;
import anomaly.linear.SymmetricEigen;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Principal components of bent patterns: a kernel k stands for the scalar product in a space of many more dimensions, where
 * the training rows are put, and there a flat plane of components is fitted. Rows off that plane are odd. The score is the
 * squared distance to it, the reconstruction error, which needs the kernel only:
 *
 * <pre>
 * score(z) = k(z, z) - 2 mean of k(z, x_i) + mean of k(x_i, x_j) - sum of f_l(z)² over the components kept
 * f_l(z)   = sum of a_li (k(z, x_i) - mean of k(x_j, x_i) over j)
 * </pre>
 *
 * <p>with a_l the l-th eigenvector of the centered kernel matrix, divided by the root of its eigenvalue. No unit; with
 * {@link Kernel.Rbf} from 0 up to about 2, since rows far from all training rows are all equally far; with {@link
 * Kernel.Linear} the error of {@link PrincipalComponents}; {@link Kernel.Sigmoid} is no scalar product, and its score may be
 * negative. Scale first where units differ.
 *
 * <p>Use it for one bent or hollow cloud, with a few dozen components: too few and everything is odd, too many and the plane
 * passes through every training row. It is made for training rows without anomalies: an anomaly far from all others gets a
 * component of its own as soon as its variance is among the largest. With {@link Components#all()} training rows score 0 up to rounding: a training row
 * does vouch for itself here, the more, the more components. Components with less than 1e-12 of the largest variance are
 * rounding and not kept.
 *
 * <p>Cost O(n² d + n³) and three n x n matrices, so at most {@value #LIMIT} rows; O(n (d + components)) a row to score.
 *
 * <p>H. Hoffmann (2007), Kernel PCA for novelty detection, doi:10.1016/j.patcog.2006.07.009. B. Schölkopf, A. Smola, K.-R.
 * Müller (1998), Nonlinear component analysis as a kernel eigenvalue problem, doi:10.1162/089976698300017467.
 *
 * @param kernel how alike two rows are, {@link Kernel.Rbf} with gamma by rule by default
 * @param components how many to keep, by number or by share of the variance in the space of the kernel; 30 by default
 */
public record KernelPca(Kernel kernel, Components components) implements Detector {
    /** The most training rows. */
    static final int LIMIT = 5000;

    private static final double ROUNDING = 1e-12;
    private static final int BLOCK = 256;

    /** How alike two rows are: the scalar product of their images. */
    public sealed interface Kernel {
        /** The scalar product itself. */
        record Linear() implements Kernel {}

        /**
         * {@code exp(-gamma |a - b|²)}: a bell around each row.
         *
         * @param gamma above 0; or 0 for 1 / (d times the mean variance of the features). Large follows every row, small
         *     sees one flat cloud
         */
        record Rbf(double gamma) implements Kernel {
            /** Checks the range. */
            public Rbf {
                checkGamma(gamma);
            }
        }

        /**
         * {@code (gamma a.b + coef0)^degree}: products of features.
         *
         * @param gamma above 0; or 0 for 1 / (d times the mean variance of the features)
         * @param coef0 weight of lower degrees, at least 0; often 1
         * @param degree 1 to 30; often 2 or 3
         */
        record Polynomial(double gamma, double coef0, int degree) implements Kernel {
            /** Checks the ranges. */
            public Polynomial {
                checkGamma(gamma);
                if (!(coef0 >= 0 && coef0 < Double.POSITIVE_INFINITY)) {
                    throw new IllegalArgumentException(
                            "coef0 is " + coef0 + ", expected a finite number of at least 0");
                }
                if (degree < 1 || degree > 30) {
                    throw new IllegalArgumentException("degree is " + degree + ", expected 1 to 30");
                }
            }
        }

        /**
         * {@code tanh(gamma a.b + coef0)}, as in a neural network.
         *
         * @param gamma above 0; or 0 for 1 / (d times the mean variance of the features)
         * @param coef0 added to the scalar product; finite, often 0
         */
        record Sigmoid(double gamma, double coef0) implements Kernel {
            /** Checks the ranges. */
            public Sigmoid {
                checkGamma(gamma);
                if (!Double.isFinite(coef0)) {
                    throw new IllegalArgumentException("coef0 is " + coef0 + ", expected a finite number");
                }
            }
        }

        private static void checkGamma(double gamma) {
            if (!(gamma >= 0 && gamma < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(
                        "gamma is " + gamma + ", expected a finite number above 0, or 0 for the rule");
            }
        }
    }

    /** Checks that nothing is missing. */
    public KernelPca {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(components, "components");
    }

    /**
     * Thirty components with a bell whose width goes by the variance of the features.
     *
     * @return the default
     */
    public static KernelPca withDefaults() {
        return new KernelPca(new Kernel.Rbf(0), Components.number(30));
    }

    /**
     * With another kernel.
     *
     * @param other how alike two rows are
     * @return a new detector
     */
    public KernelPca withKernel(Kernel other) {
        return new KernelPca(other, components);
    }

    /**
     * With other components.
     *
     * @param other how many to keep
     * @return a new detector
     */
    public KernelPca withComponents(Components other) {
        return new KernelPca(kernel, other);
    }

    /**
     * Decomposes the kernel matrix.
     *
     * @param train 1 to 5,000 rows
     * @return the components and the error they leave
     * @throws IllegalArgumentException if there are no or too many rows, or values for which the kernel is no number
     */
    @Override
    public FittedDetector fit(Dataset train) {
        int size = train.size();
        if (size > LIMIT) {
            throw new IllegalArgumentException(
                    "data set '" + train.name() + "' has " + size + " rows, expected at most " + LIMIT
                            + ": the kernel matrix would have " + (long) size * size + " entries, sample rows first");
        }
        double[] mean = Products.means(train);
        // Distances do not change with the origin, and lose fewer digits near the mean; products do change.
        double[] origin = kernel instanceof Kernel.Rbf ? mean : new double[mean.length];
        double[][] values = Products.outer(train, origin);
        KernelValues function = KernelValues.of(kernel, gamma(train, mean));
        function.replaceProducts(values);
        double[] means = new double[size];
        for (int i = 0; i < size; i++) {
            means[i] = Arrays.stream(values[i]).sum() / size;
        }
        double all = Arrays.stream(means).sum() / size;
        if (!Double.isFinite(all)) {
            throw new IllegalArgumentException(
                    "kernel is " + kernel + ", expected one that is a number for these rows: scale the features first");
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                values[i][j] += all - means[i] - means[j];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(values, found -> components.count(positive(found)));
        double[][] factors = eigen.vectors();
        double[] scores = trainingScores(values, eigen.values(), factors);
        double[] shifts = new double[factors.length];
        for (int l = 0; l < factors.length; l++) {
            double root = Math.sqrt(eigen.value(l));
            for (int i = 0; i < size; i++) {
                factors[l][i] /= root;
                shifts[l] += factors[l][i] * means[i];
            }
        }
        double[][] rows = IntStream.range(0, size)
                .mapToObj(i -> minus(train.row(i), origin))
                .toArray(double[][]::new);
        return new Fitted(this, function, rows, origin, factors, shifts, all, scores);
    }

    /** The squared coordinate of a training row is the eigenvalue times the square of its entry: exact where both are small. */
    private static double[] trainingScores(double[][] centered, double[] values, double[][] vectors) {
        double[] scores = new double[centered.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = centered[i][i];
            for (int l = 0; l < vectors.length; l++) {
                scores[i] -= values[l] * vectors[l][i] * vectors[l][i];
            }
        }
        return scores;
    }

    private static double[] positive(double[] values) {
        return Arrays.stream(values)
                .takeWhile(value -> value > 0 && value > ROUNDING * values[0])
                .toArray();
    }

    private static double[] minus(double[] row, double[] origin) {
        double[] moved = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            moved[j] = row[j] - origin[j];
        }
        return moved;
    }

    /** 1 / (sum of the variances of the features), where the kernel leaves gamma to this rule. */
    private static double gamma(Dataset train, double[] mean) {
        double squares = 0;
        for (int i = 0; i < train.size(); i++) {
            double[] row = train.row(i);
            for (int j = 0; j < mean.length; j++) {
                squares += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
        }
        double gamma = train.size() / squares;
        return gamma > 0 && gamma < Double.POSITIVE_INFINITY ? gamma : 1;
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(
                this,
                KernelValues.of(kernel, state.number("gamma")),
                state.table("rows"),
                state.numbers("origin"),
                state.table("factors"),
                state.numbers("shifts"),
                state.number("mean"),
                state.numbers("trainingScores"));
    }

    private static final class Fitted implements FittedDetector {
        private final KernelPca detector;
        private final KernelValues function;
        private final double[][] rows;
        private final double[] origin;
        private final double[][] factors;
        private final double[] shifts;
        private final double mean;
        private final double[] trainingScores;

        Fitted(
                KernelPca detector,
                KernelValues function,
                double[][] rows,
                double[] origin,
                double[][] factors,
                double[] shifts,
                double mean,
                double[] trainingScores) {
            this.detector = detector;
            this.function = function;
            this.rows = rows;
            this.origin = origin;
            this.factors = factors;
            this.shifts = shifts;
            this.mean = mean;
            this.trainingScores = trainingScores;
        }

        @Override
        public double[] score(double[][] asked) {
            Rows.check(asked, origin.length);
            double[] scores = new double[asked.length];
            for (int from = 0; from < asked.length; from += BLOCK) {
                double[][] some = Arrays.stream(asked, from, Math.min(asked.length, from + BLOCK))
                        .map(row -> minus(row, origin))
                        .toArray(double[][]::new);
                System.arraycopy(errors(some), 0, scores, from, some.length);
            }
            return scores;
        }

        private double[] errors(double[][] some) {
            // One row of values a training row: the loops run along the rows asked for.
            double[][] values = Products.timesTransposed(rows, some);
            function.replace(values, rows, some);
            double[] errors = new double[some.length];
            for (double[] row : values) {
                for (int i = 0; i < errors.length; i++) {
                    errors[i] -= row[i];
                }
            }
            double[][] coordinates = Products.times(factors, values);
            for (int i = 0; i < errors.length; i++) {
                double error = function.ofItself(some[i]) + 2 * errors[i] / rows.length + mean;
                for (int l = 0; l < shifts.length; l++) {
                    double coordinate = coordinates[l][i] - shifts[l];
                    error -= coordinate * coordinate;
                }
                errors[i] = error < Double.MAX_VALUE && error > -Double.MAX_VALUE ? error : Double.MAX_VALUE;
            }
            return errors;
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("gamma", function.gamma())
                    .with("rows", rows)
                    .with("origin", origin)
                    .with("factors", factors)
                    .with("shifts", shifts)
                    .with("mean", mean)
                    .with("trainingScores", trainingScores);
        }
    }
}
