package anomaly.ensemble;

import anomaly.Detector;
import anomaly.LabelAware;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * How to fit one detector many times, each time on some of the features: what is odd in a few features is drowned by the
 * others in a distance over all of them, and stands out where a round has drawn the right ones. Each round draws how many
 * features, from half of them to all but one, and then which. The scores of the rounds become one by
 *
 * <pre>
 * cumulative sum   score(x) = sum of the scores of the rounds
 * breadth first    list the first of each round's ranking, then the second of each, ... and leave out who is listed already
 *                  score(x) = 1 - place in that list / (rounds n), counting also those left out
 * </pre>
 *
 * <p>Use it for detectors that measure distances (the paper: the local outlier factor) on some ten features and more; not for
 * those that pick features by themselves, such as the isolation forest. The cumulative sum has the unit of the detector and
 * lets a large score decide; breadth first looks at ranks only, is at most a little over 1, and finds what a single round
 * has found.
 *
 * <pre>{@code
 * Detector bagged = FeatureBagging.cumulativeSum(10, 7).of(new LocalOutlierFactor(20));
 * }</pre>
 *
 * <p>Training scores are made of those of the rounds, in which no row vouches for itself. A detector that reads labels stays
 * {@link LabelAware}. Cost: that of the detector times the rounds, one after the other, and a copy of the features drawn.
 *
 * <p><b>Deviations from the paper.</b> The paper's breadth first lists training rows; a new row is put in by its rank among
 * the training scores of each round. Equal scores share the mean of their places. With one feature every round has that one.
 * PyOD averages (the sum divided by the rounds) and may draw all features.
 *
 * <p>A. Lazarevic, V. Kumar (2005), Feature bagging for outlier detection, doi:10.1145/1081870.1081891.
 *
 * @param rounds how many times the detector is fitted, from 1 up. Often 10 to 50
 * @param merge what to make of the scores of the rounds
 * @param seed any number; another seed draws other features
 */
public record FeatureBagging(int rounds, Merge merge, long seed) {
    /** What to make of the scores of the rounds. */
    public enum Merge {
        /** Their sum. */
        CUMULATIVE_SUM,
        /** The best place in a list that takes a row from each round in turn. */
        BREADTH_FIRST
    }

    /** Checks the number of rounds. */
    public FeatureBagging {
        if (rounds < 1) {
            throw new IllegalArgumentException("rounds is " + rounds + ", expected at least 1");
        }
        Objects.requireNonNull(merge, "merge");
    }

    /**
     * Scores are added up.
     *
     * @param rounds from 1 up
     * @param seed any number
     * @return feature bagging
     */
    public static FeatureBagging cumulativeSum(int rounds, long seed) {
        return new FeatureBagging(rounds, Merge.CUMULATIVE_SUM, seed);
    }

    /**
     * Rankings are merged.
     *
     * @param rounds from 1 up
     * @param seed any number
     * @return feature bagging
     */
    public static FeatureBagging breadthFirst(int rounds, long seed) {
        return new FeatureBagging(rounds, Merge.BREADTH_FIRST, seed);
    }

    /**
     * What fits a detector so many times.
     *
     * @param detector any detector
     * @return a detector, label aware if that one is
     */
    public Detector of(Detector detector) {
        Objects.requireNonNull(detector, "detector");
        return detector instanceof LabelAware ? new Bagged.Aware(this, detector) : new Bagged.Plain(this, detector);
    }

    /** The features of each round, ascending. */
    int[][] draw(int width) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] all = new int[width];
        Arrays.setAll(all, j -> j);
        int least = Math.max(1, width / 2);
        int[][] drawn = new int[rounds][];
        for (int round = 0; round < rounds; round++) {
            int count = random.nextInt(least, Math.max(least, width - 1) + 1);
            for (int i = 0; i < count; i++) {
                int j = random.nextInt(i, width);
                int swap = all[i];
                all[i] = all[j];
                all[j] = swap;
            }
            drawn[round] = Arrays.copyOf(all, count);
            Arrays.sort(drawn[round]);
        }
        return drawn;
    }
}
