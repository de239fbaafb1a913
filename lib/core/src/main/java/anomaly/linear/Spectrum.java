package anomaly.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Eigenvalues (ascending) and eigenvectors (rows) of a symmetric tridiagonal matrix by divide and conquer: cut it in two,
 * solve both, and correct for the element that was cut, a change of rank one ({@link Merge}).
 */
final class Spectrum {
    private static final int SMALL = 32;
    private static final int PARALLEL = 128;

    private final double[] values;
    private final double[][] vectors;

    Spectrum(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    double[] values() {
        return values;
    }

    double[][] vectors() {
        return vectors;
    }

    static Spectrum of(double[] diagonal, double[] offDiagonal) {
        return of(diagonal.clone(), offDiagonal, 0, diagonal.length);
    }

    private static Spectrum of(double[] diagonal, double[] off, int from, int to) {
        if (to - from <= SMALL) {
            return small(Arrays.copyOfRange(diagonal, from, to), Arrays.copyOfRange(off, from, Math.max(from, to - 1)));
        }
        int cut = (from + to) / 2;
        double beta = off[cut - 1];
        diagonal[cut - 1] -= Math.abs(beta);
        diagonal[cut] -= Math.abs(beta);
        IntStream halves = IntStream.range(0, 2);
        Spectrum[] solved = (to - from < PARALLEL ? halves : halves.parallel())
                .mapToObj(half -> half == 0 ? of(diagonal, off, from, cut) : of(diagonal, off, cut, to))
                .toArray(Spectrum[]::new);
        return new Merge(solved[0], solved[1], beta).spectrum();
    }

    /** In ascending order of the values. */
    static Spectrum sorted(double[] values, double[][] vectors) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        return new Spectrum(
                Arrays.stream(order).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(order).mapToObj(i -> vectors[i]).toArray(double[][]::new));
    }

    /** The QL algorithm with implicit shifts. */
    private static Spectrum small(double[] d, double[] off) {
        int n = d.length;
        double[] e = Arrays.copyOf(off, n);
        double[][] z = new double[n][n];
        for (int i = 0; i < n; i++) {
            z[i][i] = 1;
        }
        for (int l = 0; l < n; l++) {
            for (int m = negligible(d, e, l); m > l; m = negligible(d, e, l)) {
                sweep(d, e, z, l, m);
            }
        }
        return sorted(d, z);
    }

    /** The first place from l on where the off-diagonal element does not matter. */
    private static int negligible(double[] d, double[] e, int l) {
        int m = l;
        while (m < d.length - 1
                && Math.abs(e[m]) > Math.ulp(1.0) / 2 * (Math.abs(d[m]) + Math.abs(d[m + 1]))
                && Math.abs(e[m]) > Double.MIN_NORMAL) {
            m++;
        }
        return m;
    }

    private static void sweep(double[] d, double[] e, double[][] z, int l, int m) {
        double g = (d[l + 1] - d[l]) / (2 * e[l]);
        double r = Math.hypot(g, 1);
        g = d[m] - d[l] + e[l] / (g + Math.copySign(r, g));
        double s = 1;
        double c = 1;
        double p = 0;
        for (int i = m - 1; i >= l; i--) {
            double f = s * e[i];
            double b = c * e[i];
            r = Math.hypot(f, g);
            e[i + 1] = r;
            if (r == 0) {
                // The matrix fell apart here.
                d[i + 1] -= p;
                e[m] = 0;
                return;
            }
            s = f / r;
            c = g / r;
            g = d[i + 1] - p;
            r = (d[i] - g) * s + 2 * c * b;
            p = s * r;
            d[i + 1] = g + p;
            g = c * r - b;
            rotate(z[i], z[i + 1], c, s);
        }
        d[l] -= p;
        e[l] = g;
        e[m] = 0;
    }

    /** Turns two vectors: x becomes c x - s y, y becomes s x + c y. */
    static void rotate(double[] x, double[] y, double c, double s) {
        for (int k = 0; k < x.length; k++) {
            double old = y[k];
            y[k] = s * x[k] + c * old;
            x[k] = c * x[k] - s * old;
        }
    }
}
