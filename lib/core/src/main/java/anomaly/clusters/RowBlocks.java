package anomaly.clusters;

import anomaly.Dataset;
import anomaly.neighbors.BlockDistances;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Rows, and a copy of them in blocks of {@value #ROWS}, feature by feature, as {@link BlockDistances} wants
 * them. Cost 8 n d bytes.
 */
final class RowBlocks {
    /** Rows a block. */
    static final int ROWS = BlockDistances.ROWS;

    private final Dataset data;
    private final double[][] blocks;

    private RowBlocks(Dataset data, double[][] blocks) {
        this.data = data;
        this.blocks = blocks;
    }

    static RowBlocks of(Dataset data) {
        double[][] blocks = IntStream.range(0, (data.size() + ROWS - 1) / ROWS)
                .parallel()
                .mapToObj(b -> block(data::row, b * ROWS, Math.min(data.size(), (b + 1) * ROWS), data.width()))
                .toArray(double[][]::new);
        return new RowBlocks(data, blocks);
    }

    private static double[] block(IntFunction<double[]> rows, int from, int to, int width) {
        double[] block = new double[width * ROWS];
        pack(rows, from, to, block);
        return block;
    }

    /** Fills a block with rows; where there are fewer than fit, the rest stays. */
    static void pack(IntFunction<double[]> rows, int from, int to, double[] block) {
        for (int i = from; i < to; i++) {
            double[] row = rows.apply(i);
            for (int j = 0; j < row.length; j++) {
                block[j * ROWS + i - from] = row[j];
            }
        }
    }

    int size() {
        return data.size();
    }

    int width() {
        return data.width();
    }

    /** The block that begins with a row, a multiple of {@link #ROWS}. */
    double[] from(int row) {
        return blocks[row / ROWS];
    }

    /** A row, to be read only. */
    double[] row(int row) {
        return data.row(row);
    }
}
