package anomaly.boundary;

import java.util.Objects;

/**
 * How alike two rows are: the scalar product of their images in a space that nobody has to enter. A boundary that is flat
 * there is curved here.
 *
 * <pre>
 * Linear      K(a, b) = a.b
 * Rbf         K(a, b) = exp(-gamma |a - b|^2)
 * Polynomial  K(a, b) = (gamma a.b + coef0)^degree
 * Sigmoid     K(a, b) = tanh(gamma a.b + coef0)
 * </pre>
 *
 * <p>{@link Rbf} is the usual one: it encloses clusters of any shape. The others depend on where the origin lies.
 */
public sealed interface Kernel {
    /**
     * The value for two rows.
     *
     * @param a a row
     * @param b a row of the same width
     * @return K(a, b)
     * @throws IllegalStateException if gamma is still a rule: fit first, or give a number
     */
    default double value(double[] a, double[] b) {
        KernelMatrix one = new KernelMatrix(this, new double[][] {a});
        return one.rows(new double[][] {b})[0][0];
    }

    /**
     * The same kernel with another gamma.
     *
     * @param gamma the gamma
     * @return a kernel; a linear one has no gamma and stays as it is
     */
    Kernel with(Gamma gamma);

    /**
     * The same kernel with its gamma worked out for some rows.
     *
     * @param rows the training rows
     * @return a kernel whose gamma, if it has one, is a number
     */
    Kernel fixed(double[][] rows);

    /** The scalar product itself. With it the boundary is a plane. */
    record Linear() implements Kernel {
        @Override
        public Kernel with(Gamma gamma) {
            return this;
        }

        @Override
        public Kernel fixed(double[][] rows) {
            return this;
        }
    }

    /**
     * A bell around each row. Of rows farther apart than 44 / gamma in squared distance it is 5e-20 instead of even less.
     *
     * @param gamma how fast likeness falls with squared distance; large follows every row, small sees one round cloud
     */
    record Rbf(Gamma gamma) implements Kernel {
        /** Checks that gamma is there. */
        public Rbf {
            Objects.requireNonNull(gamma, "gamma");
        }

        /**
         * A bell of known width.
         *
         * @param gamma above 0
         */
        public Rbf(double gamma) {
            this(Gamma.of(gamma));
        }

        @Override
        public Kernel with(Gamma other) {
            return new Rbf(other);
        }

        @Override
        public Kernel fixed(double[][] rows) {
            return with(gamma.fixed(rows));
        }
    }

    /**
     * Products of up to {@code degree} features.
     *
     * @param gamma factor of the scalar product
     * @param coef0 weight of lower degrees, at least 0 for a likeness that is one; often 1
     * @param degree 1 to 30; often 2 or 3
     */
    record Polynomial(Gamma gamma, double coef0, int degree) implements Kernel {
        /** Checks the ranges. */
        public Polynomial {
            Objects.requireNonNull(gamma, "gamma");
            Gamma.requireFinite("coef0", coef0);
            if (degree < 1 || degree > 30) {
                throw new IllegalArgumentException("degree is " + degree + ", expected 1 to 30");
            }
        }

        @Override
        public Kernel with(Gamma other) {
            return new Polynomial(other, coef0, degree);
        }

        @Override
        public Kernel fixed(double[][] rows) {
            return with(gamma.fixed(rows));
        }
    }

    /**
     * As in a neural network. Not positive definite: the optimum is a local one, and the likeness of a row to itself grows
     * with its length.
     *
     * @param gamma factor of the scalar product
     * @param coef0 added to it; often 0
     */
    record Sigmoid(Gamma gamma, double coef0) implements Kernel {
        /** Checks the range. */
        public Sigmoid {
            Objects.requireNonNull(gamma, "gamma");
            Gamma.requireFinite("coef0", coef0);
        }

        @Override
        public Kernel with(Gamma other) {
            return new Sigmoid(other, coef0);
        }

        @Override
        public Kernel fixed(double[][] rows) {
            return with(gamma.fixed(rows));
        }
    }
}
