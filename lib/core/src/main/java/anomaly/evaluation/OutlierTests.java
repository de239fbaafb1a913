package anomaly.evaluation;

/**
 * Tests that take extreme scores away one by one, each held against what normally distributed scores would show. They give
 * the highest score that is left, on the unit scale.
 */
final class OutlierTests {
    private static final double GENERALIZED_LEVEL = 0.05;
    private static final double THOMPSON_LEVEL = 0.01;
    /** Below this share of what they were when last summed up, squares are summed anew: subtracting costs digits. */
    private static final double FRESH = 1e-3;

    private OutlierTests() {}

    /** Rosner's generalized extreme Studentized deviate, for up to half of the scores; only high ones count. */
    static double generalizedDeviate(UnitScores scores) {
        double[] sorted = scores.sorted();
        Rest rest = new Rest(sorted);
        int kept = sorted.length;
        for (int i = 0; i < sorted.length / 2 && rest.size() > 2; i++) {
            int size = rest.size();
            double limit = limit(GENERALIZED_LEVEL / (2 * size), size);
            boolean high = rest.highest() - rest.mean > rest.mean - rest.lowest();
            double deviate = (high ? rest.highest() - rest.mean : rest.mean - rest.lowest()) / rest.deviation();
            if (high && deviate > limit) {
                kept = rest.to - 1;
            }
            rest.drop(high);
        }
        return highestBelow(sorted, kept);
    }

    /** The modified Thompson tau test: the highest score goes while it is too high for the rest. */
    static double thompson(UnitScores scores) {
        double[] sorted = scores.sorted();
        Rest rest = new Rest(sorted);
        while (rest.size() > 2
                && (rest.highest() - rest.mean) / rest.deviation() > limit(THOMPSON_LEVEL, rest.size())) {
            rest.drop(true);
        }
        return highestBelow(sorted, rest.to);
    }

    /** t (n - 1) / sqrt(n (n - 2 + t²)), t the upper quantile of Student's distribution with n - 2 degrees. */
    private static double limit(double tail, int n) {
        double t = Distributions.studentUpperQuantile(tail, n - 2);
        return t * (n - 1) / Math.sqrt(n * (n - 2 + t * t));
    }

    /** The highest score below the one at {@code end}: scores equal to a flagged one are flagged too. */
    private static double highestBelow(double[] sorted, int end) {
        int place = end;
        while (end < sorted.length && place > 0 && sorted[place - 1] == sorted[end]) {
            place--;
        }
        return place == 0 ? Double.NEGATIVE_INFINITY : sorted[place - 1];
    }

    /** What is left of sorted scores, with its mean and squares kept up to date. */
    private static final class Rest {
        private final double[] sorted;
        private int from;
        private int to;
        private double mean;
        private double squares;
        private double freshSquares;

        Rest(double[] sorted) {
            this.sorted = sorted;
            this.to = sorted.length;
            sum();
        }

        private void sum() {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += sorted[i];
            }
            mean = sum / size();
            squares = 0;
            for (int i = from; i < to; i++) {
                squares += (sorted[i] - mean) * (sorted[i] - mean);
            }
            freshSquares = squares;
        }

        int size() {
            return to - from;
        }

        double highest() {
            return sorted[to - 1];
        }

        double lowest() {
            return sorted[from];
        }

        /** With divisor n. */
        double deviation() {
            return Math.sqrt(squares / size());
        }

        void drop(boolean high) {
            double gone = high ? sorted[--to] : sorted[from++];
            double before = mean;
            mean += (mean - gone) / size();
            squares -= (gone - before) * (gone - mean);
            if (squares < FRESH * freshSquares) {
                sum();
            }
        }
    }
}
