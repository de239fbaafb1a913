package anomaly.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Joins the spectra of two halves: eigenvalues and eigenvectors of {@code D + rho z z'}, D holding the eigenvalues of both
 * and z the touching ends of their eigenvectors. Where z has (or can be turned to have) a zero, a pair stays as it is; the
 * others come from {@link SecularEquation}.
 */
final class Merge {
    private static final double EPSILON = Math.ulp(1.0) / 2;

    private final int cut;
    private final double[] values;
    private final double[][] vectors;
    private final boolean[] left;
    private final boolean[] right;
    private final double[] z;
    private final double rho;

    Merge(Spectrum one, Spectrum two, double beta) {
        cut = one.values().length;
        int size = cut + two.values().length;
        values = Arrays.copyOf(one.values(), size);
        System.arraycopy(two.values(), 0, values, cut, size - cut);
        vectors = new double[size][size];
        left = new boolean[size];
        right = new boolean[size];
        z = new double[size];
        for (int i = 0; i < size; i++) {
            left[i] = i < cut;
            right[i] = i >= cut;
            double[] half = left[i] ? one.vectors()[i] : two.vectors()[i - cut];
            System.arraycopy(half, 0, vectors[i], left[i] ? 0 : cut, half.length);
            // Both ends have length 1, z has length 1 together with rho doubled.
            z[i] = Math.sqrt(0.5) * (left[i] ? half[cut - 1] : Math.copySign(1, beta) * half[0]);
        }
        rho = 2 * Math.abs(beta);
    }

    Spectrum spectrum() {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        int[] open = undecided(order);
        if (open.length > 0) {
            combine(open);
        }
        return Spectrum.sorted(values, vectors);
    }

    /** The places, by ascending value, whose pairs change. */
    private int[] undecided(int[] order) {
        double largest = 0;
        for (int i = 0; i < values.length; i++) {
            largest = Math.max(largest, Math.max(Math.abs(values[i]), Math.abs(z[i])));
        }
        double tolerance = 8 * EPSILON * largest;
        int[] open = new int[values.length];
        int count = 0;
        for (int place : order) {
            if (rho * Math.abs(z[place]) > tolerance) {
                if (count > 0 && turned(open[count - 1], place, tolerance)) {
                    count--;
                }
                open[count] = place;
                count++;
            }
        }
        return Arrays.copyOf(open, count);
    }

    /** Two values so close that a rotation makes the first one's z vanish without harm? Then it is carried out. */
    private boolean turned(int first, int second, double tolerance) {
        double length = Math.hypot(z[first], z[second]);
        double c = z[second] / length;
        double s = z[first] / length;
        double gap = values[second] - values[first];
        if (Math.abs(gap * c * s) > tolerance) {
            return false;
        }
        z[second] = length;
        z[first] = 0;
        Spectrum.rotate(vectors[first], vectors[second], c, s);
        double low = values[first];
        double high = values[second];
        values[first] = low * c * c + high * s * s;
        values[second] = low * s * s + high * c * c;
        left[first] |= left[second];
        right[first] |= right[second];
        left[second] = left[first];
        right[second] = right[first];
        return true;
    }

    private void combine(int[] open) {
        int[] ordered = open.clone();
        SecularEquation equation = new SecularEquation(
                Arrays.stream(ordered).mapToDouble(i -> values[i]).toArray(),
                Arrays.stream(ordered).mapToDouble(i -> z[i]).toArray(),
                rho);
        double[][] combined = new double[open.length][values.length];
        multiply(equation.vectors(), open, left, 0, cut, combined);
        multiply(equation.vectors(), open, right, cut, values.length, combined);
        for (int k = 0; k < open.length; k++) {
            values[open[k]] = equation.values()[k];
            vectors[open[k]] = combined[k];
        }
    }

    /** Only the vectors that reach into a half take part in its columns. */
    private void multiply(double[][] factors, int[] open, boolean[] reaches, int from, int to, double[][] into) {
        int[] part =
                IntStream.range(0, open.length).filter(k -> reaches[open[k]]).toArray();
        double[][] rows = Arrays.stream(part).mapToObj(k -> vectors[open[k]]).toArray(double[][]::new);
        double[][] some = Arrays.stream(factors)
                .map(row -> Arrays.stream(part).mapToDouble(k -> row[k]).toArray())
                .toArray(double[][]::new);
        Products.addTimes(some, rows, 0, rows.length, from, to, into);
    }
}
