package anomaly.evaluation;

import java.util.Arrays;

/**
 * A Gaussian kernel density estimate of scores on the unit scale, at evenly spread places from 0 to 1, and what thresholds
 * read off it. The bandwidth is Scott's: {@code n^(-1/5)} standard deviations (divisor n - 1).
 */
final class ScoreDensity {
    /** More places than this show no more of a curve as smooth as this one. */
    private static final int MOST_PLACES = 10_000;
    /** Steps from one exponential to the next; between them, products are as exact and cheaper. */
    private static final int STRIDE = 64;

    private static final double NOTHING = 1e-300;
    /** Beyond this a power of a density is no longer a double. */
    private static final double LARGEST_POWER = 16;

    private final double[] heights;

    private ScoreDensity(double[] heights) {
        this.heights = heights;
    }

    static ScoreDensity of(UnitScores scores, int places) {
        int n = scores.size();
        double[] heights = new double[Math.min(places, MOST_PLACES)];
        double bandwidth = Math.pow(n, -0.2) * scores.deviation() * Math.sqrt(n / (n - 1.0));
        double step = 1 / ((heights.length - 1) * bandwidth);
        for (double score : scores.values()) {
            int right = (int) Math.ceil(score * (heights.length - 1));
            double offset = right * step - score / bandwidth;
            add(heights, right, 1, offset, step);
            add(heights, right - 1, -1, step - offset, step);
        }
        double scale = 1 / (n * bandwidth * Math.sqrt(2 * Math.PI));
        return new ScoreDensity(Arrays.stream(heights).map(sum -> sum * scale).toArray());
    }

    /** Adds one kernel from a place on to one side; offset and step are in bandwidths. */
    private static void add(double[] heights, int start, int direction, double offset, double step) {
        double shrink = Math.exp(-step * step);
        double height = 1;
        for (int i = 0; height > NOTHING; i += STRIDE) {
            double u = offset + i * step;
            height = Math.exp(-u * u / 2);
            double ratio = Math.exp(-step * (u + step / 2));
            for (int j = i; j < i + STRIDE; j++) {
                int place = start + direction * j;
                if (place < 0 || place >= heights.length) {
                    return;
                }
                heights[place] += height;
                height *= ratio;
                ratio *= shrink;
            }
        }
    }

    double[] heights() {
        return heights.clone();
    }

    double mean() {
        return Arrays.stream(heights).sum() / heights.length;
    }

    /** The middle between the first two peaks from the left; 1 where there are no two. */
    double betweenFirstPeaks() {
        int first = peakFrom(0);
        int second = first < 0 ? -1 : peakFrom(first + 1);
        return second < 0 ? 1 : (first + second) / (2.0 * (heights.length - 1));
    }

    /** The first place from here on whose slope is upwards and the next one's is not; -1 if there is none. */
    private int peakFrom(int start) {
        for (int i = start; i < heights.length - 1; i++) {
            if (rise(i) > 0 && rise(i + 1) <= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Twice the central difference; at both ends the one-sided one. */
    private double rise(int place) {
        if (place == 0) {
            return 2 * (heights[1] - heights[0]);
        }
        int last = heights.length - 1;
        return place == last ? 2 * (heights[last] - heights[last - 1]) : heights[place + 1] - heights[place - 1];
    }

    /** The highest density after the power transform of Yeo and Johnson that makes the densities most normal. */
    double highestTransformed() {
        double[] logs = Arrays.stream(heights).map(Math::log1p).toArray();
        double low = -2;
        while (low > -LARGEST_POWER && slope(logs, low) < 0) {
            low -= 2;
        }
        double high = 2;
        while (high < LARGEST_POWER && slope(logs, high) > 0) {
            high += 2;
        }
        for (double middle = (low + high) / 2; middle > low && middle < high; middle = (low + high) / 2) {
            if (slope(logs, middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return transformed(Arrays.stream(logs).max().orElseThrow(), high);
    }

    /** {@code ((1 + x)^power - 1) / power} of {@code log = log(1 + x)}, x 0 or more. */
    private static double transformed(double log, double power) {
        return power == 0 ? log : Math.expm1(power * log) / power;
    }

    /** The derivative of the log likelihood with respect to the power, divided by the number of values. */
    private static double slope(double[] logs, double power) {
        double mean = Arrays.stream(logs).map(log -> transformed(log, power)).sum() / logs.length;
        double squares = 0;
        double products = 0;
        double sum = 0;
        for (double log : logs) {
            double distance = transformed(log, power) - mean;
            squares += distance * distance;
            products += distance * change(log, power);
            sum += log;
        }
        return sum / logs.length - products / squares;
    }

    /** The derivative of {@link #transformed} with respect to the power. */
    private static double change(double log, double power) {
        double exponent = power * log;
        return Math.abs(exponent) < 1e-5
                ? log * log * (1 / 2.0 + exponent / 3)
                : (log * Math.exp(exponent) - transformed(log, power)) / power;
    }
}
