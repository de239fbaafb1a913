package anomaly.distance;

/**
 * The bell around one row that takes in a given number of rows, its perplexity: {@code exp(-beta (d_i - least))} at
 * dissimilarity d_i, with beta such that the entropy of the shares is the logarithm of the perplexity.
 *
 * @param beta how fast the bell falls
 * @param least the smallest dissimilarity, where the bell is 1
 * @param mass the sum of the bell over the rows
 */
record Affinity(double beta, double least, double mass) {
    private static final double TOLERANCE = 1e-13;
    private static final int STEPS = 200;
    /** The farthest a step may go, in the logarithm of beta. */
    private static final double LEAP = 5;
    /** exp(-60) is nothing beside the 1 of the nearest row. */
    private static final double NOTHING = 60;

    /**
     * Finds the bell by Newton's method on the logarithm of beta, between bounds that every step narrows.
     *
     * @param dissimilarities of the others; the entry {@code self} is left out
     */
    static Affinity of(double[] dissimilarities, int self, double perplexity) {
        int others = dissimilarities.length - 1;
        double least = Double.POSITIVE_INFINITY;
        double sum = 0;
        for (int i = 0; i < dissimilarities.length; i++) {
            if (i != self) {
                least = Math.min(least, dissimilarities[i]);
                sum += dissimilarities[i] / others;
            }
        }
        if (!(sum > least)) {
            return new Affinity(0, least, others);
        }
        return search(dissimilarities, self, Math.log(perplexity), least, 1 / (sum - least));
    }

    private static Affinity search(double[] dissimilarities, int self, double entropy, double least, double start) {
        double beta = start;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double[] moments = new double[3];
        for (int step = 0; step < STEPS; step++) {
            moments(dissimilarities, self, beta, least, moments);
            double mean = moments[1] / moments[0];
            double variance = moments[2] / moments[0] - mean * mean;
            double excess = Math.log(moments[0]) + mean - entropy;
            // No variance: only rows at the least dissimilarity are left, and a narrower bell takes in no fewer.
            if (Math.abs(excess) < TOLERANCE || (excess > 0 && !(variance > 0))) {
                break;
            }
            if (excess > 0) {
                low = beta;
            } else {
                high = beta;
            }
            double leap = variance > 0 ? Math.max(-LEAP, Math.min(LEAP, excess / variance)) : -LEAP;
            double next = beta * Math.exp(leap);
            if (!(next > low && next < high)) {
                next = Math.sqrt(low) * Math.sqrt(high);
            }
            if (!(next > low && next < high)) {
                break;
            }
            beta = next;
        }
        return new Affinity(beta, least, moments[0]);
    }

    /** The sums of the bell, and of the bell times t and t^2 with t = beta (d - least). */
    private static void moments(double[] dissimilarities, int self, double beta, double least, double[] into) {
        double mass = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < dissimilarities.length; i++) {
            double t = beta * (dissimilarities[i] - least);
            if (i != self && t < NOTHING) {
                double bell = Math.exp(-t);
                mass += bell;
                first += bell * t;
                second += bell * t * t;
            }
        }
        into[0] = mass;
        into[1] = first;
        into[2] = second;
    }

    /** The share of one of the rows the bell was made from. */
    double share(double dissimilarity) {
        return Math.exp(-beta * (dissimilarity - least)) / mass;
    }

    /** The share of one row more. */
    double shareOfAnother(double dissimilarity) {
        return 1 / (1 + mass * Math.exp(beta * (dissimilarity - least)));
    }
}
