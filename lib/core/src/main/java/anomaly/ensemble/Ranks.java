package anomaly.ensemble;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Where a score stands among those of training rows. */
final class Ranks {
    private final double[] sorted;

    private Ranks(double[] sorted) {
        this.sorted = sorted;
    }

    static Ranks of(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        return new Ranks(sorted);
    }

    static DoubleUnaryOperator share(double[] scores) {
        Ranks ranks = of(scores);
        return score -> (ranks.below(score) + 0.5) / scores.length;
    }

    static double smallest(double[] scores) {
        return Arrays.stream(scores).min().orElseThrow();
    }

    static double largest(double[] scores) {
        return Arrays.stream(scores).max().orElseThrow();
    }

    int count() {
        return sorted.length;
    }

    /**
     * How many training scores are smaller, equal ones counting half and not counting one of them: 0 to n - 1 for a training
     * score. In between others are on a straight line; beyond both ends they approach -1/2 and n - 1/2.
     */
    double below(double score) {
        int first = firstFrom(score);
        if (first < sorted.length && sorted[first] == score) {
            return middle(first);
        }
        double range = sorted[sorted.length - 1] - sorted[0];
        double unit = range > 0 ? range : 1;
        if (first == 0) {
            return -0.5 * approach((sorted[0] - score) / unit);
        }
        if (first == sorted.length) {
            return sorted.length - 1 + 0.5 * approach((score - sorted[first - 1]) / unit);
        }
        double low = sorted[first - 1];
        double from = middle(firstFrom(low));
        double share = (score / 2 - low / 2) / (sorted[first] / 2 - low / 2);
        return from + (middle(first) - from) * share;
    }

    /** From 0 towards 1 for distances from 0 up. */
    private static double approach(double distance) {
        return 1 - 1 / (1 + distance);
    }

    /** The mean place of the scores equal to the one at this place, the first of them. */
    private double middle(int first) {
        return (first + firstFrom(Math.nextUp(sorted[first])) - 1) / 2.0;
    }

    /** The place of the first score that is not smaller. */
    private int firstFrom(double score) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < score) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
