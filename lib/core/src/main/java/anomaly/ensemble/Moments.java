package anomaly.ensemble;

import java.util.Arrays;

/**
 * Mean and standard deviation of scores, all divided by a power of two so that squares do not overflow.
 *
 * @param unit what scores are divided by
 * @param mean the mean of the divided scores
 * @param deviation their standard deviation, divisor n; 1 unit of the scores if all are equal
 */
record Moments(double unit, double mean, double deviation) {
    static Moments of(double[] scores) {
        double largest = Math.max(Math.abs(Ranks.smallest(scores)), Math.abs(Ranks.largest(scores)));
        if (Ranks.smallest(scores) == Ranks.largest(scores)) {
            return new Moments(1, scores[0], 1);
        }
        double unit = Math.scalb(1.0, Math.getExponent(largest));
        double mean = Arrays.stream(scores).map(score -> score / unit).sum() / scores.length;
        double squares = Arrays.stream(scores)
                .map(score -> (score / unit - mean) * (score / unit - mean))
                .sum();
        return new Moments(unit, mean, Math.sqrt(squares / scores.length));
    }

    double standardized(double score) {
        return Unification.finite((score / unit - mean) / deviation);
    }
}
