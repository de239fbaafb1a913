package anomaly.density;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** The bandwidth that a rule makes of training rows. */
final class BandwidthChoice {
    private final KernelDensity detector;
    private final double[][] rows;

    BandwidthChoice(KernelDensity detector, double[][] rows) {
        this.detector = detector;
        this.rows = rows;
    }

    double of(Bandwidth rule) {
        double width = rows[0].length;
        if (rule instanceof Bandwidth.Number number) {
            return number.value();
        } else if (rule instanceof Bandwidth.CrossValidated validated) {
            return best(validated);
        } else if (rule instanceof Bandwidth.Silverman) {
            return Math.pow(rows.length * (width + 2) / 4, -1 / (width + 4));
        }
        return Math.pow(rows.length, -1 / (width + 4));
    }

    private double best(Bandwidth.CrossValidated rule) {
        double[] candidates =
                rule.candidates().stream().mapToDouble(Double::doubleValue).toArray();
        double[] scores = rule.folds() == Bandwidth.CrossValidated.LEAVE_ONE_OUT
                ? leavingOneOut(candidates)
                : byFolds(candidates, rule.folds(), rule.seed());
        int best = 0;
        for (int c = 1; c < scores.length; c++) {
            best = scores[c] < scores[best] ? c : best;
        }
        return candidates[best];
    }

    private double[] leavingOneOut(double[] candidates) {
        return Arrays.stream(scores(rows).ofOthers(candidates))
                .mapToDouble(BandwidthChoice::sum)
                .toArray();
    }

    private double[] byFolds(double[] candidates, int folds, long seed) {
        if (folds > rows.length) {
            throw new IllegalArgumentException(
                    "folds is " + folds + ", expected at most " + rows.length + ", the number of training rows");
        }
        int[] order = shuffled(rows.length, new SplittableRandom(seed));
        double[] sums = new double[candidates.length];
        for (int fold = 0; fold < folds; fold++) {
            int held = fold;
            double[][] test = pick(order, i -> i % folds == held);
            double[][] scores = scores(pick(order, i -> i % folds != held)).of(test, candidates);
            for (int c = 0; c < candidates.length; c++) {
                sums[c] += sum(scores[c]);
            }
        }
        return sums;
    }

    private KernelScores scores(double[][] train) {
        return new KernelScores(train, detector.kernel(), detector.relativeError());
    }

    private double[][] pick(int[] order, IntPredicate places) {
        return IntStream.range(0, order.length)
                .filter(places)
                .mapToObj(i -> rows[order[i]])
                .toArray(double[][]::new);
    }

    private static int[] shuffled(int size, SplittableRandom random) {
        int[] order = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** In the order of the rows, and without overflow. */
    private static double sum(double[] scores) {
        double sum = 0;
        for (double score : scores) {
            sum += score / scores.length;
        }
        return sum * scores.length;
    }
}
