package anomaly.reconstruction;

import anomaly.reconstruction.KernelPca.Kernel;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Makes values of a kernel of scalar products, whole matrices at a time. */
final class KernelValues {
    private final double gamma;
    private final boolean distances;
    /** Of the scalar product, or of the squared distance. */
    private final DoubleUnaryOperator function;

    private KernelValues(double gamma, boolean distances, DoubleUnaryOperator function) {
        this.gamma = gamma;
        this.distances = distances;
        this.function = function;
    }

    /** With a gamma for the kernels that leave it to the rule. */
    static KernelValues of(Kernel kernel, double rule) {
        if (kernel instanceof Kernel.Rbf rbf) {
            double gamma = rbf.gamma() == 0 ? rule : rbf.gamma();
            return new KernelValues(gamma, true, d -> Math.exp(-gamma * d));
        }
        if (kernel instanceof Kernel.Polynomial poly) {
            double gamma = poly.gamma() == 0 ? rule : poly.gamma();
            return new KernelValues(gamma, false, p -> Math.pow(gamma * p + poly.coef0(), poly.degree()));
        }
        if (kernel instanceof Kernel.Sigmoid sigmoid) {
            double gamma = sigmoid.gamma() == 0 ? rule : sigmoid.gamma();
            return new KernelValues(gamma, false, p -> Math.tanh(gamma * p + sigmoid.coef0()));
        }
        return new KernelValues(rule, false, p -> p);
    }

    double gamma() {
        return gamma;
    }

    double ofItself(double[] row) {
        return function.applyAsDouble(distances ? 0 : squares(row));
    }

    /** Replaces the scalar products of rows with themselves, a symmetric matrix. */
    void replaceProducts(double[][] products) {
        double[] norms = IntStream.range(0, products.length)
                .mapToDouble(i -> products[i][i])
                .toArray();
        replace(products, norms, norms);
    }

    /** Replaces the scalar products of rows (down) with others (across). */
    void replace(double[][] products, double[][] rows, double[][] others) {
        replace(products, norms(rows), norms(others));
    }

    private double[] norms(double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> distances ? squares(rows[i]) : 0)
                .toArray();
    }

    private void replace(double[][] products, double[] norms, double[] others) {
        IntStream.range(0, products.length).parallel().forEach(i -> {
            double[] row = products[i];
            for (int j = 0; j < row.length; j++) {
                double of = distances ? Math.max(0, norms[i] + others[j] - 2 * row[j]) : row[j];
                row[j] = function.applyAsDouble(of);
            }
        });
    }

    private static double squares(double[] row) {
        double sum = 0;
        for (double value : row) {
            sum += value * value;
        }
        return sum;
    }
}
