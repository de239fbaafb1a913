package anomaly.density;

import java.util.Arrays;
import java.util.function.IntFunction;

/** Room for one thread to find densities and shares of a block of rows under a mixture. */
final class MixtureBlock {
    private static final int BLOCK = NormalComponent.BLOCK;

    private final NormalComponent[] components;
    private final double[] rows;
    private final double[] white;
    private final double[] best = new double[BLOCK];
    private final double[] shares;
    private final double[] logDensities = new double[BLOCK];

    MixtureBlock(NormalComponent[] components) {
        this.components = components;
        int width = components[0].paddedMean().length;
        rows = new double[width * BLOCK];
        white = new double[width * BLOCK];
        shares = new double[components.length * BLOCK];
    }

    /** Copies rows {@code from} to {@code to}, at most a block of them, into a block, feature by feature. */
    static void load(IntFunction<double[]> row, int from, int to, int width, double[] into) {
        for (int i = from; i < to; i++) {
            double[] values = row.apply(i);
            for (int j = 0; j < width; j++) {
                into[j * BLOCK + i - from] = values[j];
            }
        }
    }

    /**
     * Finds densities and shares of rows, which are a block at most.
     *
     * @param likely the component to begin with: where it is right, others are soon given up
     */
    void measure(IntFunction<double[]> row, int from, int to, int width, int likely) {
        load(row, from, to, width, rows);
        Arrays.fill(best, 0, to - from, Double.NEGATIVE_INFINITY);
        // What is left of a block from before decides nothing.
        Arrays.fill(best, to - from, BLOCK, Double.POSITIVE_INFINITY);
        components[likely].logDensities(rows, best, white, shares, likely * BLOCK);
        for (int c = 0; c < components.length; c++) {
            if (c != likely) {
                components[c].logDensities(rows, best, white, shares, c * BLOCK);
            }
        }
        for (int p = 0; p < to - from; p++) {
            share(p);
        }
    }

    /** Turns the logarithms of a row into shares that add up to 1, in the order of the components. */
    private void share(int p) {
        double largest = best[p];
        double sum = 0;
        for (int at = p; at < shares.length; at += BLOCK) {
            double below = shares[at] - largest;
            shares[at] = below > -NormalComponent.HOPELESS ? Math.exp(below) : 0;
            sum += shares[at];
        }
        for (int at = p; at < shares.length; at += BLOCK) {
            shares[at] /= sum;
        }
        logDensities[p] = largest + Math.log(sum);
    }

    /** The logarithm of the density of a row of the block; not finite where it is out of range. */
    double logDensity(int p) {
        return logDensities[p];
    }

    /** Share c of row p of the block at {@code c * BLOCK + p}. */
    double[] shares() {
        return shares;
    }
}
