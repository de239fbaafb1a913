package anomaly.linear;

import anomaly.Vectors;

/**
 * The inner loops of matrix products. Two twins: {@link VectorMultiplier} asks for the processor's vectors, this one runs
 * everywhere. Both add row after row of the right factor; the vectors round once where these loops round twice, so their
 * results agree to rounding. Within a twin a sum is the same bits whatever rows and columns are asked for with it.
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

    /** Chosen once. */
    private static final class Best {
        private static final Multiplier MULTIPLIER = choose();

        private static Multiplier choose() {
            if (!Vectors.available()) {
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
