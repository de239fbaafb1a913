package anomaly.notebook;

import anomaly.Label;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.RocCurve;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Thresholds with what each of them flags, by threshold: one for every count there can be, or up to 5,000 of them when there
 * are more. Each is the shortest decimal between two neighboring scores, so that a reader can type it, and its counts are
 * those of {@link Confusion#at}.
 */
final class Cuts {
    /** More would neither be seen nor be reached with a pointer, and every one costs bytes. */
    static final int MOST = 5000;
    /** The highest scores matter most: all of them are kept. */
    private static final int TOP = 1000;
    /** Kept evenly by rank, and evenly along the axis. */
    private static final int SPREAD = 1900;

    private static final double PAD = 0.02;

    /** Flagged rows of a kind at a threshold. */
    record Flagged(int anomalies, int normal) {}

    private final SortedMap<Double, Flagged> byThreshold;
    private final boolean sampled;

    private Cuts(SortedMap<Double, Flagged> byThreshold, boolean sampled) {
        this.byThreshold = byThreshold;
        this.sampled = sampled;
    }

    /**
     * The cuts of labeled rows of both kinds.
     *
     * @param wanted a threshold of the curve that is not to be left out
     */
    static Cuts of(List<Label> labels, RocCurve curve, double wanted) {
        int anomalies = (int) labels.stream().filter(l -> l == Label.ANOMALY).count();
        int normal = (int) labels.stream().filter(l -> l == Label.NORMAL).count();
        List<RocCurve.Point> points = curve.points();
        SortedMap<Double, Flagged> made = new TreeMap<>();
        for (int level : kept(points, wanted)) {
            RocCurve.Point point = points.get(level);
            Flagged flagged = new Flagged((int) Math.round(point.truePositiveRate() * anomalies), (int)
                    Math.round(point.falsePositiveRate() * normal));
            made.put(threshold(points, level), flagged);
        }
        return new Cuts(made, made.size() < points.size());
    }

    /** With one more cut where the reader asked for it, to the last digit. */
    Cuts with(double threshold, Confusion there) {
        SortedMap<Double, Flagged> more = new TreeMap<>(byThreshold);
        more.put(threshold, new Flagged(there.truePositives(), there.falsePositives()));
        return new Cuts(more, sampled);
    }

    private static SortedSet<Integer> kept(List<RocCurve.Point> points, double wanted) {
        int levels = points.size();
        SortedSet<Integer> kept = new TreeSet<>();
        boolean all = levels < MOST;
        for (int level = 0; level < levels; level++) {
            if (all || level < TOP || points.get(level).threshold() == wanted) {
                kept.add(level);
            }
        }
        if (!all) {
            for (int i = 0; i <= SPREAD; i++) {
                kept.add((int) ((levels - 1L) * i / SPREAD));
            }
            spreadAlongTheAxis(points, kept);
        }
        return kept;
    }

    private static void spreadAlongTheAxis(List<RocCurve.Point> points, SortedSet<Integer> kept) {
        double high = points.get(0).threshold();
        double low = points.get(points.size() - 2).threshold();
        int level = 0;
        for (int i = 0; i <= SPREAD; i++) {
            double wanted = high - (high - low) * i / SPREAD;
            while (points.get(level).threshold() > Math.max(low, wanted)) {
                level++;
            }
            kept.add(level);
        }
    }

    /** A number from the highest score that is not flagged up to, without, the lowest that is. */
    private static double threshold(List<RocCurve.Point> points, int level) {
        double highest = points.get(0).threshold();
        double lowest = points.get(points.size() - 2).threshold();
        double wide = highest > lowest ? highest - lowest : Math.max(1e-3, Math.abs(highest));
        // Where scores differ by their last digits only, a share of the range would be rounded away.
        double pad = Math.max(PAD * wide, 4 * Math.max(Math.ulp(highest), Math.ulp(lowest)));
        if (level == points.size() - 1) {
            // A threshold above zero leaves a logarithmic axis possible.
            return shortest(lowest > 0 ? Math.max(lowest - pad, 0.9 * lowest) : lowest - pad, lowest);
        }
        double from = points.get(level).threshold();
        return shortest(from, level == 0 ? highest + pad : points.get(level - 1).threshold());
    }

    /** The number of fewest digits that is at least {@code from} and below {@code to}. */
    static double shortest(double from, double to) {
        BigDecimal exact = new BigDecimal(from);
        for (int digits = 1; digits < 17; digits++) {
            double rounded =
                    exact.round(new MathContext(digits, RoundingMode.CEILING)).doubleValue();
            if (rounded >= from && rounded < to) {
                return rounded + 0.0;
            }
        }
        return from;
    }

    /** By threshold, the lowest first. */
    SortedMap<Double, Flagged> byThreshold() {
        return byThreshold;
    }

    double lowest() {
        return byThreshold.firstKey();
    }

    double highest() {
        return byThreshold.lastKey();
    }

    /** Whether some counts that a threshold could give are not among them. */
    boolean sampled() {
        return sampled;
    }

    /** The cut that flags what a threshold of the curve flags, one that was not left out. */
    double like(double threshold) {
        return byThreshold.tailMap(threshold).firstKey();
    }
}
