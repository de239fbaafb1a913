package anomaly.boundary;

/** What a solver found: weights, and of each row the gradient {@code K a + p}. */
final class Solution {
    private final double[] weights;
    private final double[] gradient;
    private final int iterations;
    private final boolean converged;
    private final double multiplier;

    Solution(double[] weights, double[] gradient, int iterations, boolean converged) {
        this(weights, gradient, iterations, converged, multiplier(weights, gradient));
    }

    Solution(double[] weights, double[] gradient, int iterations, boolean converged, double multiplier) {
        this.weights = weights;
        this.gradient = gradient;
        this.iterations = iterations;
        this.converged = converged;
        this.multiplier = multiplier;
    }

    double[] weights() {
        return weights;
    }

    double[] gradient() {
        return gradient;
    }

    int iterations() {
        return iterations;
    }

    boolean converged() {
        return converged;
    }

    /**
     * The multiplier of the constraint on the sum: the mean gradient of rows with a weight between 0 and 1, which lie on the
     * boundary; without such rows the middle between those of weight 1 and of weight 0.
     */
    double multiplier() {
        return multiplier;
    }

    private static double multiplier(double[] weights, double[] gradient) {
        double sum = 0;
        int free = 0;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] >= 1) {
                most = Math.max(most, gradient[i]);
            } else if (weights[i] <= 0) {
                least = Math.min(least, gradient[i]);
            } else {
                sum += gradient[i];
                free++;
            }
        }
        if (free > 0) {
            return sum / free;
        }
        return least == Double.POSITIVE_INFINITY ? most : most == Double.NEGATIVE_INFINITY ? least : (most + least) / 2;
    }
}
