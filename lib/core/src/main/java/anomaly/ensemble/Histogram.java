package anomaly.ensemble;

import java.util.Arrays;

/**
 * Bins from edge to edge, each without its lower edge, but the first with it: {@code (edges[i], edges[i + 1]]}. What lies
 * outside is in no bin.
 */
final class Histogram {
    /** How much finer the next number of bins tried is, where there are many. */
    private static final double STEP = 1.2;

    private final double[] edges;
    private final double binsPerUnit;

    Histogram(double[] edges) {
        this.edges = edges;
        int bins = edges.length - 1;
        binsPerUnit = bins / (edges[bins] - edges[0]);
    }

    /** Bins of one width over all values; one bin if they are equal. */
    static Histogram over(double[] values, int bins) {
        double low = values[0];
        double high = values[0];
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double[] edges = new double[low < high ? bins + 1 : 2];
        for (int i = 0; i < edges.length - 1; i++) {
            edges[i] = low + (high - low) * ((double) i / (edges.length - 1));
        }
        edges[edges.length - 1] = high;
        return new Histogram(edges);
    }

    /**
     * The number of bins of one width that Birgé and Rozenholc (2006), doi:10.1051/ps:2006001, advise: the largest {@code sum
     * of n_i ln(b n_i / n) - (b - 1 + (ln b)^2.5)} with n_i of the n values in bin i, for b up to n / ln n.
     */
    static int bins(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        double most = values.length / Math.log(Math.max(2, values.length));
        int best = 1;
        double largest = 0;
        for (int bins = 2; bins <= most && low < high; bins = Math.max(bins + 1, (int) (bins * STEP))) {
            double worth = likelihood(values, low, high, bins) - (bins - 1 + Math.pow(Math.log(bins), 2.5));
            if (worth > largest) {
                largest = worth;
                best = bins;
            }
        }
        return best;
    }

    private static double likelihood(double[] values, double low, double high, int bins) {
        int[] counts = new int[bins];
        double binsPerUnit = bins / (high - low);
        for (double value : values) {
            counts[Math.min(bins - 1, (int) ((value - low) * binsPerUnit))]++;
        }
        double sum = 0;
        for (int count : counts) {
            sum += count == 0 ? 0 : count * Math.log((double) bins * count / values.length);
        }
        return sum;
    }

    double[] edges() {
        return edges;
    }

    int bins() {
        return edges.length - 1;
    }

    /** The bin of each value, all of which lie in the histogram. */
    int[] places(double[] values) {
        int[] places = new int[values.length];
        for (int i = 0; i < places.length; i++) {
            places[i] = bin(values[i]);
        }
        return places;
    }

    /** The bin of a value, or -1. */
    int bin(double value) {
        int last = edges.length - 2;
        if (!(value >= edges[0] && value <= edges[last + 1])) {
            return -1;
        }
        // A guess that rounding puts one off at most, set right by the edges themselves.
        int bin = Math.max(0, Math.min(last, (int) ((value - edges[0]) * binsPerUnit)));
        while (bin > 0 && value <= edges[bin]) {
            bin--;
        }
        while (bin < last && value > edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
