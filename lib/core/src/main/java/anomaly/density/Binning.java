package anomaly.density;

import anomaly.density.Histogram.Bins;
import anomaly.density.Histogram.Mode;
import anomaly.density.Histogram.Variant;
import java.util.Arrays;

/** Divides the values of one feature into bins and scores these by their height. */
final class Binning {
    /** PyOD's alpha. */
    private static final double ALPHA = 0.1;

    private final Histogram settings;
    private final double[] values;
    private final double low;
    private final double high;

    /** At least one value, in any order. */
    Binning(Histogram settings, double[] values) {
        this.settings = settings;
        this.values = values;
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        low = least;
        high = most;
    }

    BinnedFeature feature() {
        if (settings.mode() == Mode.STATIC) {
            double[] edges = equallyWide(number());
            return feature(edges, counts(edges, BinnedFeature.perUnit(edges)));
        }
        double[] edges = low < high ? equallyFull(number()) : equallyWide(1);
        return feature(edges, counts(edges, 0));
    }

    private BinnedFeature feature(double[] edges, int[] counts) {
        double[] heights = new double[counts.length];
        for (int bin = 0; bin < counts.length; bin++) {
            // Logarithms, since a density may be larger than any double.
            heights[bin] = Math.log(counts[bin]) - Math.log(width(edges, bin));
        }
        if (settings.variant() == Variant.PYOD) {
            double[] scores = Arrays.stream(heights)
                    .map(height -> -Math.log(Math.exp(height) / values.length + ALPHA) / Math.log(2))
                    .map(score -> Math.max(-Double.MAX_VALUE, score))
                    .toArray();
            double largest = Arrays.stream(scores).max().orElseThrow();
            return new BinnedFeature(edges, scores, largest, settings);
        }
        double tallest = Arrays.stream(heights).max().orElseThrow();
        double[] depths = Arrays.stream(heights).map(height -> tallest - height).toArray();
        double lowest = Arrays.stream(depths).filter(Double::isFinite).max().orElseThrow();
        double empty = lowest + Math.log(2);
        double[] scores =
                Arrays.stream(depths).map(depth -> Math.min(depth, empty)).toArray();
        return new BinnedFeature(edges, scores, empty, settings);
    }

    /** The paper's static bins are equally wide whatever rounding makes of their edges. */
    private double width(double[] edges, int bin) {
        if (settings.mode() == Mode.STATIC && settings.variant() == Variant.PAPER) {
            return 1;
        }
        double width = Math.min(Double.MAX_VALUE, edges[bin + 1] - edges[bin]);
        return Math.max(width, Math.ulp(edges[bin + 1]));
    }

    private int number() {
        if (settings.bins() instanceof Bins.Count given) {
            return given.count();
        } else if (settings.bins() instanceof Bins.BirgeRozenholc) {
            return likeliest();
        }
        return (int) Math.round(Math.sqrt(values.length));
    }

    private int likeliest() {
        int best = 1;
        double most = Double.NEGATIVE_INFINITY;
        for (int bins = 1; bins < (int) Math.sqrt(values.length); bins++) {
            double likelihood = likelihood(bins);
            if (likelihood > most) {
                most = likelihood;
                best = bins;
            }
        }
        return best;
    }

    private double likelihood(int bins) {
        boolean pyod = settings.variant() == Variant.PYOD;
        double[] edges = equallyWide(bins);
        double sum = 0;
        for (double count : counts(edges, BinnedFeature.perUnit(edges))) {
            double relative = bins * count / values.length;
            sum += count == 0 ? 0 : count * Math.log(pyod ? relative + 1 : relative);
        }
        double penalty = bins - 1 + Math.pow(Math.log(bins), 2.5);
        return sum - (pyod ? bins * penalty : penalty);
    }

    /** To the last bit those of numpy's histogram, where the range is no larger than the largest double. */
    private double[] equallyWide(int bins) {
        double half = low < high ? 0 : Math.max(0.5, Math.ulp(low));
        double from = Math.max(-Double.MAX_VALUE, low - half);
        double to = Math.min(Double.MAX_VALUE, high + half);
        double step = (to - from) / bins;
        double[] edges = new double[bins + 1];
        for (int i = 0; i < bins; i++) {
            edges[i] = step < Double.MAX_VALUE ? i * step + from : (from / bins) * (bins - i) + (to / bins) * i;
        }
        edges[bins] = to;
        return edges;
    }

    /** Cuts after every n / k values, or where a run of equal values ends that would be cut. */
    private double[] equallyFull(int bins) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double[] edges = new double[bins + 1];
        edges[0] = low;
        int cuts = 1;
        int start = 0;
        for (int bin = 1; bin < bins; bin++) {
            int end = (int) Math.round((double) bin * sorted.length / bins);
            while (end > start && end < sorted.length && sorted[end] == sorted[end - 1]) {
                end++;
            }
            if (end > start && end < sorted.length) {
                edges[cuts++] = between(sorted[end - 1], sorted[end]);
                start = end;
            }
        }
        edges[cuts] = high;
        return Arrays.copyOf(edges, cuts + 1);
    }

    /** Half way, above the first and not above the second. */
    private static double between(double below, double above) {
        double middle = below / 2 + above / 2;
        return middle > below && middle <= above ? middle : above;
    }

    private int[] counts(double[] edges, double perUnit) {
        int[] counts = new int[edges.length - 1];
        for (double value : values) {
            counts[BinnedFeature.near(edges, perUnit, value)]++;
        }
        return counts;
    }
}
