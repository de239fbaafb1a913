package anomaly.density;

/**
 * Numbers in ascending order, and of each one its place among them. Sorted by their bits, eleven at a time from the lowest,
 * each time keeping the order found before: six passes, whatever the numbers.
 */
final class RankedValues {
    private static final int BITS = 11;
    private static final int BUCKETS = 1 << BITS;
    private static final int PASSES = (Long.SIZE + BITS - 1) / BITS;

    private final double[] sorted;
    private final int[] below;
    private final int[] atMost;

    private RankedValues(double[] sorted, int[] below, int[] atMost) {
        this.sorted = sorted;
        this.below = below;
        this.atMost = atMost;
    }

    /** Ranks finite numbers. Cost O(n). */
    static RankedValues of(double[] values) {
        int[] order = order(values);
        double[] sorted = new double[order.length];
        for (int place = 0; place < order.length; place++) {
            sorted[place] = values[order[place]];
        }
        int[] below = new int[order.length];
        int[] atMost = new int[order.length];
        int to;
        for (int from = 0; from < order.length; from = to) {
            to = from + 1;
            while (to < order.length && sorted[to] == sorted[from]) {
                to++;
            }
            for (int place = from; place < to; place++) {
                below[order[place]] = from;
                atMost[order[place]] = to;
            }
        }
        return new RankedValues(sorted, below, atMost);
    }

    private static int[] order(double[] values) {
        int size = values.length;
        long[] keys = new long[size];
        int[] order = new int[size];
        int[][] counts = new int[PASSES][BUCKETS];
        for (int i = 0; i < size; i++) {
            keys[i] = key(values[i]);
            order[i] = i;
            for (int pass = 0; pass < PASSES; pass++) {
                counts[pass][digit(keys[i], pass)]++;
            }
        }
        long[] nextKeys = new long[size];
        int[] nextOrder = new int[size];
        for (int pass = 0; pass < PASSES; pass++) {
            int[] starts = counts[pass];
            if (size == 0 || starts[digit(keys[0], pass)] == size) {
                continue;
            }
            toStarts(starts);
            for (int i = 0; i < size; i++) {
                int to = starts[digit(keys[i], pass)]++;
                nextKeys[to] = keys[i];
                nextOrder[to] = order[i];
            }
            long[] freeKeys = keys;
            keys = nextKeys;
            nextKeys = freeKeys;
            int[] freeOrder = order;
            order = nextOrder;
            nextOrder = freeOrder;
        }
        return order;
    }

    /** Ascending as unsigned bits where the numbers ascend; adding 0 makes -0 the same as 0. */
    private static long key(double value) {
        long bits = Double.doubleToRawLongBits(value + 0.0);
        return bits ^ ((bits >> (Long.SIZE - 1)) | Long.MIN_VALUE);
    }

    private static int digit(long key, int pass) {
        return (int) (key >>> (pass * BITS)) & (BUCKETS - 1);
    }

    private static void toStarts(int[] counts) {
        int start = 0;
        for (int bucket = 0; bucket < BUCKETS; bucket++) {
            int count = counts[bucket];
            counts[bucket] = start;
            start += count;
        }
    }

    /** The numbers, ascending; shared, not copied. */
    double[] sorted() {
        return sorted;
    }

    /** How many numbers are smaller than the one at a place of the array given. */
    int below(int place) {
        return below[place];
    }

    /** How many numbers are smaller than the one at a place of the array given, or equal to it. */
    int atMost(int place) {
        return atMost[place];
    }
}
