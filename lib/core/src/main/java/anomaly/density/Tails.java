package anomaly.density;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How rare the values of training rows are, feature by feature, in either tail and in the longer one. */
final class Tails {
    /** Less is rounding. */
    private static final double NO_SKEW = 1e-12;

    private static final int CHUNK = 2048;
    /** Features that are ranked at a time. */
    private static final int AT_ONCE = 16;

    private final TailRule rule;
    private final SortedValues[] features;
    /** The sign of the skewness of each feature. */
    private final int[] skewness;

    Tails(TailRule rule, SortedValues[] features, int[] skewness) {
        this.rule = rule;
        this.features = features;
        this.skewness = skewness;
    }

    /** What is learned of training rows, and their own scores. */
    record Learned(Tails tails, double[] trainingScores) {}

    static Learned of(TailRule rule, double[][] rows) {
        Tails tails = new Tails(rule, new SortedValues[rows[0].length], new int[rows[0].length]);
        double[][] sums = new double[rule.sums()][rows.length];
        double[] rarity = rarity(rows.length);
        for (int first = 0; first < tails.width(); first += AT_ONCE) {
            tails.learn(rows, first, Math.min(tails.width(), first + AT_ONCE), rarity, sums);
        }
        return new Learned(tails, largest(sums));
    }

    /** Some features at a time: their ranks take 8 bytes a row and feature until they are added. */
    private void learn(double[][] rows, int first, int end, double[] rarity, double[][] sums) {
        RankedValues[] ranked = new RankedValues[end - first];
        IntStream.range(first, end).parallel().forEach(feature -> {
            double[] values = new double[rows.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = rows[i][feature];
            }
            skewness[feature] = skewness(values);
            ranked[feature - first] = RankedValues.of(values);
            features[feature] = new SortedValues(ranked[feature - first].sorted());
        });
        chunks(rows.length, (from, to) -> {
            for (int feature = first; feature < end; feature++) {
                RankedValues ranks = ranked[feature - first];
                for (int i = from; i < to; i++) {
                    double left = rarity[ranks.atMost(i)];
                    double right = rarity[rows.length - ranks.below(i)];
                    add(left, right, skewness[feature], sums, i);
                }
            }
        });
    }

    private interface Work {
        void rows(int from, int to);
    }

    private static void chunks(int rows, Work work) {
        IntStream.range(0, (rows + CHUNK - 1) / CHUNK)
                .parallel()
                .forEach(chunk -> work.rows(chunk * CHUNK, Math.min(rows, (chunk + 1) * CHUNK)));
    }

    /** Scaled to the range, so that nothing overflows. */
    private static int skewness(double[] values) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        if (low == high) {
            return 0;
        }
        double unit = high / 2 - low / 2;
        double mean = 0;
        for (double value : values) {
            mean += value / unit - low / unit;
        }
        mean /= values.length;
        double squares = 0;
        double cubes = 0;
        for (double value : values) {
            double d = value / unit - low / unit - mean;
            squares += d * d;
            cubes += d * d * d;
        }
        double skewness = cubes / values.length / Math.pow(squares / values.length, 1.5);
        return Math.abs(skewness) < NO_SKEW ? 0 : (int) Math.signum(skewness);
    }

    int width() {
        return features.length;
    }

    int size() {
        return features[0].size();
    }

    double[][] sorted() {
        return Arrays.stream(features).map(SortedValues::values).toArray(double[][]::new);
    }

    int[] skewness() {
        return skewness;
    }

    /** Scores of rows of which each joins the training rows by itself. */
    double[] scores(double[][] rows) {
        double[][] sums = new double[rule.sums()][rows.length];
        double[] rarity = rarity(size() + 1);
        chunks(rows.length, (from, to) -> {
            for (int feature = 0; feature < features.length; feature++) {
                for (int i = from; i < to; i++) {
                    join(rows[i][feature], feature, rarity, sums, i);
                }
            }
        });
        return largest(sums);
    }

    private static double[] largest(double[][] sums) {
        double[] largest = sums[0].clone();
        for (double[] sum : sums) {
            for (int i = 0; i < largest.length; i++) {
                largest[i] = Math.max(largest[i], sum[i]);
            }
        }
        return largest;
    }

    /** {@code -ln(c / n)} by c from 0 to n. */
    private static double[] rarity(int size) {
        double[] rarity = new double[size + 1];
        Arrays.parallelSetAll(rarity, count -> Math.log((double) size / count));
        return rarity;
    }

    private void join(double value, int feature, double[] rarity, double[][] sums, int to) {
        int below = features[feature].below(value);
        double left = rarity[features[feature].atMost(value, below) + 1];
        double right = rarity[size() - below + 1];
        add(left, right, skewness[feature], sums, to);
    }

    private void add(double left, double right, int skewness, double[][] sums, int to) {
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum][to] += rule.part(sum, left, right, skewness);
        }
    }

    /** The terms of the largest sum for a row that joins the training rows. */
    double[] contributions(double[] row) {
        double[][] parts = new double[rule.sums()][row.length];
        double[] rarity = rarity(size() + 1);
        for (int j = 0; j < row.length; j++) {
            join(row[j], j, rarity, parts, j);
        }
        double[] largest = parts[0];
        for (double[] sum : parts) {
            largest = total(sum) > total(largest) ? sum : largest;
        }
        return largest;
    }

    private static double total(double[] parts) {
        double total = 0;
        for (double part : parts) {
            total += part;
        }
        return total;
    }
}
