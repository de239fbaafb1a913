package anomaly.density;

import java.util.Arrays;
import java.util.stream.IntStream;

/** How rare the values of training rows are, feature by feature, in either tail and in the longer one. */
final class Tails {
    /** Less is rounding. */
    private static final double NO_SKEW = 1e-12;

    private static final int CHUNK = 2048;

    private final TailRule rule;
    private final SortedValues[] features;
    /** The sign of the skewness of each feature. */
    private final int[] skewness;

    Tails(TailRule rule, SortedValues[] features, int[] skewness) {
        this.rule = rule;
        this.features = features;
        this.skewness = skewness;
    }

    static Tails of(TailRule rule, double[][] rows) {
        SortedValues[] features = new SortedValues[rows[0].length];
        int[] skewness = new int[features.length];
        for (int j = 0; j < features.length; j++) {
            int feature = j;
            double[] values =
                    Arrays.stream(rows).mapToDouble(row -> row[feature]).toArray();
            skewness[j] = skewness(values);
            Arrays.parallelSort(values);
            features[j] = new SortedValues(values);
        }
        return new Tails(rule, features, skewness);
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

    /** Scores of rows that are among the training rows, or ({@code joining} 1) of which each joins them by itself. */
    double[] scores(double[][] rows, int joining) {
        double[][] sums = new double[rule.sums()][rows.length];
        double[] rarity = rarity(joining);
        for (int j = 0; j < features.length; j++) {
            int feature = j;
            IntStream.range(0, (rows.length + CHUNK - 1) / CHUNK).parallel().forEach(chunk -> {
                int to = Math.min(rows.length, (chunk + 1) * CHUNK);
                for (int i = chunk * CHUNK; i < to; i++) {
                    add(rows[i][feature], feature, joining, rarity, sums, i);
                }
            });
        }
        return IntStream.range(0, rows.length)
                .mapToDouble(i ->
                        Arrays.stream(sums).mapToDouble(sum -> sum[i]).max().orElse(0))
                .toArray();
    }

    /** {@code -ln(c / n)} by c from 0 to n. */
    private double[] rarity(int joining) {
        double size = size() + joining;
        double[] rarity = new double[size() + joining + 1];
        Arrays.parallelSetAll(rarity, count -> Math.log(size / count));
        return rarity;
    }

    private void add(double value, int feature, int joining, double[] rarity, double[][] sums, int to) {
        int below = features[feature].below(value);
        double left = rarity[features[feature].atMost(value, below) + joining];
        double right = rarity[size() - below + joining];
        for (int sum = 0; sum < sums.length; sum++) {
            sums[sum][to] += rule.part(sum, left, right, skewness[feature]);
        }
    }

    /** The terms of the largest sum for a row that joins the training rows. */
    double[] contributions(double[] row) {
        double[][] parts = new double[rule.sums()][row.length];
        double[] rarity = rarity(1);
        for (int j = 0; j < row.length; j++) {
            add(row[j], j, 1, rarity, parts, j);
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
