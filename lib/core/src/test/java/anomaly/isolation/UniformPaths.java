package anomaly.isolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.LongFunction;

/** The mean path of uniform rows, in theory and in trees. Among such rows every gap is as likely to be cut. */
final class UniformPaths {
    private static final int DATA_SETS = 500;

    private UniformPaths() {}

    /** The expected mean path of n rows in trees of limited height whose leaves count c(n) for the cuts they leave out. */
    static double expected(int rows, int limit) {
        double[] mean = new double[rows + 1];
        for (int n = 2; n <= rows; n++) {
            mean[n] = PathLength.average(n);
        }
        for (int level = 1; level <= limit; level++) {
            double[] below = mean.clone();
            for (int n = 2; n <= rows; n++) {
                double sum = 0;
                for (int left = 1; left < n; left++) {
                    sum += left * below[left] + (n - left) * below[n - left];
                }
                mean[n] = 1 + sum / n / (n - 1);
            }
        }
        return mean[rows];
    }

    /** Holds trees on fresh uniform rows, again and again, against the theory: within four standard errors. */
    static void check(int rows, int width, LongFunction<Detector> detector) {
        SplittableRandom random = new SplittableRandom(5);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DATA_SETS; i++) {
            double[][] uniform = new double[rows][];
            Arrays.setAll(uniform, r -> random.doubles(width).toArray());
            double mean = Arrays.stream(detector.apply(i).fit(uniform).trainingScores())
                    .map(score -> -Math.log(score) / Math.log(2) * PathLength.average(rows))
                    .average()
                    .orElseThrow();
            sum += mean;
            squares += mean * mean;
        }
        double mean = sum / DATA_SETS;
        double error = Math.sqrt((squares / DATA_SETS - mean * mean) / DATA_SETS);
        assertTrue(error < 0.02, "standard error " + error);
        assertEquals(expected(rows, PathLength.limit(rows)), mean, 4 * error);
    }
}
