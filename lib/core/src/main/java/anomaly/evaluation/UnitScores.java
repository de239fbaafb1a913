package anomaly.evaluation;

import anomaly.Quantiles;
import java.util.Arrays;

/** Scores shrunk to 0 ... 1, as automatic thresholds want them, and the way back. */
final class UnitScores {
    private final double[] values;
    private final double[] sorted;
    private final double[] sortedScores;
    private final double halfLowest;
    private final double halfRange;

    private UnitScores(double[] scores, double halfLowest, double halfRange) {
        this.halfLowest = halfLowest;
        this.halfRange = halfRange;
        this.values = shrunk(scores);
        this.sortedScores = scores.clone();
        Arrays.sort(sortedScores);
        this.sorted = shrunk(sortedScores);
    }

    private double[] shrunk(double[] scores) {
        return Arrays.stream(scores)
                .map(score -> halfRange == 0 ? 0 : (score / 2 - halfLowest) / halfRange)
                .toArray();
    }

    /** Halves are taken first: the range of the largest doubles is no double. Scores all alike become 0. */
    static UnitScores of(double[] scores) {
        double lowest = Arrays.stream(scores).min().orElseThrow() / 2;
        double range = Arrays.stream(scores).max().orElseThrow() / 2 - lowest;
        return new UnitScores(scores, lowest, range);
    }

    boolean allAlike() {
        return halfRange == 0;
    }

    /** A number of the unit scale in the units of the scores; where it is a score, that score to the last bit. */
    double inUnits(double value) {
        int place = Arrays.binarySearch(sorted, value);
        if (place >= 0) {
            return sortedScores[place];
        }
        double found = 2 * (halfLowest + value * halfRange);
        return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, found));
    }

    int size() {
        return values.length;
    }

    /** In the order of the rows. Not to be changed. */
    double[] values() {
        return values;
    }

    /** Ascending. Not to be changed. */
    double[] sorted() {
        return sorted;
    }

    double mean() {
        return Arrays.stream(values).sum() / size();
    }

    /** With divisor n. */
    double deviation() {
        double mean = mean();
        return Math.sqrt(Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum() / size());
    }

    double quantile(double q) {
        return Quantiles.ofSorted(sorted, q);
    }

    /** The middle of the two sorted values around a quantile. */
    double midpointQuantile(double q) {
        double place = (size() - 1) * q;
        return (sorted[(int) Math.floor(place)] + sorted[(int) Math.ceil(place)]) / 2;
    }
}
