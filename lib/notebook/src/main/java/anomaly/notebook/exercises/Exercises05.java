package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exercise of notebook 05: ODIN, who points at a row (Hautamaki et al. 2004, doi:10.1109/ICPR.2004.1334558). */
final class Exercises05 {
    private static final Property ONE = new Property(
            "with k = 1, a row's score is minus the number of rows that have it as their nearest",
            "Each row points at its nearest other row. Count the arrows that arrive, not those that leave; minus makes "
                    + "many arrows a low score.");
    private static final Property SEVERAL = new Property(
            "with several neighbors, the score is minus the number of arrows that arrive, divided by k",
            "Every row sends k arrows, one to each of its k nearest others. Each counts once, whatever its rank.");
    private static final Property NEW = new Property(
            "a new row gets an arrow from each training row that is nearer to it than to its own k-th neighbor",
            "Only training rows send arrows, and how far they reach was settled in fit: farthest(i) of row i.");

    private Exercises05() {}

    static List<Task<IntFunction<? extends Detector>>> tasks() {
        List<List<Trial<IntFunction<? extends Detector>>>> examples = new ArrayList<>();
        examples.add(example(1, Setting.rows(0, 1, 3), Setting.rows(4, 9)));
        examples.add(example(1, Setting.rows(0, 2, 3, 7), Setting.rows(0.5, 12)));
        examples.add(example(2, Setting.rows(0, 1, 4, 10), Setting.rows(6)));
        for (int size = 4; size <= 9; size++) {
            for (int width = 1; width <= 3; width++) {
                for (int k = 1; k < size - 1; k++) {
                    examples.add(drawn(size, width, k));
                }
            }
        }
        return List.of(new Task<>("05.3", Kind.DETECTOR_FOR_K, examples));
    }

    private static List<Trial<IntFunction<? extends Detector>>> example(int k, double[][] train, double[][] fresh) {
        Detector right = data -> new Fitted(data.rows(), k);
        return new Setting(" with k = " + k, train, fresh, right)
                .<IntFunction<? extends Detector>>trials(mine -> mine.apply(k), k == 1 ? ONE : SEVERAL, NEW);
    }

    /** Where rows are equally near the exercise leaves open which gets the arrow, so such rows are passed over. */
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
        return IntStream.range(0, train.length).allMatch(i -> {
            double[] sorted = sortedDistances(train, i);
            return sorted[k - 1] < sorted[k]
                    && Arrays.stream(fresh).allMatch(row -> distance(train[i], row) != sorted[k - 1]);
        });
    }

    /** From one training row to the others; to itself, last, it is infinite. */
    private static double[] sortedDistances(double[][] train, int from) {
        return IntStream.range(0, train.length)
                .mapToDouble(i -> i == from ? Double.POSITIVE_INFINITY : distance(train[from], train[i]))
                .sorted()
                .toArray();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }

    /** ODIN, by looking at every training row. */
    private static final class Fitted implements FittedDetector {
        private final double[][] train;
        private final int k;
        private final double[] kDistances;

        Fitted(double[][] train, int k) {
            this.train = train;
            this.k = k;
            kDistances = IntStream.range(0, train.length)
                    .mapToDouble(i -> sortedDistances(train, i)[k - 1])
                    .toArray();
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

        /** No two are equally near, so a row that is not beyond the k-distance of another is one of its neighbors. */
        private double score(double[] row, int self) {
            long arrows = IntStream.range(0, train.length)
                    .filter(i -> i != self && distance(row, train[i]) <= kDistances[i])
                    .count();
            return -(double) arrows / k;
        }
    }
}
