package anomaly.notebook;

import anomaly.Label;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** An axis of scores, even or logarithmic, with the rows of each kind counted over its bins. */
final class ScoreAxis {
    private static final int BINS = 48;
    /** Scores more skewed than this crowd at one end of an even axis. The exponential distribution has 2. */
    private static final double SKEWED = 2;

    private final boolean log;
    private final double[] edges;

    private ScoreAxis(boolean log, double[] edges) {
        this.log = log;
        this.edges = edges;
    }

    /** An axis with room for all scores and cuts; a logarithmic one needs them above zero. */
    static ScoreAxis over(Cuts cuts, boolean log) {
        Range range = new Range(place(cuts.lowest(), log), place(cuts.highest(), log)).widened(0.01);
        return new ScoreAxis(
                log,
                IntStream.rangeClosed(0, BINS)
                        .mapToDouble(i -> range.at(i / (double) BINS))
                        .toArray());
    }

    /** Whether scores have a tail so long that an even axis would be mostly empty. */
    static boolean heavyTailed(double[] scores) {
        double mean = Arrays.stream(scores).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElse(0));
        double skewness = Arrays.stream(scores)
                .map(s -> Math.pow((s - mean) / spread, 3))
                .average()
                .orElse(0);
        return skewness > SKEWED;
    }

    private static double place(double score, boolean log) {
        return log ? Math.log10(score) : score;
    }

    private int[] counts(List<Label> labels, double[] scores, Label kind) {
        int[] counts = new int[BINS];
        for (int i = 0; i < scores.length; i++) {
            if (labels.get(i) == kind) {
                int found = Arrays.binarySearch(edges, place(scores[i], log));
                int bin = found >= 0 ? found : -found - 2;
                counts[Math.max(0, Math.min(BINS - 1, bin))]++;
            }
        }
        return counts;
    }

    /** For the page: where the axis starts and ends, in logarithms if it is logarithmic, and the counts of each bin. */
    PageData data(List<Label> labels, double[] scores) {
        return new PageData()
                .put("log", log)
                .put("from", edges[0])
                .put("to", edges[BINS])
                .put("normal", counts(labels, scores, Label.NORMAL))
                .put("anomaly", counts(labels, scores, Label.ANOMALY));
    }
}
