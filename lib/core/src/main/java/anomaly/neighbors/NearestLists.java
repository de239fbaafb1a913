package anomaly.neighbors;

import java.util.Arrays;

/**
 * The k nearest found so far of each of many rows, sorted by squared distance and, where that ties, by index. That order
 * is total, so what is left at the end does not depend on the order in which candidates came: any schedule of threads
 * gives the same lists.
 */
final class NearestLists {
    private final int count;
    private final int[] indices;
    private final double[] squared;

    NearestLists(int rows, int count) {
        this.count = count;
        indices = new int[rows * count];
        squared = new double[rows * count];
        Arrays.fill(indices, Integer.MAX_VALUE);
        Arrays.fill(squared, Double.POSITIVE_INFINITY);
    }

    int count() {
        return count;
    }

    /** The squared distance a candidate must not exceed to enter. */
    double bound(int row) {
        return squared[row * count + count - 1];
    }

    /** Takes a candidate in if it is nearer than the last of the row's list. */
    void offer(int row, double distance, int index) {
        int from = row * count;
        int at = from + count - 1;
        if (!before(distance, index, at)) {
            return;
        }
        while (at > from && before(distance, index, at - 1)) {
            squared[at] = squared[at - 1];
            indices[at] = indices[at - 1];
            at--;
        }
        squared[at] = distance;
        indices[at] = index;
    }

    private boolean before(double distance, int index, int at) {
        return distance < squared[at] || (distance == squared[at] && index < indices[at]);
    }

    /** Turns squared distances into distances; the lists are spent afterwards. */
    Neighbors finish() {
        for (int i = 0; i < squared.length; i++) {
            squared[i] = Math.sqrt(squared[i]);
        }
        return new Neighbors(count, indices, squared);
    }
}
