package anomaly.boundary;

import java.util.Arrays;

/**
 * Sequential minimal optimization of the problem that the one-class support vector machine and the data description share:
 *
 * <pre>
 * minimize  1/2 a'K a + p'a   over a,   0 &lt;= a_i &lt;= 1,   sum a_i = s
 * </pre>
 *
 * <p>Each step moves weight between two rows: to the row i of the smallest gradient {@code g = K a + p} among those below 1,
 * from the row j above 0 that, by the second order, lets the objective fall most (working set 2 of Fan, Chen and Lin 2005,
 * Working set selection using second order information). It ends when no gradient above 0 exceeds one below 1 by the
 * tolerance. Start and steps are LIBSVM's, and so is the path; but values of the kernel are kept as doubles, and no rows are
 * left out on the way (shrinking): a step costs n simple operations, little beside a row of the kernel.
 *
 * <p>Rows of the kernel are asked for several at a time: beside the one needed, those whose turn seems to come next.
 */
final class Smo {
    /** Rows of the kernel computed together. */
    private static final int TOGETHER = 16;
    /** Stands for a curvature that is not positive. */
    private static final double FLAT = 1e-12;

    private final int size;
    private final RowCache cache;
    private final double[] diagonal;
    private final double[] weights;
    private final double[] gradient;

    /** The rows of positive weight, in no order, and the place of each row among them. */
    private final int[] active;

    private final int[] placeInActive;
    private int activeCount;

    private double gap = Double.POSITIVE_INFINITY;
    private int iterations;

    /** Weight 1 for the first rows until their sum is s. */
    private Smo(KernelMatrix matrix, double[][] rows, double sum, double[] linear, int megabytes) {
        size = rows.length;
        cache = new RowCache(matrix, rows, megabytes);
        diagonal = matrix.diagonal();
        weights = new double[size];
        gradient = Arrays.copyOf(linear, matrix.padded());
        active = new int[size];
        placeInActive = new int[size];
        for (int i = 0; i < size && i < sum; i++) {
            weights[i] = Math.min(1, sum - i);
            activate(i);
        }
        for (int from = 0; from < activeCount; from += TOGETHER) {
            int[] places = Arrays.copyOfRange(active, from, Math.min(from + TOGETHER, activeCount));
            addRows(places);
        }
    }

    private void addRows(int[] places) {
        int step = Math.min(places.length, cache.capacity());
        for (int from = 0; from < places.length; from += step) {
            int[] some = Arrays.copyOfRange(places, from, Math.min(from + step, places.length));
            double[][] values = cache.compute(some);
            for (int p = 0; p < some.length; p++) {
                add(values[p], weights[some[p]], gradient);
            }
        }
    }

    /**
     * Solves the problem. When the thread is interrupted, or after so many iterations, it ends where it is: weights that
     * obey the constraints, but do not yet minimize.
     *
     * @param sum s, above 0 and at most the number of rows
     * @param linear p, one number a row
     */
    static Solution solve(
            KernelMatrix matrix,
            double[][] rows,
            double sum,
            double[] linear,
            double tolerance,
            int maximumIterations,
            int megabytes) {
        Smo smo = new Smo(matrix, rows, sum, linear, megabytes);
        while (smo.iterations < maximumIterations && !Thread.currentThread().isInterrupted() && smo.step(tolerance)) {
            smo.iterations++;
        }
        return new Solution(smo.weights, Arrays.copyOf(smo.gradient, smo.size), smo.iterations, smo.gap < tolerance);
    }

    /** One step; false at the end, which is also when numbers are too coarse for another. */
    private boolean step(double tolerance) {
        int i = smallest();
        if (i < 0) {
            gap = 0;
            return false;
        }
        double[] rowI = row(i, true);
        int j = partner(i, rowI);
        if (gap < tolerance || j < 0) {
            return false;
        }
        return exchange(i, j, rowI, row(j, false));
    }

