package anomaly.density;

import java.util.Arrays;

/** The bins of one feature and what a value in each of them scores. */
final class BinnedFeature {
    private final double[] edges;
    private final double[] scores;
    private final double outside;
    private final boolean ownsUpper;
    private final double tolerance;
    /** Where to look first if bins are equally wide. */
    private final double binsPerUnit;

    /**
     * Bins with their scores.
     *
     * @param edges k + 1, ascending
     * @param scores k
     * @param outside the score of what is in no bin
     */
    BinnedFeature(double[] edges, double[] scores, double outside, Histogram settings) {
        this.edges = edges;
        this.scores = scores;
        this.outside = outside;
        ownsUpper = settings.variant() == Histogram.Variant.PYOD;
        tolerance = settings.tolerance();
        binsPerUnit = settings.mode() == Histogram.Mode.STATIC ? perUnit(edges) : 0;
    }

    double[] edges() {
        return edges;
    }

    double[] scores() {
        return scores;
    }

    double outside() {
        return outside;
    }

    double score(double value) {
        int last = scores.length - 1;
        if (value < edges[0]) {
            return edges[0] - value <= tolerance * (edges[1] - edges[0]) ? scores[0] : outside;
        } else if (value > edges[last + 1]) {
            return value - edges[last + 1] <= tolerance * (edges[last + 1] - edges[last]) ? scores[last] : outside;
        }
        int bin = near(edges, binsPerUnit, value);
        if (ownsUpper) {
            while (bin > 0 && edges[bin] == value) {
                bin--;
            }
        }
        return scores[bin];
    }

    private static int halving(double[] edges, double value) {
        int found = Arrays.binarySearch(edges, value);
        return Math.min(found >= 0 ? found : -found - 2, edges.length - 2);
    }

    /** Bins a unit if all are equally wide; 0 if that is no number. */
    static double perUnit(double[] edges) {
        int bins = edges.length - 1;
        double perUnit = bins / (edges[bins] - edges[0]);
        return perUnit < Double.MAX_VALUE ? perUnit : 0;
    }

    /**
     * The bin that owns a value between the outer edges: computed and then corrected if bins are equally wide, else ({@code
     * perUnit} 0) by halving.
     */
    static int near(double[] edges, double perUnit, double value) {
        int last = edges.length - 2;
        if (perUnit == 0) {
            return halving(edges, value);
        }
        int bin = Math.min(last, (int) ((value - edges[0]) * perUnit));
        while (value < edges[bin]) {
            bin--;
        }
        while (bin < last && value >= edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
