package anomaly.evaluation;

/** How many different scores a sample is worth. */
final class EffectiveSize {
    private EffectiveSize() {}

    /**
     * exp(entropy) of a histogram of scores from 0 to 1. A bin holds its left edge, the last one both. Bins are visited as
     * the sorted scores come to them, however many there are.
     */
    static double of(UnitScores scores) {
        double[] sorted = scores.sorted();
        double bins = bins(scores);
        double entropy = 0;
        int start = 0;
        for (int end = 1; end <= sorted.length; end++) {
            if (end == sorted.length || bin(sorted[end], bins) != bin(sorted[start], bins)) {
                double share = (end - start) / (double) sorted.length;
                entropy -= share * Math.log(share);
                start = end;
            }
        }
        return Math.exp(entropy);
    }

    private static double bins(UnitScores scores) {
        int n = scores.size();
        double sturges = 1 / (Math.log(n) / Math.log(2) + 1);
        double freedman = 2 * (scores.quantile(0.75) - scores.quantile(0.25)) / Math.cbrt(n);
        return Math.ceil(1 / (freedman > 0 ? Math.min(freedman, sturges) : sturges));
    }

    /** A double, as there may be more bins than whole numbers count. */
    private static double bin(double score, double bins) {
        return Math.min(bins - 1, Math.floor(score * bins));
    }
}
