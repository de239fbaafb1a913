package anomaly.linear;

import java.util.stream.IntStream;

/**
 * Eigenvalues and eigenvectors of {@code D + rho z z'} with D diagonal and ascending without equals, no zero in z and
 * {@code rho > 0}: the roots of {@code 1 + rho sum z_i² / (d_i - lambda)}, of which one lies above each d.
 *
 * <p>Each root is sought as its distance from the nearer d, and z is then replaced by the one of which the roots found are
 * exact (Gu and Eisenstat): that is what keeps the vectors orthogonal.
 */
final class SecularEquation {
    private static final int STEPS = 100;

    private final double[] d;
    private final double[] z;
    private final double rho;
    private final double[] values;
    private final double[][] vectors;

    SecularEquation(double[] d, double[] z, double rho) {
        this.d = d;
        this.z = z;
        this.rho = rho;
        int size = d.length;
        values = new double[size];
        double[][] gaps = new double[size][];
        IntStream.range(0, size).parallel().forEach(k -> gaps[k] = solve(k));
        double[] exact = exactWeights(gaps);
        IntStream.range(0, size).parallel().forEach(k -> divide(exact, gaps[k]));
        vectors = gaps;
    }

    double[] values() {
        return values;
    }

    double[][] vectors() {
        return vectors;
    }

    /** Finds the k-th root and returns its distances d_i - lambda. */
    private double[] solve(int k) {
        boolean last = k == d.length - 1;
        double width = last ? rho * squares() : d[k + 1] - d[k];
        double[] gaps = new double[d.length];
        double middle = width / 2;
        shift(gaps, k, middle);
        Trial trial = new Trial(k, gaps);
        boolean above = !last && trial.value < 0;
        int origin = above ? k + 1 : k;
        double low = above ? -middle : 0;
        double high = above || last ? (last ? width : 0) : middle;
        double at = above ? -middle : middle;
        for (int step = 0; step < STEPS; step++) {
            shift(gaps, origin, at);
            trial = new Trial(k, gaps);
            if (Math.abs(trial.value) <= Math.ulp(1.0) * trial.size) {
                break;
            }
            if (trial.value < 0) {
                low = at;
            } else {
                high = at;
            }
            double next = at + trial.step(last);
            if (!(next > low && next < high)) {
                next = low + (high - low) / 2;
            }
            if (next == at || next == low || next == high) {
                break;
            }
            at = next;
        }
        shift(gaps, origin, at);
        values[k] = d[origin] + at;
        return gaps;
    }

    private double squares() {
        double sum = 0;
        for (double value : z) {
            sum += value * value;
        }
        return sum;
    }

    private void shift(double[] gaps, int origin, double by) {
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (d[i] - d[origin]) - by;
        }
    }

    /** The function at one place, the sum of poles below and of those above, with their slopes. */
    private final class Trial {
        final double value;
        /** What the value is the difference of. */
        final double size;

        private final double slopeBelow;
        private final double slopeAbove;
        private final double lowGap;
        private final double highGap;

        Trial(int k, double[] gaps) {
            int split = Math.min(k, gaps.length - 2);
            double below = 0;
            double above = 0;
            double slope = 0;
            double sizes = 0;
            for (int i = 0; i <= split; i++) {
                double ratio = z[i] / gaps[i];
                below += z[i] * ratio;
                sizes += Math.abs(z[i] * ratio);
                slope += ratio * ratio;
            }
            slopeBelow = rho * slope;
            slope = 0;
            for (int i = split + 1; i < gaps.length; i++) {
                double ratio = z[i] / gaps[i];
                above += z[i] * ratio;
                sizes += Math.abs(z[i] * ratio);
                slope += ratio * ratio;
            }
            slopeAbove = rho * slope;
            value = 1 + rho * below + rho * above;
            size = 1 + rho * sizes;
            lowGap = split < 0 ? 0 : gaps[split];
            highGap = gaps[split + 1];
        }

        /** The step to the root of the function c + s / (d_k - x) + t / (d_k+1 - x) that fits values and slopes here. */
        double step(boolean last) {
            double c = value - lowGap * slopeBelow - highGap * slopeAbove;
            double a = (lowGap + highGap) * value - lowGap * highGap * (slopeBelow + slopeAbove);
            double b = lowGap * highGap * value;
            double root = Math.sqrt(Math.max(0, a * a - 4 * b * c));
            if (last) {
                return a >= 0 ? (a + root) / (2 * c) : 2 * b / (a - root);
            }
            return a <= 0 ? (a - root) / (2 * c) : 2 * b / (a + root);
        }
    }

    private double[] exactWeights(double[][] gaps) {
        int size = d.length;
        double[] product = new double[size];
        for (int i = 0; i < size; i++) {
            product[i] = gaps[i][i];
        }
        for (int k = 0; k < size; k++) {
            double[] gap = gaps[k];
            for (int i = 0; i < k; i++) {
                product[i] *= gap[i] / (d[i] - d[k]);
            }
            for (int i = k + 1; i < size; i++) {
                product[i] *= gap[i] / (d[i] - d[k]);
            }
        }
        for (int i = 0; i < size; i++) {
            product[i] = Math.copySign(Math.sqrt(Math.abs(product[i])), z[i]);
        }
        return product;
    }

    /** The vector of a root, {@code z_i / (d_i - lambda)} made length 1, in place of its distances. */
    private static void divide(double[] weights, double[] gaps) {
        double squares = 0;
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = weights[i] / gaps[i];
            squares += gaps[i] * gaps[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] /= length;
        }
    }
}
