package anomaly.ensemble;

import anomaly.Detector;
import anomaly.LabelAware;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * How to join several detectors into one. Each is fitted by itself; its scores are made comparable by a {@link Unification}
 * learned from its training scores; then each row gets one of
 *
 * <pre>
 * average             mean of the members' scores
 * maximum             largest of the members' scores
 * average of maxima   (AOM) members in buckets at random: mean over the buckets of the largest score in each
 * maximum of averages (MOA) members in buckets at random: largest over the buckets of the mean score in each
 * </pre>
 *
 * <p>The average is steady: it takes out what is accidental in each member. The maximum finds what only one member sees, but
 * also every member's false alarms. The two with buckets lie in between. Members should be good and differ: other
 * hyper-parameters, seeds, features, methods. The unit is that of the unification.
 *
 * <pre>{@code
 * Detector both = Combination.average().of(new LocalOutlierFactor(20), new IsolationForest(7));
 * }</pre>
 *
 * <p>Training scores are made of the members' own, in which no row vouches for itself; new rows are measured by the training
 * scores. If a member reads labels, the whole is {@link LabelAware}. Cost: that of the members, one after the other, and
 * O(members) a row; for ranks O(log n) a member and row.
 *
 * <p>C. C. Aggarwal, S. Sathe (2015), Theoretical foundations and algorithms for outlier ensembles,
 * doi:10.1145/2830544.2830549. They draw the members of a bucket with replacement or without; here without, and sizes differ
 * by one at most.
 *
 * @param rule what to make of a row's scores
 * @param buckets how many buckets, 1 to the number of members; of no effect on average and maximum
 * @param unification what makes scores comparable. Default {@link Unification#Z_SCORE}, as in the paper
 * @param seed decides who shares a bucket; of no effect on average and maximum
 */
public record Combination(Rule rule, int buckets, Unification unification, long seed) {
    /** What to make of a row's scores. */
    public enum Rule {
        /** Their mean. */
        AVERAGE,
        /** The largest. */
        MAXIMUM,
        /** AOM: the mean of the largest of each bucket. */
        AVERAGE_OF_MAXIMA,
        /** MOA: the largest mean of a bucket. */
        MAXIMUM_OF_AVERAGES
    }

    /** Checks the number of buckets. */
    public Combination {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(unification, "unification");
        if (buckets < 1) {
            throw new IllegalArgumentException("buckets is " + buckets + ", expected at least 1");
        }
    }

    /**
     * The mean of the members' scores, as z-scores.
     *
     * @return a combination
     */
    public static Combination average() {
        return new Combination(Rule.AVERAGE, 1, Unification.Z_SCORE, 0);
    }

    /**
     * The largest of the members' scores, as z-scores.
     *
     * @return a combination
     */
    public static Combination maximum() {
        return new Combination(Rule.MAXIMUM, 1, Unification.Z_SCORE, 0);
    }

    /**
     * AOM: the mean over buckets of the largest score in each, as z-scores.
     *
     * @param buckets 1 (the maximum) to the number of members (the average)
     * @param seed any number; another seed makes other buckets
     * @return a combination
     */
    public static Combination averageOfMaxima(int buckets, long seed) {
        return new Combination(Rule.AVERAGE_OF_MAXIMA, buckets, Unification.Z_SCORE, seed);
    }

    /**
     * MOA: the largest over buckets of the mean score in each, as z-scores.
     *
     * @param buckets 1 (the average) to the number of members (the maximum)
     * @param seed any number; another seed makes other buckets
     * @return a combination
     */
    public static Combination maximumOfAverages(int buckets, long seed) {
        return new Combination(Rule.MAXIMUM_OF_AVERAGES, buckets, Unification.Z_SCORE, seed);
    }

    /**
     * The same with scores made comparable in another way.
     *
     * @param other the unification
     * @return a new combination
     */
    public Combination with(Unification other) {
        return new Combination(rule, buckets, other, seed);
    }

    /**
     * Joins detectors into one.
     *
     * @param members at least one
     * @return a detector, label aware if a member is
     * @throws IllegalArgumentException if there are no members, or fewer than buckets
     */
    public Detector of(List<Detector> members) {
        List<Detector> copy = List.copyOf(members);
        return copy.stream().anyMatch(LabelAware.class::isInstance)
                ? new Combined.Aware(this, copy)
                : new Combined.Plain(this, copy);
    }

    /**
     * Joins detectors into one.
     *
     * @param members at least one
     * @return a detector, label aware if a member is
     * @throws IllegalArgumentException if there are no members, or fewer than buckets
     */
    public Detector of(Detector... members) {
        return of(List.of(members));
    }

    void check(List<Detector> members) {
        if (members.isEmpty()) {
            throw new IllegalArgumentException("members is empty, expected at least one detector");
        }
        if (usesBuckets() && buckets > members.size()) {
            throw new IllegalArgumentException(
                    "buckets is " + buckets + ", expected 1 to " + members.size() + ", the number of members");
        }
    }

    private boolean usesBuckets() {
        return rule == Rule.AVERAGE_OF_MAXIMA || rule == Rule.MAXIMUM_OF_AVERAGES;
    }

    /** One score a row from one array of comparable scores a member. */
    double[] combine(double[][] scores) {
        int[] order = order(scores.length);
        double[] combined = new double[scores[0].length];
        for (int i = 0; i < combined.length; i++) {
            combined[i] = switch (rule) {
                case AVERAGE -> average(scores, order, 0, scores.length, i);
                case MAXIMUM -> maximum(scores, order, 0, scores.length, i);
                case AVERAGE_OF_MAXIMA, MAXIMUM_OF_AVERAGES -> bucketwise(scores, order, i);
            };
        }
        return combined;
    }

    private double bucketwise(double[][] scores, int[] order, int row) {
        double[][] perBucket = new double[buckets][1];
        int[] places = new int[buckets];
        for (int bucket = 0; bucket < buckets; bucket++) {
            int from = bucket * order.length / buckets;
            int to = (bucket + 1) * order.length / buckets;
            places[bucket] = bucket;
            perBucket[bucket][0] = rule == Rule.AVERAGE_OF_MAXIMA
                    ? maximum(scores, order, from, to, row)
                    : average(scores, order, from, to, row);
        }
        return rule == Rule.AVERAGE_OF_MAXIMA
                ? average(perBucket, places, 0, buckets, 0)
                : maximum(perBucket, places, 0, buckets, 0);
    }

    private static double average(double[][] scores, int[] order, int from, int to, int row) {
        double sum = 0;
        for (int member = from; member < to; member++) {
            // Divided first, since the sum of the largest doubles overflows.
            sum += scores[order[member]][row] / (to - from);
        }
        return Unification.finite(sum);
    }

    private static double maximum(double[][] scores, int[] order, int from, int to, int row) {
        double largest = scores[order[from]][row];
        for (int member = from + 1; member < to; member++) {
            largest = Math.max(largest, scores[order[member]][row]);
        }
        return largest;
    }

    /** The members in the order in which they fill the buckets. */
    private int[] order(int members) {
        int[] order = new int[members];
        Arrays.setAll(order, i -> i);
        if (usesBuckets()) {
            SplittableRandom random = new SplittableRandom(seed);
            for (int i = members - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swap = order[i];
                order[i] = order[j];
                order[j] = swap;
            }
        }
        return order;
    }
}
