package anomaly.notebook;

import anomaly.Label;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import anomaly.evaluation.Thresholds;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** A cut through a distribution of scores that a reader moves. */
final class ThresholdPage {
    private final List<Label> labels;
    private final double[] scores;
    private final int unlabeled;
    private final RocCurve roc;
    private final PrecisionRecallCurve precisionRecall;
    private final Cuts cuts;
    private final double start;
    private final boolean best;

    private ThresholdPage(List<Label> allLabels, double[] allScores, OptionalDouble asked) {
        // Checks lengths, that every score is finite, and that there are rows of both kinds.
        this.roc = RocCurve.of(allLabels, allScores);
        int[] labeled = IntStream.range(0, allScores.length)
                .filter(i -> allLabels.get(i) != Label.UNKNOWN)
                .toArray();
        this.labels = IntStream.of(labeled).mapToObj(allLabels::get).toList();
        this.scores = IntStream.of(labeled).mapToDouble(i -> allScores[i]).toArray();
        this.unlabeled = allScores.length - labeled.length;
        this.precisionRecall = PrecisionRecallCurve.of(labels, scores);
        double bestF1 = Thresholds.bestF1(labels, scores);
        Cuts all = Cuts.of(labels, roc, bestF1);
        this.best = asked.isEmpty();
        this.start = asked.orElseGet(() -> all.like(bestF1));
        this.cuts = all.with(start, Confusion.at(labels, scores, start));
    }

    static Interactive best(List<Label> labels, double[] scores) {
        return new ThresholdPage(labels, scores, OptionalDouble.empty()).page();
    }

    static Interactive from(List<Label> labels, double[] scores, double start) {
        if (!Double.isFinite(start)) {
            throw new IllegalArgumentException("start is " + start + ", expected a finite number, the first threshold");
        }
        return new ThresholdPage(labels, scores, OptionalDouble.of(start + 0.0)).page();
    }

    private Interactive page() {
        boolean positive = cuts.lowest() > 0;
        boolean log = positive && ScoreAxis.heavyTailed(scores);
        List<PageData> axes = new ArrayList<>();
        axes.add(ScoreAxis.over(cuts, false).data(labels, scores));
        if (positive) {
            axes.add(ScoreAxis.over(cuts, true).data(labels, scores));
        }
        PageData data = new PageData()
                .list("axes", axes)
                .put("axis", log ? 1 : 0)
                .put("start", start)
                .put(
                        "cuts",
                        cuts.byThreshold().keySet().stream()
                                .mapToDouble(Double::doubleValue)
                                .toArray())
                .put(
                        "hits",
                        steps(cuts.byThreshold().values().stream()
                                .mapToInt(Cuts.Flagged::anomalies)
                                .toArray()))
                .put(
                        "alarms",
                        steps(cuts.byThreshold().values().stream()
                                .mapToInt(Cuts.Flagged::normal)
                                .toArray()))
                .put("auc", figure(roc.auc()))
                .put("ap", figure(precisionRecall.averagePrecision()))
                .put("note", note());
        return Page.of("threshold", data, still(log));
    }

    /** How much each count exceeds the next: mostly 0 and 1, which take less room than the counts. */
    private static int[] steps(int[] falling) {
        return IntStream.range(0, falling.length)
                .map(i -> falling[i] - (i + 1 < falling.length ? falling[i + 1] : 0))
                .toArray();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    private String note() {
        String left = (best ? "It starts at the best F1 of these rows. " : "")
                + (unlabeled == 0 ? "" : Tabular.count(unlabeled, "row") + " without a label left out. ");
        return cuts.sampled()
                ? left
                        + String.format(
                                Locale.ROOT,
                                "The cut stops at %,d of the thresholds that differ; every count is exact.",
                                cuts.byThreshold().size())
                : left;
    }

    private Picture still(boolean log) {
        Charts.Scale scale = log ? Charts.Scale.LOG : Charts.Scale.LINEAR;
        // The output holds this picture twice, and shows neither where the script runs.
        Picture chart = Compose.coarse(
                List.of(
                        Charts.scoreDistribution(labels, scores, start, scale),
                        Charts.precisionRecall(Map.of("scores", precisionRecall))),
                Png.COLORS);
        String words = String.format(
                Locale.ROOT,
                "Threshold explorer: score > %s: %s; ROC AUC %.3f, average precision %.3f. %s",
                PageData.number(start),
                Confusion.at(labels, scores, start),
                roc.auc(),
                precisionRecall.averagePrecision(),
                note());
        return chart.saying(words.strip());
    }
}
