package anomaly.isolation;

import java.util.stream.IntStream;

/** Cuts work on rows into blocks that are done in parallel. */
final class RowBlocks {
    /** What is done with the rows of one block. */
    interface Work {
        void on(int from, int to);
    }

    private RowBlocks() {}

    static void forEach(int rows, int block, Work work) {
        int blocks = (rows + block - 1) / block;
        if (blocks <= 1) {
            work.on(0, rows);
        } else {
            IntStream.range(0, blocks).parallel().forEach(b -> work.on(b * block, Math.min(rows, (b + 1) * block)));
        }
    }
}
