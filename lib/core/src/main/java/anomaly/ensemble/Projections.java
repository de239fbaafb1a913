package anomaly.ensemble;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Weighted sums of a few features each, in flat arrays. */
final class Projections {
    private final int count;
    private final int terms;
    private final int[] features;
    private final double[] weights;

    /** Projections of {@code terms} features each, one after the other. */
    Projections(int terms, int[] features, double[] weights) {
        this.terms = terms;
        this.features = features;
        this.weights = weights;
        count = features.length / terms;
    }

    /** Random features, as many as the root of all, with normal weights. */
    static Projections draw(int count, int width, long seed) {
        int terms = (int) Math.max(1, Math.round(Math.sqrt(width)));
        SplittableRandom random = new SplittableRandom(seed);
        int[] all = new int[width];
        Arrays.setAll(all, j -> j);
        int[] features = new int[count * terms];
        double[] weights = new double[count * terms];
        for (int first = 0; first < features.length; first += terms) {
            double size = 0;
            for (int term = 0; term < terms; term++) {
                int place = random.nextInt(term, width);
                int feature = all[place];
                all[place] = all[term];
                all[term] = feature;
                features[first + term] = feature;
                weights[first + term] = random.nextGaussian();
                size += Math.abs(weights[first + term]);
            }
            // Weights of sum 1/4 in size: no sum, and no range of sums, can be larger than the largest double.
            for (int term = first; term < first + terms; term++) {
                weights[term] /= 4 * size;
            }
        }
        return new Projections(terms, features, weights);
    }

    int count() {
        return count;
    }

    int terms() {
        return terms;
    }

    int[] features() {
        return features;
    }

    double[] weights() {
        return weights;
    }

    double of(double[] row, int projection) {
        double sum = 0;
        for (int term = projection * terms; term < (projection + 1) * terms; term++) {
            sum += weights[term] * row[features[term]];
        }
        return sum;
    }

    /** For each feature in use the projections that use it. */
    Map<Integer, BitSet> users() {
        Map<Integer, BitSet> users = new HashMap<>();
        for (int term = 0; term < features.length; term++) {
            users.computeIfAbsent(features[term], feature -> new BitSet(count)).set(term / terms);
        }
        return users;
    }
}
