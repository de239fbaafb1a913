package anomaly.reconstruction;

import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.linear.Products;
import anomaly.linear.SymmetricEigen;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Principal component pursuit: {@code M = L + S} with the smallest sum of singular values of L and lambda times sizes of S,
 * by alternating directions. Everything is in units of a power of two near the largest entry, and M is held as few long
 * rows, turned where there are more rows than features.
 */
final class Pursuit {
    /** The step size changes at first in every iteration, then now and then, at last never, so that the method converges. */
    private static final int ADAPTING = 60;

    private static final int NOW_AND_THEN = 20;

    private static final double TENFOLD = 10;

    private final boolean turned;
    private final int exponent;
    private final double lambda;
    private final double[][] m;
    private final double[][] s;
    private final double[][] y;
    private double[][] l;
    private double mu;
    private double nuclear;
    private double[][] axes = {};

    Pursuit(double[][] rows, double lambda) {
        this.lambda = lambda;
        turned = rows.length > rows[0].length;
        double largest = 0;
        for (double[] row : rows) {
            for (double value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        exponent = largest == 0 ? 0 : Math.getExponent(largest);
        m = scaled(turned ? Products.transposed(rows) : rows, -exponent);
        l = new double[m.length][m[0].length];
        s = new double[m.length][m[0].length];
        y = new double[m.length][m[0].length];
        double sizes = sum(m, Math::abs);
        mu = sizes == 0 ? 1 : (double) m.length * m[0].length / (4 * sizes);
    }

    private interface Term {
        double of(double value);
    }

    /** Row by row, so that the order does not depend on the threads. */
    private static double sum(double[][] matrix, Term term) {
        double[] sums = new double[matrix.length];
        IntStream.range(0, matrix.length).parallel().forEach(i -> {
            double sum = 0;
            for (double value : matrix[i]) {
                sum += term.of(value);
            }
            sums[i] = sum;
        });
        double total = 0;
        for (double part : sums) {
            total += part;
        }
        return total;
    }

    private static double[][] scaled(double[][] matrix, int exponent) {
        return Arrays.stream(matrix)
                .map(row -> Arrays.stream(row).map(x -> Math.scalb(x, exponent)).toArray())
                .toArray(double[][]::new);
    }

    void run(int iterations, double tolerance, EpochListener listener) {
        double size = Math.sqrt(sum(m, x -> x * x));
        for (int i = 1; i <= iterations; i++) {
            shrinkPattern();
            double change = mu * Math.sqrt(shrinkErrors());
            double gap = Math.sqrt(updateMultipliers());
            double loss = nuclear + lambda * sum(s, Math::abs);
            // The multipliers are of size lambda an entry, so the change of S is measured against as much.
            double slack = lambda * Math.sqrt((double) m.length * m[0].length);
            Epoch epoch =
                    new Epoch(i, iterations, loss, Map.of("gap", gap, "change", change, "rank", (double) axes.length));
            boolean done = gap <= tolerance * size && change <= tolerance * slack;
            if (!listener.after(epoch) || done || Thread.currentThread().isInterrupted()) {
                return;
            }
            boolean adapting = i <= ADAPTING || (i % NOW_AND_THEN == 0 && i <= iterations / 2);
            if (adapting && gap * slack > TENFOLD * change * size) {
                mu *= 2;
            } else if (adapting && change * size > TENFOLD * gap * slack) {
                mu /= 2;
            }
        }
    }

    /** L: the singular values of M - S + Y / mu, made smaller by 1 / mu, by way of the eigenvectors of its products. */
    private void shrinkPattern() {
        double[][] target = new double[m.length][];
        IntStream.range(0, m.length).parallel().forEach(i -> {
            double[] row = m[i].clone();
            for (int j = 0; j < row.length; j++) {
                row[j] += y[i][j] / mu - s[i][j];
            }
            target[i] = row;
        });
        double bound = 1 / mu;
        SymmetricEigen eigen = SymmetricEigen.of(Products.dots(target, target), values ->
                (int) Arrays.stream(values).takeWhile(v -> Math.sqrt(v) > bound).count());
        axes = eigen.vectors();
        nuclear = 0;
        double[][] kept = new double[axes.length][];
        for (int k = 0; k < axes.length; k++) {
            double value = Math.sqrt(eigen.value(k));
            double share = (value - bound) / value;
            nuclear += value - bound;
            kept[k] = Arrays.stream(axes[k]).map(x -> x * share).toArray();
        }
        if (axes.length == 0) {
            l = new double[m.length][m[0].length];
        } else if (2 * axes.length < m.length) {
            l = Products.times(Products.transposed(axes), Products.times(kept, target));
        } else {
            l = Products.times(Products.times(Products.transposed(axes), kept), target);
        }
    }

    /** S: every entry of M - L + Y / mu moved towards 0 by lambda / mu. The squared size of its change. */
    private double shrinkErrors() {
        double bound = lambda / mu;
        double[] changes = new double[m.length];
        IntStream.range(0, m.length).parallel().forEach(i -> {
            double[] row = s[i];
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                double target = m[i][j] - l[i][j] + y[i][j] / mu;
                double value = target > bound ? target - bound : target < -bound ? target + bound : 0;
                sum += (value - row[j]) * (value - row[j]);
                row[j] = value;
            }
            changes[i] = sum;
        });
        return Arrays.stream(changes).reduce(0, Double::sum);
    }

    /** Y: plus mu (M - L - S). The squared size of M - L - S. */
    private double updateMultipliers() {
        double[] gaps = new double[m.length];
        IntStream.range(0, m.length).parallel().forEach(i -> {
            double sum = 0;
            for (int j = 0; j < m[i].length; j++) {
                double gap = m[i][j] - l[i][j] - s[i][j];
                y[i][j] += mu * gap;
                sum += gap * gap;
            }
            gaps[i] = sum;
        });
        return Arrays.stream(gaps).reduce(0, Double::sum);
    }

    double[][] pattern() {
        return scaled(turned ? Products.transposed(l) : l, exponent);
    }

    double[][] errors() {
        return scaled(turned ? Products.transposed(s) : s, exponent);
    }

    /** The multipliers of M = L + S, each side's subgradient at the optimum; a row each training row. */
    double[][] multipliers() {
        return turned ? Products.transposed(y) : y;
    }

    /** An orthonormal basis of the space of the rows of L. */
    double[][] basis() {
        if (turned || axes.length == 0) {
            return axes;
        }
        // L = U D V': the rows of U' L, made orthonormal once more, since the small ones hold rounding of the large.
        double[][] basis = Products.times(axes, l);
        for (int k = 0; k < basis.length; k++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < k; i++) {
                    addMultiple(-dot(basis[i], basis[k]), basis[i], basis[k]);
                }
                double length = Math.sqrt(dot(basis[k], basis[k]));
                for (int j = 0; j < basis[k].length; j++) {
                    basis[k][j] /= length;
                }
            }
        }
        return basis;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static void addMultiple(double factor, double[] a, double[] into) {
        for (int j = 0; j < a.length; j++) {
            into[j] += factor * a[j];
        }
    }
}
