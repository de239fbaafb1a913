package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exercise of notebook 06: one C-step (Rousseeuw and Van Driessen 1999, doi:10.1080/00401706.1999.10485670). */
final class Exercises06 {
    private static final Property ALL = new Property(
            "with h = n, the score is the squared Mahalanobis distance by mean and covariance of all rows",
            "Sums of squares are divided by the number of rows, and no root is taken at the end.");
    private static final Property STEP = new Property(
            "with h below n, mean and covariance are those of the h rows nearest by the first ellipse",
            "Measure all rows with the first ellipse. Keep the h smallest. Then the mean and the covariance are both new.");
    private static final Property NEW = new Property(
            "a new row is measured with what fit learned", "New rows change neither the mean nor the covariance.");

    /** Two rows whose distances differ by less than this might be told apart otherwise by another order of summing. */
    private static final double APART = 1e-6;
    /** Below this a covariance counts as flat. */
    private static final double FLAT = 1e-3;

    private Exercises06() {}

    static List<Task<IntFunction<? extends Detector>>> tasks() {
        List<List<Trial<IntFunction<? extends Detector>>>> examples = new ArrayList<>();
        examples.add(example(3, Setting.rows(0, 1, 5), Setting.rows(8)));
        examples.add(example(3, Setting.rows(0, 1, 4, 10), Setting.rows(17)));
        examples.add(example(4, new double[][] {{0, 0}, {4, 3}, {8, 8}, {2, 1}, {1, 6}}, new double[][] {{5, 5}}));
        for (int size = 6; size <= 14; size++) {
            for (int width = 1; width <= 3; width++) {
                for (int h = (size + width + 1) / 2; h <= size; h += 2) {
                    examples.add(drawn(size, width, h));
                }
            }
        }
        return List.of(new Task<>("06.3", Kind.DETECTOR_FOR_K, examples));
    }

    private static List<Trial<IntFunction<? extends Detector>>> example(int h, double[][] train, double[][] fresh) {
        Detector right = data -> {
            Ellipse last = Ellipse.around(nearest(data.rows(), h));
            return FittedDetector.of(data, last::squared);
        };
        return new Setting(" with h = " + h, train, fresh, right)
                .<IntFunction<? extends Detector>>trials(mine -> mine.apply(h), h == train.length ? ALL : STEP, NEW);
    }

    /** Rows without ties at the h-th distance, whose nearest h do not lie on a plane. */
    private static List<Trial<IntFunction<? extends Detector>>> drawn(int size, int width, int h) {
        for (long seed = 1000L * size + 100L * width + h; ; seed += 7) {
            double[][] train = Setting.drawn(size, width, seed);
            if (plain(train, h)) {
                return example(h, train, Setting.drawn(2, width, -seed));
            }
        }
    }

    private static boolean plain(double[][] train, int h) {
        Ellipse first = Ellipse.around(train);
        if (first.flat()) {
            return false;
        }
        double[] sorted =
                Arrays.stream(train).mapToDouble(first::squared).sorted().toArray();
        return (h == train.length || sorted[h] - sorted[h - 1] > APART)
                && !Ellipse.around(nearest(train, h)).flat();
    }

    /** The h rows nearest by the ellipse around all rows. */
    private static double[][] nearest(double[][] rows, int h) {
        Ellipse first = Ellipse.around(rows);
        double[] distances = Arrays.stream(rows).mapToDouble(first::squared).toArray();
        double[] sorted = Arrays.stream(distances).sorted().toArray();
        return IntStream.range(0, rows.length)
                .filter(i -> distances[i] <= sorted[Math.min(h, rows.length) - 1])
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
    }

    /** Mean and covariance (divisor n); distances by elimination, which a covariance allows without swaps. */
    private record Ellipse(List<Double> mean, List<List<Double>> covariance) {
        static Ellipse around(double[][] rows) {
            int width = rows[0].length;
            List<Double> mean = IntStream.range(0, width)
                    .mapToObj(j -> Arrays.stream(rows)
                            .mapToDouble(row -> row[j])
                            .average()
                            .orElseThrow())
                    .toList();
            List<List<Double>> covariance = IntStream.range(0, width)
                    .mapToObj(j -> IntStream.range(0, width)
                            .mapToObj(k -> Arrays.stream(rows)
                                    .mapToDouble(row -> (row[j] - mean.get(j)) * (row[k] - mean.get(k)))
                                    .average()
                                    .orElseThrow())
                            .toList())
                    .toList();
            return new Ellipse(mean, covariance);
        }

        boolean flat() {
            double[] unit = new double[mean.size()];
            double[][] left = eliminated(unit);
            return IntStream.range(0, unit.length).anyMatch(j -> !(Math.abs(left[j][j]) > FLAT));
        }

        double squared(double[] row) {
            double[] away = new double[row.length];
            Arrays.setAll(away, j -> row[j] - mean.get(j));
            double[] solved = away.clone();
            double[][] upper = eliminated(solved);
            for (int j = row.length - 1; j >= 0; j--) {
                for (int k = j + 1; k < row.length; k++) {
                    solved[j] -= upper[j][k] * solved[k];
                }
                solved[j] /= upper[j][j];
            }
            return IntStream.range(0, row.length)
                    .mapToDouble(j -> away[j] * solved[j])
                    .sum();
        }

        /** Upper triangle of the covariance; the right side is changed along with it. */
        private double[][] eliminated(double[] side) {
            double[][] matrix = covariance.stream()
                    .map(line -> line.stream().mapToDouble(value -> value).toArray())
                    .toArray(double[][]::new);
            for (int p = 0; p < side.length; p++) {
                for (int j = p + 1; j < side.length; j++) {
                    double factor = matrix[j][p] / matrix[p][p];
                    for (int k = p; k < side.length; k++) {
                        matrix[j][k] -= factor * matrix[p][k];
                    }
                    side[j] -= factor * side[p];
                }
            }
            return matrix;
        }
    }
}
