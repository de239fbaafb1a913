package anomaly.isolation;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * One extended isolation tree while it grows: random cuts at random slopes until rows are alone, equal, or the tree high
 * enough. Nodes lie in the order in which they are grown, each part behind the one left of it.
 */
final class ObliqueTree {
    private final double[][] rows;
    private final int[] choice;
    private final int mostTerms;
    private final int limit;
    private final SplittableRandom random;
    private int[] rights;
    private double[] thresholds;
    private int[] starts;
    private int size;
    private int[] features = {};
    private double[] weights = {};
    private int terms;
    private final double[] points;
    private double low;
    private double high;

    /** Grows a tree on rows whose order it changes, with cuts of at most so many features each. */
    ObliqueTree(double[][] rows, int width, int mostTerms, SplittableRandom random) {
        this.rows = rows;
        this.mostTerms = mostTerms;
        this.random = random;
        points = new double[Math.min(mostTerms, width)];
        choice = new int[width];
        Arrays.setAll(choice, j -> j);
        limit = PathLength.limit(rows.length);
        rights = new int[2 * rows.length];
        thresholds = new double[2 * rows.length];
        starts = new int[2 * rows.length];
        grow(0, rows.length, 0, width);
    }

    int size() {
        return size;
    }

    int terms() {
        return terms;
    }

    private void grow(int from, int to, int depth, int choices) {
        int node = size++;
        if (node == rights.length) {
            rights = Arrays.copyOf(rights, 2 * node);
            thresholds = Arrays.copyOf(thresholds, 2 * node);
            starts = Arrays.copyOf(starts, 2 * node);
        }
        starts[node] = terms;
        int left = depth < limit && to - from > 1 ? cut(node, from, to, choices) : 0;
        if (left == 0) {
            rights[node] = node;
            thresholds[node] = depth + PathLength.average(to - from);
            return;
        }
        int middle = partition(node, from, to);
        grow(from, middle, depth + 1, left);
        rights[node] = size;
        grow(middle, to, depth + 1, left);
    }

    /**
     * Draws a slope among the features that are not constant in these rows, and a point in their box. Returns how many
     * choices are left, those found constant taken away: 0 for equal rows.
     */
    private int cut(int node, int from, int to, int choices) {
        int first = terms;
        int left = choices;
        double size = 0;
        for (int found = 0; found < Math.min(mostTerms, left); ) {
            int place = found + random.nextInt(left - found);
            int feature = choice[place];
            boolean varies = measure(from, to, feature);
            int where = varies ? found++ : --left;
            choice[place] = choice[where];
            choice[where] = feature;
            if (varies) {
                double weight = random.nextGaussian();
                points[terms - first] = AxisTree.between(low, high, random.nextDouble());
                append(feature, weight);
                size += Math.abs(weight);
            }
        }
        // Weights of sum 1 in size: no sum of products can then be larger than the largest value.
        for (int term = first; term < terms; term++) {
            weights[term] /= size;
            thresholds[node] += weights[term] * points[term - first];
        }
        return left;
    }

    /** Puts the range of a feature into {@code low} and {@code high}, and says whether it is one. */
    private boolean measure(int from, int to, int feature) {
        low = rows[from][feature];
        high = low;
        for (int i = from + 1; i < to; i++) {
            low = Math.min(low, rows[i][feature]);
            high = Math.max(high, rows[i][feature]);
        }
        return low < high;
    }

    private void append(int feature, double weight) {
        if (terms == features.length) {
            features = Arrays.copyOf(features, Math.max(16, 2 * terms));
            weights = Arrays.copyOf(weights, Math.max(16, 2 * terms));
        }
        features[terms] = feature;
        weights[terms++] = weight;
    }

    /** Puts the rows whose sum is at most the node's threshold first. */
    private int partition(int node, int from, int to) {
        int middle = from;
        for (int i = from; i < to; i++) {
            double[] row = rows[i];
            if (sum(row, starts[node], terms) <= thresholds[node]) {
                rows[i] = rows[middle];
                rows[middle++] = row;
            }
        }
        return middle;
    }

    private double sum(double[] row, int first, int end) {
        double sum = 0;
        for (int term = first; term < end; term++) {
            sum += weights[term] * row[features[term]];
        }
        return sum;
    }

    /** Copies nodes and terms to their places in larger arrays. */
    void copyTo(
            int node,
            int[] allRights,
            double[] allThresholds,
            int[] allStarts,
            int term,
            int[] allFeatures,
            double[] allWeights) {
        System.arraycopy(thresholds, 0, allThresholds, node, size);
        System.arraycopy(features, 0, allFeatures, term, terms);
        System.arraycopy(weights, 0, allWeights, term, terms);
        for (int i = 0; i < size; i++) {
            allRights[node + i] = node + rights[i];
            allStarts[node + i] = term + starts[i];
        }
    }
}
