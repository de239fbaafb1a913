package anomaly.linear;

/**
 * The inner loops of matrix products. Two twins: {@link VectorMultiplier} asks for the processor's vectors, this one runs
 * everywhere. Both add row after row of the right factor, so their results are the same bits.
 */
class Multiplier {
    /**
     * Adds {@code sum of factors[i][r] * b[r]} for the rows r, fromRow to toRow, to row i of the result, in the given columns.
     *
     * @param first the first row i
     * @param end the row after the last
     */
    void add(
            double[][] factors,
            int first,
            int end,
            double[][] b,
            int fromRow,
            int toRow,
            int fromColumn,
            int toColumn,
            double[][] into) {
        for (int i = first; i < end; i++) {
            Kernels.addProducts(factors[i], b, fromRow, toRow, fromColumn, toColumn, into[i]);
        }
    }

    /** The fastest twin that this Java can run. */
    static Multiplier best() {
        return Best.MULTIPLIER;
    }

    /** Chosen once: the vector module is there only when Java was started with it. */
    private static final class Best {
        private static final Multiplier MULTIPLIER = choose();

        private static Multiplier choose() {
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
                return new Multiplier();
            }
            try {
                return new VectorMultiplier();
            } catch (LinkageError otherVersion) {
                // The module is incubating: a later Java may have changed it.
                return new Multiplier();
            }
        }
    }
}
