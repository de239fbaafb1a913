package anomaly.synthetic;

import anomaly.Dataset;
import anomaly.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

/** Collects made rows and, at the end, shuffles them, so that no order gives the anomalies away. */
final class Points {
    private final List<double[]> rows = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();

    void add(int count, Label label, IntFunction<double[]> row) {
        for (int i = 0; i < count; i++) {
            rows.add(row.apply(i));
            labels.add(label);
        }
    }

    /** The distance from a place to the nearest row so far; the search ends early at a distance below {@code enough}. */
    double nearest(double[] place, double enough) {
        double nearest = Double.POSITIVE_INFINITY;
        for (double[] row : rows) {
            double squares = 0;
            for (int j = 0; j < row.length; j++) {
                squares += (row[j] - place[j]) * (row[j] - place[j]);
            }
            nearest = Math.min(nearest, squares);
            if (nearest < enough * enough) {
                break;
            }
        }
        return Math.sqrt(nearest);
    }

    Dataset shuffled(String name, List<String> features, SplittableRandom random) {
        double[][] mixed = rows.toArray(double[][]::new);
        Label[] mixedLabels = labels.toArray(Label[]::new);
        for (int i = mixed.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double[] row = mixed[i];
            mixed[i] = mixed[j];
            mixed[j] = row;
            Label label = mixedLabels[i];
            mixedLabels[i] = mixedLabels[j];
            mixedLabels[j] = label;
        }
        return Dataset.of(name, features, mixed, List.of(mixedLabels));
    }

    /**
     * A standard normal number by Marsaglia's polar method. The generator's own {@code nextGaussian} may change its method
     * between versions of Java, and the same seed is to give the same picture in all of them.
     */
    static double gaussian(SplittableRandom random) {
        while (true) {
            double u = 2 * random.nextDouble() - 1;
            double v = 2 * random.nextDouble() - 1;
            double s = u * u + v * v;
            if (s > 0 && s < 1) {
                return u * StrictMath.sqrt(-2 * StrictMath.log(s) / s);
            }
        }
    }
}
