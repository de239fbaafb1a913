package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The exercise of notebook 08: squared distance to the mean of the rows in the space of the kernel (a.b + 1)^2, which is the
 * data description of Tax and Duin (2004, doi:10.1023/B:MACH.0000008084.60811.49) with equal weights.
 */
final class Exercises08 {
    private static final Property DISTANCE = new Property(
            "the score is K(x, x), minus twice the mean of K(x_i, x), plus the mean of all K(x_i, x_j)",
            "Three terms. With this kernel K(x, x) is not the same for all rows. The last term is one number for all rows.");
    private static final Property NEW = new Property(
            "a new row is measured from the center of the training rows",
            "Only training rows have a weight. The new row stands in K(x, x) and K(x_i, x), nowhere else.");

    private Exercises08() {}

    static List<Task<Detector>> tasks() {
        List<List<Trial<Detector>>> examples = new ArrayList<>();
        examples.add(example(Setting.rows(1, 3), Setting.rows(0)));
        examples.add(example(Setting.rows(0, 1, 2), Setting.rows(4)));
        examples.add(example(new double[][] {{1, 0}, {0, 1}, {1, 1}}, new double[][] {{2, 2}}));
        for (int size = 1; size <= 6; size++) {
            for (int width = 1; width <= 3; width++) {
                long seed = 8000 + 10L * size + width;
                examples.add(example(Setting.drawn(size, width, seed), Setting.drawn(3, width, -seed)));
            }
        }
        return List.of(new Task<>("08.3", Kind.DETECTOR, examples));
    }

    private static List<Trial<Detector>> example(double[][] train, double[][] fresh) {
        return new Setting("", train, fresh, data -> fitted(data.rows())).trials(mine -> mine, DISTANCE, NEW);
    }

    private static FittedDetector fitted(double[][] train) {
        double all = Arrays.stream(train)
                .mapToDouble(row -> mean(train, row))
                .average()
                .orElseThrow();
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return Arrays.stream(rows)
                        .mapToDouble(row -> kernel(row, row) - 2 * mean(train, row) + all)
                        .toArray();
            }

            @Override
            public double[] trainingScores() {
                return score(train);
            }
        };
    }

    private static double mean(double[][] train, double[] row) {
        return Arrays.stream(train).mapToDouble(o -> kernel(o, row)).average().orElseThrow();
    }

    private static double kernel(double[] a, double[] b) {
        double sum = 1;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum * sum;
    }
}
