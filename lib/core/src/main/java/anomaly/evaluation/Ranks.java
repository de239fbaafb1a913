package anomaly.evaluation;

import java.util.Arrays;

/** Ranks of numbers, equal ones sharing the mean of theirs. */
final class Ranks {
    private Ranks() {}

    /** Rank 1 for the lowest. Cost O(n log n). */
    static double[] ascending(double[] values) {
        double[] sorted = sorted(values);
        // The ranks of equal numbers are below + 1 ... upTo: their mean is half of below + 1 + upTo.
        return Arrays.stream(values)
                .map(value -> (below(sorted, value) + 1.0 + upTo(sorted, value)) / 2)
                .toArray();
    }

    /** The sum of {@code t^3 - t} over groups of t equal numbers, which every correction for ties is made of. */
    static double ties(double[] values) {
        double[] sorted = sorted(values);
        double sum = 0;
        for (int i = 0; i < sorted.length; ) {
            double t = upTo(sorted, sorted[i]) - i;
            sum += t * t * t - t;
            i += (int) t;
        }
        return sum;
    }

    /** Adding 0 turns -0 into 0, which sorts apart but compares equal. */
    private static double[] sorted(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    }

    private static int below(double[] sorted, double value) {
        int low = 0;
        int high = sorted.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int upTo(double[] sorted, double value) {
        return below(sorted, Math.nextUp(value));
    }
}
