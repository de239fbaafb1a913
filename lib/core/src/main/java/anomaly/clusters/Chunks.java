package anomaly.clusters;

import java.util.stream.IntStream;

/** Rows cut into pieces of one length, whatever the number of threads, so that sums over the pieces are the same bits. */
record Chunks(int rows, int length) {
    /** What is done with the rows of one chunk. */
    interface Work {
        void rows(int chunk, int from, int to);
    }

    /** Whole blocks, so many that what each chunk keeps for {@code clusters} clusters is small beside its rows. */
    static Chunks of(int rows, int clusters) {
        int blocks = (4 * clusters + RowBlocks.ROWS - 1) / RowBlocks.ROWS;
        return new Chunks(rows, RowBlocks.ROWS * Math.max(16, blocks));
    }

    int count() {
        return (rows + length - 1) / length;
    }

    void forEach(Work work) {
        IntStream.range(0, count())
                .parallel()
                .forEach(c -> work.rows(c, c * length, (int) Math.min(rows, (c + 1L) * length)));
    }
}
