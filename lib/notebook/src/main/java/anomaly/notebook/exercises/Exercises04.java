package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exercise of notebook 04: simplified LOF (Schubert et al. 2014, doi:10.1007/s10618-012-0300-z). */
final class Exercises04 {
    private static final Property ONE = new Property(
            "with k = 1, a row's score is its distance to its nearest other row, over that row's own such distance",
            "A training row is not its own neighbor. Which of the two k-distances stands above the line?");
    private static final Property MEAN = new Property(
            "with several neighbors, the score is the mean of the k ratios of k-distances",
            "One ratio for each of the k neighbors, then their mean. Step 2 of LOF (reachability) is left out.");
    private static final Property NEW = new Property(
            "a new row is compared with training rows only",
            "Its neighbors are training rows, and their k-distances are those from the fit. All k are neighbors.");

    private Exercises04() {}

    static List<Task<IntFunction<? extends Detector>>> tasks() {
        List<List<Trial<IntFunction<? extends Detector>>>> examples = new ArrayList<>();
        examples.add(example(1, Setting.rows(0, 1, 3), Setting.rows(6)));
        examples.add(example(1, Setting.rows(0, 1, 3, 7), Setting.rows(12)));
        examples.add(example(2, Setting.rows(0, 1, 4, 10), Setting.rows(17)));
        for (int size = 4; size <= 9; size++) {
            for (int width = 1; width <= 3; width++) {
                for (int k = 1; k < size - 1; k++) {
                    examples.add(drawn(size, width, k));
                }
            }
        }
        return List.of(new Task<>("04.3", Kind.DETECTOR_FOR_K, examples));
    }

    private static List<Trial<IntFunction<? extends Detector>>> example(int k, double[][] train, double[][] fresh) {
        Detector right = data -> new Fitted(data.rows(), k);
        return new Setting(" with k = " + k, train, fresh, right)
                .<IntFunction<? extends Detector>>trials(mine -> mine.apply(k), k == 1 ? ONE : MEAN, NEW);
    }

    /** Where two rows share the k-distance either is a neighbor; the exercise leaves open which, so such rows are passed over. */
    private static List<Trial<IntFunction<? extends Detector>>> drawn(int size, int width, int k) {
        for (long seed = 1000L * size + 100L * width; ; seed++) {
            double[][] train = Setting.drawn(size, width, seed);
            double[][] fresh = Setting.drawn(2, width, -seed);
            if (plain(train, fresh, k)) {
                return example(k, train, fresh);
            }
        }
    }

    private static boolean plain(double[][] train, double[][] fresh, int k) {
        return IntStream.range(0, train.length).allMatch(i -> plain(distances(train, train[i], i), k))
                && Arrays.stream(fresh).allMatch(row -> plain(distances(train, row, -1), k));
    }

    private static boolean plain(double[] distances, int k) {
        double[] sorted = Arrays.stream(distances).sorted().toArray();
        return sorted[0] > 0 && sorted[k - 1] < sorted[k];
    }

    /** To every training row; to oneself it is infinite. */
    private static double[] distances(double[][] train, double[] row, int self) {
        double[] made = new double[train.length];
        for (int i = 0; i < train.length; i++) {
            double sum = i == self ? Double.POSITIVE_INFINITY : 0;
            for (int j = 0; j < row.length; j++) {
                sum += (row[j] - train[i][j]) * (row[j] - train[i][j]);
            }
            made[i] = Math.sqrt(sum);
        }
        return made;
    }

    /** Simplified LOF, by sorting all distances. */
    private static final class Fitted implements FittedDetector {
        private final double[][] train;
        private final int k;
        private final double[] kDistances;

        Fitted(double[][] train, int k) {
            this.train = train;
            this.k = k;
            kDistances = IntStream.range(0, train.length)
                    .mapToDouble(i -> kDistance(distances(train, train[i], i)))
                    .toArray();
        }

        @Override
        public double[] score(double[][] rows) {
            return Arrays.stream(rows)
                    .mapToDouble(row -> ratio(distances(train, row, -1)))
                    .toArray();
        }

        @Override
        public double[] trainingScores() {
            return IntStream.range(0, train.length)
                    .mapToDouble(i -> ratio(distances(train, train[i], i)))
                    .toArray();
        }

        private double kDistance(double[] distances) {
            return Arrays.stream(distances).sorted().skip(k - 1).findFirst().orElseThrow();
        }

        private double ratio(double[] distances) {
            double own = kDistance(distances);
            return IntStream.range(0, train.length)
                    .filter(i -> distances[i] <= own)
                    .mapToDouble(i -> own / kDistances[i])
                    .average()
                    .orElseThrow();
        }
    }
}
