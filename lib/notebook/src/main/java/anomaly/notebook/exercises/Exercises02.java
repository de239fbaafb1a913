package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.density.Gaussian;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The exercise of notebook 02: the negative log density of a normal distribution for each feature. */
final class Exercises02 {
    private static final Property LINE = new Property(
            "with one feature, the score is z²/2 + ln s + ln(2 pi)/2, with z the distance to the mean in deviations s",
            "The variance s² is the mean of the squared differences, divided by n. All three terms belong to the score.");
    private static final Property SPACE = new Property(
            "with several features, the scores of the features add up",
            "Each feature has a mean and a deviation of its own. The logarithm of a product is a sum.");
    private static final Property NEW = new Property(
            "a new row is measured by mean and deviation of the training rows",
            "Compute both in fit, from the rows it is given. The rows to be scored must not change them.");
    private static final Property FAR = new Property(
            "a row thousands of deviations away still has a finite score",
            "There the density itself is too small for a double and becomes 0. Write the logarithm out on paper first.");

    private Exercises02() {}

    static List<Task<Detector>> tasks() {
        List<List<Trial<Detector>>> examples = new ArrayList<>();
        for (double[][] train : settings()) {
            Property training = train[0].length == 1 ? LINE : SPACE;
            examples.add(example(train, Setting.drawn(2, train[0].length, train.length), training, NEW));
            if (train.length == 2) {
                double[] far = new double[train[0].length];
                Arrays.fill(far, 10_000);
                examples.add(example(train, new double[][] {far}, training, FAR));
            }
        }
        return List.of(new Task<>("02.3", Kind.DETECTOR, examples));
    }

    private static List<Trial<Detector>> example(
            double[][] train, double[][] fresh, Property training, Property scoring) {
        Detector right = new Gaussian(Gaussian.Covariance.DIAGONAL);
        return new Setting("", train, fresh, right).<Detector>trials(Function.identity(), training, scoring);
    }

    private static List<double[][]> settings() {
        List<double[][]> all = new ArrayList<>();
        all.add(Setting.rows(0, 4));
        all.add(Setting.rows(0, 0, 6));
        all.add(new double[][] {{0, 0}, {2, 6}});
        for (int size = 3; size <= 8; size++) {
            for (int width = 1; width <= 4; width++) {
                all.add(varied(size, width));
            }
        }
        return all;
    }

    /** A constant feature has no density. */
    private static double[][] varied(int size, int width) {
        double[][] rows = Setting.drawn(size, width, 100L * size + width);
        for (int j = 0; j < width; j++) {
            rows[0][j] = 20 + j;
        }
        return rows;
    }
}
