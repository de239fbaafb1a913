package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exercise of notebook 03: the mean height of triangular kernels, made a score. */
final class Exercises03 {
    private static final Property ONE = new Property(
            "a training row's score is 1 minus the mean height of the hills of the others",
            "A row must not vouch for itself: leave its own hill out, and divide by the number of the others.");
    private static final Property FOOT = new Property(
            "a hill is 0 from the distance h on, never negative",
            "Where the distance is larger than h, 1 - distance / h falls below 0. A row out of reach says nothing.");
    private static final Property MANY = new Property(
            "in several features the distance is the Euclidean one",
            "Sum the squared differences over the features, then take the root.");
    private static final Property NEW = new Property(
            "a new row is scored by the hills of all training rows",
            "None is left out, and new rows have no hills, also where a new row equals a training row.");

    private Exercises03() {}

    static List<Task<IntFunction<? extends Detector>>> tasks() {
        List<List<Trial<IntFunction<? extends Detector>>>> examples = new ArrayList<>();
        examples.add(example(4, Setting.rows(0, 1, 3), Setting.rows(2), ONE));
        examples.add(example(2, Setting.rows(0, 1, 5), Setting.rows(1, 9), FOOT));
        examples.add(example(10, new double[][] {{0, 0}, {3, 4}}, new double[][] {{3, 0}}, MANY));
        for (int size = 3; size <= 8; size++) {
            for (int width = 1; width <= 3; width++) {
                for (int h : new int[] {1, 5, 12, 40}) {
                    double[][] train = Setting.drawn(size, width, 1000L * size + 100L * width);
                    double[][] fresh = Setting.drawn(2, width, -size);
                    examples.add(example(h, train, fresh, width > 1 ? MANY : h > 19 ? ONE : FOOT));
                }
            }
        }
        return List.of(new Task<>("03.3", Kind.DETECTOR_FOR_K, examples));
    }

    private static List<Trial<IntFunction<? extends Detector>>> example(
            int h, double[][] train, double[][] fresh, Property training) {
        Detector right = data -> new Fitted(data.rows(), h);
        return new Setting(" with h = " + h, train, fresh, right)
                .<IntFunction<? extends Detector>>trials(mine -> mine.apply(h), training, NEW);
    }

    private static final class Fitted implements FittedDetector {
        private final double[][] train;
        private final int h;

        Fitted(double[][] train, int h) {
            this.train = train;
            this.h = h;
        }

        @Override
        public double[] score(double[][] rows) {
            return Arrays.stream(rows).mapToDouble(row -> score(row, -1)).toArray();
        }

        @Override
        public double[] trainingScores() {
            return IntStream.range(0, train.length)
                    .mapToDouble(i -> score(train[i], i))
                    .toArray();
        }

        private double score(double[] row, int self) {
            return 1
                    - IntStream.range(0, train.length)
                            .filter(i -> i != self)
                            .mapToDouble(i -> Math.max(0, 1 - distance(row, train[i]) / h))
                            .average()
                            .orElseThrow();
        }

        private static double distance(double[] p, double[] o) {
            double sum = 0;
            for (int j = 0; j < p.length; j++) {
                sum += (p[j] - o[j]) * (p[j] - o[j]);
            }
            return Math.sqrt(sum);
        }
    }
}
