package anomaly.boundary;

import java.util.function.DoubleUnaryOperator;

/** Makes values of a kernel out of scalar products, many at a time. */
interface KernelFunction {
    /**
     * Replaces scalar products of one row with others by values of the kernel.
     *
     * @param values the products, from {@code from} on
     * @param norm the squared length of the one row
     * @param norms the squared lengths of the others, from {@code fromNorm} on
     */
    void apply(double[] values, int from, int count, double norm, double[] norms, int fromNorm);

    /** The value of a row of that squared length with itself. */
    double ofItself(double norm);

    /** The number gamma is, 0 where there is none. */
    double gamma();

    static KernelFunction of(Kernel kernel) {
        if (kernel instanceof Kernel.Rbf rbf) {
            return new Bell(rbf.gamma().number());
        }
        if (kernel instanceof Kernel.Polynomial polynomial) {
            double gamma = polynomial.gamma().number();
            return new OfProduct(gamma, p -> power(gamma * p + polynomial.coef0(), polynomial.degree()));
        }
        if (kernel instanceof Kernel.Sigmoid sigmoid) {
            double gamma = sigmoid.gamma().number();
            return new OfProduct(gamma, p -> Math.tanh(gamma * p + sigmoid.coef0()));
        }
        return new OfProduct(0, p -> p);
    }

    /** By repeated squaring, as LIBSVM does. */
    private static double power(double base, int exponent) {
        double power = 1;
        double square = base;
        for (int rest = exponent; rest > 0; rest /= 2) {
            if (rest % 2 == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    /** A kernel that depends on the scalar product only. */
    record OfProduct(double gamma, DoubleUnaryOperator function) implements KernelFunction {
        @Override
        public void apply(double[] values, int from, int count, double norm, double[] norms, int fromNorm) {
            for (int k = from; k < from + count; k++) {
                values[k] = function.applyAsDouble(values[k]);
            }
        }

        @Override
        public double ofItself(double norm) {
            return function.applyAsDouble(norm);
        }
    }

    /** exp(-gamma |a - b|^2) with |a - b|^2 = |a|^2 + |b|^2 - 2 a.b. */
    record Bell(double gamma) implements KernelFunction {
        @Override
        public void apply(double[] values, int from, int count, double norm, double[] norms, int fromNorm) {
            double half = -0.5 * gamma;
            for (int k = 0; k < count; k++) {
                double square = norm + norms[fromNorm + k] - 2 * values[from + k];
                values[from + k] = half * (square + Math.abs(square));
            }
            Exponential.replace(values, from, count);
        }

        @Override
        public double ofItself(double norm) {
            return 1;
        }
    }
}
