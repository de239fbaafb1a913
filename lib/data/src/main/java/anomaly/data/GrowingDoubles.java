package anomaly.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Doubles that grow as they are read, a block at a time. */
final class GrowingDoubles {
    private static final int BLOCK = 1 << 13;

    private final Budget budget;
    private final List<double[]> blocks = new ArrayList<>();
    private int filled = BLOCK;

    GrowingDoubles(Budget budget) {
        this.budget = budget;
    }

    void add(double value) throws IOException {
        if (filled == BLOCK) {
            budget.take(BLOCK, Double.BYTES);
            blocks.add(new double[BLOCK]);
            filled = 0;
        }
        blocks.get(blocks.size() - 1)[filled++] = value;
    }

    double value(long index) {
        return blocks.get((int) (index / BLOCK))[(int) (index % BLOCK)];
    }

    long size() {
        return (long) BLOCK * blocks.size() - (BLOCK - filled);
    }
}
