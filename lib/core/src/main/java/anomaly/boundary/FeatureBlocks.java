package anomaly.boundary;

import java.util.Arrays;
import java.util.SplittableRandom;

/** The features of the training rows in blocks of random rows: the first are kept, the others made again when needed. */
final class FeatureBlocks {
    private static final int BLOCK = 1024;
    /** Memory for features that are kept, in bytes. */
    private static final long KEPT = 200_000_000;

    private final FeatureMap map;
    private final double[][] rows;
    private final int[] order;
    private final double[][][] kept;

    FeatureBlocks(FeatureMap map, double[][] rows, SplittableRandom random) {
        this.map = map;
        this.rows = rows;
        order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        shuffle(order, random);
        int blocks = (rows.length + BLOCK - 1) / BLOCK;
        kept = new double[(int) Math.min(blocks, KEPT / (8L * map.size() * BLOCK))][][];
    }

    int count() {
        return (rows.length + BLOCK - 1) / BLOCK;
    }

    double[][] block(int block) {
        if (block < kept.length && kept[block] != null) {
            return kept[block];
        }
        int from = block * BLOCK;
        double[][] some = new double[Math.min(BLOCK, rows.length - from)][];
        Arrays.setAll(some, i -> rows[order[from + i]]);
        double[][] features = map.map(some);
        if (block < kept.length) {
            kept[block] = features;
        }
        return features;
    }

    static void shuffle(int[] places, SplittableRandom random) {
        for (int i = places.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = places[i];
            places[i] = places[j];
            places[j] = swap;
        }
    }
}
