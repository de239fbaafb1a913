package anomaly.isolation;

import java.util.SplittableRandom;

/** One isolation tree while it grows: random cuts along one feature until rows are alone, equal, or the tree high enough. */
final class AxisTree {
    private final double[][] rows;
    /** Features to choose from; those found constant in a node are kept behind the others, for all nodes below it. */
    private final int[] choice;

    private final int limit;
    private final SplittableRandom random;
    private final int[] features;
    private final double[] thresholds;
    private final int[] lefts;
    private final double[] values;
    private int size = 1;
    private double low;
    private double high;

    /** Grows a tree on rows whose order it changes, cutting along the features of {@code choice}, also reordered. */
    AxisTree(double[][] rows, int[] choice, SplittableRandom random) {
        this.rows = rows;
        this.choice = choice;
        this.random = random;
        limit = PathLength.limit(rows.length);
        int nodes = 2 * rows.length - 1;
        features = new int[nodes];
        thresholds = new double[nodes];
        lefts = new int[nodes];
        values = new double[nodes];
        grow(0, 0, rows.length, 0, choice.length);
    }

    int size() {
        return size;
    }

    private void grow(int node, int from, int to, int depth, int choices) {
        int left = depth < limit && to - from > 1 ? choose(from, to, choices) : 0;
        if (left == 0) {
            lefts[node] = node;
            thresholds[node] = Double.POSITIVE_INFINITY;
            values[node] = depth + PathLength.average(to - from);
            return;
        }
        int feature = choice[left - 1];
        double threshold = between(low, high, random.nextDouble());
        int middle = partition(from, to, feature, threshold);
        int first = size;
        size += 2;
        features[node] = feature;
        thresholds[node] = threshold;
        lefts[node] = first;
        grow(first, from, middle, depth + 1, left);
        grow(first + 1, middle, to, depth + 1, left);
    }

    /**
     * Puts a random feature that is not constant in these rows last among the first {@code choices}, and its range into
     * {@code low} and {@code high}. Returns how many choices are left, those found constant taken away: 0 for equal rows.
     */
    private int choose(int from, int to, int choices) {
        for (int left = choices; left > 0; left--) {
            int place = random.nextInt(left);
            int feature = choice[place];
            choice[place] = choice[left - 1];
            choice[left - 1] = feature;
            measure(from, to, feature);
            if (low < high) {
                return left;
            }
        }
        return 0;
    }

    private void measure(int from, int to, int feature) {
        low = rows[from][feature];
        high = low;
        for (int i = from + 1; i < to; i++) {
            double value = rows[i][feature];
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
    }

    /** A number from {@code low} to less than {@code high}, which may lie further apart than the largest number. */
    static double between(double low, double high, double share) {
        double value = low * (1 - share) + high * share;
        return value >= low && value < high ? value : low;
    }

    /** Puts the rows that are at most the threshold first. */
    private int partition(int from, int to, int feature, double threshold) {
        int middle = from;
        for (int i = from; i < to; i++) {
            double[] row = rows[i];
            if (row[feature] <= threshold) {
                rows[i] = rows[middle];
                rows[middle++] = row;
            }
        }
        return middle;
    }

    /** Copies the nodes to a place in larger arrays. */
    void copyTo(int place, int[] allFeatures, double[] allThresholds, int[] allLefts, double[] allValues) {
        System.arraycopy(features, 0, allFeatures, place, size);
        System.arraycopy(thresholds, 0, allThresholds, place, size);
        System.arraycopy(values, 0, allValues, place, size);
        for (int node = 0; node < size; node++) {
            allLefts[place + node] = place + lefts[node];
        }
    }
}