    /** The row of the smallest gradient among those that can take more, the last one of several. */
    private int smallest() {
        int place = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int k = 0; k < size; k++) {
            if (gradient[k] <= least && weights[k] < 1) {
                least = gradient[k];
                place = k;
            }
        }
        return place;
    }

    /** The row that gives weight to row i with the largest gain; also measures the gap. */
    private int partner(int i, double[] rowI) {
        int place = -1;
        double best = 0;
        double largest = Double.NEGATIVE_INFINITY;
        for (int a = 0; a < activeCount; a++) {
            int k = active[a];
            double difference = gradient[k] - gradient[i];
            largest = Math.max(largest, difference);
            if (difference > 0) {
                double gain = difference * difference / curvature(i, k, rowI[k]);
                if (gain > best || (gain == best && k > place)) {
                    best = gain;
                    place = k;
                }
            }
        }
        gap = largest;
        return place;
    }

    private double curvature(int i, int j, double value) {
        double curvature = diagonal[i] + diagonal[j] - 2 * value;
        return curvature > 0 ? curvature : FLAT;
    }

    private boolean exchange(int i, int j, double[] rowI, double[] rowJ) {
        double beforeI = weights[i];
        double beforeJ = weights[j];
        double sum = beforeI + beforeJ;
        double newI = beforeI + (gradient[j] - gradient[i]) / curvature(i, j, rowI[j]);
        newI = Math.min(newI, Math.min(1, sum));
        double newJ = newI == sum ? 0 : sum - newI;
        if (newI == beforeI) {
            return false;
        }
        weights[i] = newI;
        weights[j] = newJ;
        if (beforeI == 0) {
            activate(i);
        }
        if (newJ == 0) {
            deactivate(j);
        }
        add(rowI, newI - beforeI, rowJ, newJ - beforeJ, gradient);
        return true;
    }

    private void activate(int i) {
        placeInActive[i] = activeCount;
        active[activeCount++] = i;
    }

    private void deactivate(int j) {
        int last = active[--activeCount];
        active[placeInActive[j]] = last;
        placeInActive[last] = placeInActive[j];
    }

    /** The values of a row, and if they have to be computed, those of rows that may be next as well. */
    private double[] row(int place, boolean takes) {
        if (cache.has(place) || cache.capacity() < 4 * TOGETHER) {
            return cache.row(place);
        }
        Smallest next = new Smallest(TOGETHER - 1);
        if (takes) {
            for (int k = 0; k < size; k++) {
                if (weights[k] < 1 && gradient[k] < next.bound() && k != place && !cache.has(k)) {
                    next.offer(k, gradient[k]);
                }
            }
        } else {
            for (int a = 0; a < activeCount; a++) {
                int k = active[a];
                if (-gradient[k] < next.bound() && k != place && !cache.has(k)) {
                    next.offer(k, -gradient[k]);
                }
            }
        }
        return cache.compute(next.after(place))[0];
    }

    private static void add(double[] row, double factor, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] += factor * row[k];
        }
    }

    private static void add(double[] rowI, double factorI, double[] rowJ, double factorJ, double[] into) {
        for (int k = 0; k < into.length; k++) {
            into[k] += factorI * rowI[k] + factorJ * rowJ[k];
        }
    }

    /** The few places of the smallest numbers offered. */
    private static final class Smallest {
        private final int[] places;
        private final double[] values;
        private int count;

        Smallest(int capacity) {
            places = new int[capacity];
            values = new double[capacity];
        }

        double bound() {
            return count < places.length ? Double.POSITIVE_INFINITY : values[count - 1];
        }

        void offer(int place, double value) {
            int at = count < places.length ? count++ : count - 1;
            for (; at > 0 && values[at - 1] > value; at--) {
                places[at] = places[at - 1];
                values[at] = values[at - 1];
            }
            places[at] = place;
            values[at] = value;
        }

        int[] after(int first) {
            int[] all = new int[count + 1];
            all[0] = first;
            System.arraycopy(places, 0, all, 1, count);
            return all;
        }
    }
}
