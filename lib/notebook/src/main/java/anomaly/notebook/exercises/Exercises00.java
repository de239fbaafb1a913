package anomaly.notebook.exercises;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The exercise of notebook 00: a detector that measures the distance to the mean. */
final class Exercises00 {
    private static final Property LINE = new Property(
            "with one feature, the score is the distance to the mean of the training rows",
            "The mean is the sum over all rows, divided by their number. A distance is not negative, and not squared.");
    private static final Property SPACE = new Property(
            "with several features, the distance is the root of the sum of all squared differences",
            "Each feature has a mean of its own. Count every feature: data.width() says how many there are.");
    private static final Property NEW = new Property(
            "a new row is measured from the mean of the training rows",
            "Compute the mean in fit, from the rows it is given. The rows to be scored must not change it.");

    private Exercises00() {}

    static List<Task<Detector>> tasks() {
        List<List<Trial<Detector>>> examples = settings().stream()
                .map(train -> new Setting("", train, fresh(train), Exercises00::toTheMean)
                        .<Detector>trials(Function.identity(), train[0].length == 1 ? LINE : SPACE, NEW))
                .toList();
        return List.of(new Task<>("00.3", Kind.DETECTOR, examples));
    }

    private static List<double[][]> settings() {
        List<double[][]> all = new ArrayList<>();
        all.add(Setting.rows(0, 4));
        all.add(Setting.rows(0, 1, 5));
        all.add(new double[][] {{0, 0}, {6, 8}});
        all.add(new double[][] {{0, 0, 0}, {2, 4, 4}});
        for (int size = 3; size <= 8; size++) {
            for (int width = 1; width <= 4; width++) {
                all.add(Setting.drawn(size, width, 10L * size + width));
            }
        }
        return all;
    }

    private static double[][] fresh(double[][] train) {
        return Setting.drawn(2, train[0].length, train.length);
    }

    private static FittedDetector toTheMean(Dataset data) {
        double[] mean = new double[data.width()];
        for (double[] row : data.rows()) {
            for (int j = 0; j < mean.length; j++) {
                mean[j] += row[j] / data.size();
            }
        }
        return FittedDetector.of(data, row -> {
            double sum = 0;
            for (int j = 0; j < mean.length; j++) {
                sum += (row[j] - mean[j]) * (row[j] - mean[j]);
            }
            return Math.sqrt(sum);
        });
    }
}
