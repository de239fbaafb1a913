package anomaly.neighbors;

import anomaly.Vectors;

/**
 * The inner loops of the search, over {@value #BLOCK} rows at a time kept column by column: value j of row i of a block is
 * at {@code from + j * BLOCK + i}. Two twins: {@link VectorKernel} asks for the processor's vectors, {@link PlainKernel}
 * runs everywhere. Squared distances are the same bits in both; products agree to rounding, which {@link FloatBlocks} allows
 * for.
 */
interface Kernel {
    /** Rows in a block; a multiple of four vectors of any length up to 16 floats. */
    int BLOCK = 64;

    /**
     * Squared distances from one row to all rows of a block, in the order of {@link SquaredDistance} for few features.
     *
     * @return whether one of them is at most {@code bound}
     */
    boolean distances(double[] query, double[] block, int from, double bound, double[] into);

    /** The same for the block that begins an array, whatever the distances. */
    default void distances(double[] query, double[] block, double[] into) {
        distances(query, block, 0, Double.POSITIVE_INFINITY, into);
    }

    /**
     * Takes the squared distances of a block's rows to one more point into account: for each row the smallest so far, the
     * next smallest, and the number of the point with the smallest, the first of equal ones.
     */
    void nearest(double[] squares, int point, double[] first, double[] second, double[] number);

    /** The squared distance of two rows, as {@link SquaredDistance} has it. */
    double squared(double[] a, double[] b);

    /** The scalar products of all rows of one block with all of another: {@code into[i * BLOCK + k] = a_i . b_k}. */
    void products(float[] a, int fromA, float[] b, int fromB, int width, float[] into);

    /**
     * Whether one of the BLOCK rows of a block may be near to a row: {@code norms_k + norm - 2 products_k <= max(bound,
     * bounds_k)} for some k. Not-a-number counts as near.
     *
     * @param products the scalar products with the rows of the block, from {@code from} on
     */
    boolean near(float norm, float bound, float[] products, int from, float[] norms, float[] bounds);

    /** The fastest twin that this Java can run. */
    static Kernel best() {
        return Best.KERNEL;
    }

    /** Chosen once. */
    final class Best {
        private static final Kernel KERNEL = choose();

        private Best() {}

        private static Kernel choose() {
            if (!Vectors.available()) {
                return new PlainKernel();
            }
            try {
                return new VectorKernel();
            } catch (LinkageError otherVersion) {
                // The module is incubating: a later Java may have changed it.
                return new PlainKernel();
            }
        }
    }
}
