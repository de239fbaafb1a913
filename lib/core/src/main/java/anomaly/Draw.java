package anomaly;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Which rows fall into a random part; the same seed draws the same rows. */
final class Draw {
    private Draw() {}

    /** True for {@code round(share * n)} of the n rows of each label. */
    static boolean[] share(List<Label> labels, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean[] drawn = new boolean[labels.size()];
        for (Label label : Label.values()) {
            int[] places = IntStream.range(0, labels.size())
                    .filter(i -> labels.get(i) == label)
                    .toArray();
            shuffle(places, random);
            int cut = (int) Math.round(share * places.length);
            for (int i = 0; i < cut; i++) {
                drawn[places[i]] = true;
            }
        }
        return drawn;
    }

    /** {@code n} of {@code size} places without replacement, ascending. */
    static int[] without(int size, int n, long seed) {
        int[] places = IntStream.range(0, size).toArray();
        shuffle(places, new SplittableRandom(seed));
        int[] drawn = Arrays.copyOf(places, n);
        Arrays.sort(drawn);
        return drawn;
    }

    private static void shuffle(int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = places[i];
            places[i] = places[j];
            places[j] = swap;
        }
    }
}
