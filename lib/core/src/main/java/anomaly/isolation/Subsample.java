package anomaly.isolation;

import java.util.BitSet;
import java.util.SplittableRandom;

/** Draws without replacement. */
final class Subsample {
    private Subsample() {}

    /** {@code count} of the numbers 0 to {@code size - 1}, ascending; all of them if there are no more. */
    static int[] draw(int size, int count, SplittableRandom random) {
        BitSet drawn = new BitSet(size);
        // Floyd's algorithm: each set of this size is equally likely.
        for (int last = Math.max(0, size - count); last < size; last++) {
            int place = random.nextInt(last + 1);
            drawn.set(drawn.get(place) ? last : place);
        }
        return drawn.stream().toArray();
    }

    /** One seed for each of several trees, drawn before any of them grows. */
    static long[] seeds(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] seeds = new long[count];
        for (int i = 0; i < count; i++) {
            seeds[i] = random.nextLong();
        }
        return seeds;
    }
}
