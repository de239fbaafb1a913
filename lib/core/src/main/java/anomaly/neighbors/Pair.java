package anomaly.neighbors;

/** Two blocks of rows and those pairs between them that may be neighbors, measured exactly. One thread's work space. */
final class Pair {
    private static final int BLOCK = Kernel.BLOCK;

    private final Kernel kernel;
    private final FloatBlocks left;
    private final int[] leftOrder;
    private final double[][] leftRows;
    private final FloatBlocks right;
    private final int[] rightOrder;
    private final double[][] rightRows;

    private final float[] products = new float[BLOCK * BLOCK];
    private final int[] places = new int[BLOCK * BLOCK];
    private final double[] squared = new double[BLOCK * BLOCK];
    private int size;
    private int leftBlock;
    private int rightBlock;

    Pair(
            Kernel kernel,
            FloatBlocks left,
            int[] leftOrder,
            double[][] leftRows,
            FloatBlocks right,
            int[] rightOrder,
            double[][] rightRows) {
        this.kernel = kernel;
        this.left = left;
        this.leftOrder = leftOrder;
        this.leftRows = leftRows;
        this.right = right;
        this.rightOrder = rightOrder;
        this.rightRows = rightRows;
    }

    /**
     * Measures the pairs that one of their two lists may still take in. Bounds may be out of date, which only lets more
     * pairs through.
     *
     * @param same whether both blocks are one: then each pair once and no row with itself
     */
    void measure(int one, int other, float[] leftBounds, float[] rightBounds, boolean same) {
        leftBlock = one * BLOCK;
        rightBlock = other * BLOCK;
        size = 0;
        int width = leftRows[0].length;
        kernel.products(left.values(one), 0, right.values(other), 0, width, products);
        float[] norms = right.norms(other);
        int filled = Math.min(BLOCK, leftOrder.length - leftBlock);
        for (int i = 0; i < filled; i++) {
            float norm = left.norms(one)[i];
            if (kernel.near(norm, leftBounds[i], products, i * BLOCK, norms, rightBounds)) {
                collect(i, same ? i + 1 : 0, norm, leftBounds[i], norms, rightBounds);
            }
        }
    }

    private void collect(int i, int from, float norm, float bound, float[] norms, float[] bounds) {
        double[] row = leftRows[leftOrder[leftBlock + i]];
        int filled = Math.min(BLOCK, rightOrder.length - rightBlock);
        for (int k = from; k < filled; k++) {
            float least = (norm + norms[k]) - 2 * products[i * BLOCK + k];
            // Not "least <= ...": what is not a number has to be measured.
            if (!(least > Math.max(bound, bounds[k]))) {
                places[size] = i * BLOCK + k;
                squared[size++] = kernel.squared(row, rightRows[rightOrder[rightBlock + k]]);
            }
        }
    }

    /** Offers what was measured to the lists of the left block and brings their bounds up to date. */
    void offerLeft(NearestLists found, float[] bounds) {
        for (int p = 0; p < size; p++) {
            int i = places[p] / BLOCK;
            int list = leftOrder[leftBlock + i];
            found.offer(list, squared[p], rightOrder[rightBlock + places[p] % BLOCK]);
            bounds[i] = left.bound(found.bound(list));
        }
    }

    /** Offers what was measured to the lists of the right block and brings their bounds up to date. */
    void offerRight(NearestLists found, float[] bounds) {
        for (int p = 0; p < size; p++) {
            int k = places[p] % BLOCK;
            int list = rightOrder[rightBlock + k];
            found.offer(list, squared[p], leftOrder[leftBlock + places[p] / BLOCK]);
            bounds[k] = right.bound(found.bound(list));
        }
    }
}
