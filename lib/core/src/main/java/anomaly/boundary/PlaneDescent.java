package anomaly.boundary;

import anomaly.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Stochastic gradient descent on the one-class problem in a space of features z:
 *
 * <pre>
 * minimize  F(w, rho) = 1/2 |w|^2 - rho + 1 / (nu n) sum_i max(0, rho - w.z_i)
 * step t:   w   &lt;- (1 - h) w + (w.z_i &lt; rho ? h / nu : 0) z_i,   h = 1 / (t + t_0)
 *           rho &lt;- rho + h (1 - (w.z_i &lt; rho ? 1 / nu : 0))
 * </pre>
 *
 * <p>It starts from the mean of the features, the solution for nu 1. After an epoch the mean of its weights counts, with the
 * rho that is best for them.
 */
final class PlaneDescent {
    private final FeatureBlocks blocks;
    private final double nu;
    private final int rows;

    private final double[] weights;
    private double rho;
    /** t_0: as if the start were the outcome of so many steps. */
    private final int start;

    private long steps;

    private double[] best;
    private double bestRho;
    private double bestLoss = Double.POSITIVE_INFINITY;

    PlaneDescent(FeatureBlocks blocks, int features, int rows, double nu) {
        this.blocks = blocks;
        this.nu = nu;
        this.rows = rows;
        start = Math.max(10, rows / 10);
        weights = new double[features];
        for (int b = 0; b < blocks.count(); b++) {
            for (double[] z : blocks.block(b)) {
                for (int k = 0; k < features; k++) {
                    weights[k] += z[k] / rows;
                }
            }
        }
        assess(weights);
        rho = bestRho;
    }

    double[] best() {
        return best;
    }

    double bestRho() {
        return bestRho;
    }

    /** Goes once through all rows; returns the loss of the mean weights, or NaN when interrupted on the way. */
    double epoch(SplittableRandom random) {
        int[] order = new int[blocks.count()];
        Arrays.setAll(order, b -> b);
        FeatureBlocks.shuffle(order, random);
        double[] mean = new double[weights.length];
        for (int b : order) {
            if (Thread.currentThread().isInterrupted()) {
                return Double.NaN;
            }
            double[][] block = blocks.block(b);
            int[] places = new int[block.length];
            Arrays.setAll(places, i -> i);
            FeatureBlocks.shuffle(places, random);
            for (int i : places) {
                step(block[i]);
                add(weights, mean);
            }
        }
        for (int k = 0; k < mean.length; k++) {
            mean[k] /= rows;
        }
        return assess(mean);
    }

    private void step(double[] z) {
        steps++;
        double size = 1.0 / (start + steps);
        boolean outside = FeatureMap.product(z, weights) < rho;
        rho += size * (outside ? 1 - 1 / nu : 1);
        move(weights, 1 - size, outside ? size / nu : 0, z);
    }

    private static void move(double[] w, double shrink, double step, double[] z) {
        for (int k = 0; k < w.length; k++) {
            w[k] = shrink * w[k] + step * z[k];
        }
    }

    private static void add(double[] w, double[] sum) {
        for (int k = 0; k < w.length; k++) {
            sum[k] += w[k];
        }
    }

    /** The loss of some weights with the rho that is best for them; kept if it is the least so far. */
    private double assess(double[] candidate) {
        double[] sums = new double[rows];
        int i = 0;
        for (int b = 0; b < blocks.count(); b++) {
            for (double[] z : blocks.block(b)) {
                sums[i++] = FeatureMap.product(z, candidate);
            }
        }
        double cut = Quantiles.of(sums, nu);
        double outside = 0;
        for (double sum : sums) {
            outside += Math.max(0, cut - sum);
        }
        double loss = FeatureMap.product(candidate, candidate) / 2 - cut + outside / (nu * rows);
        if (loss < bestLoss) {
            bestLoss = loss;
            best = candidate.clone();
            bestRho = cut;
        }
        return loss;
    }
}
