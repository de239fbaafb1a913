package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;

/**
 * Global contrast normalization of pictures: each row by itself loses its mean brightness and is divided by its contrast,
 * {@code (x - mean(x)) / contrast(x)}. It learns nothing, so nothing can leak. A row without contrast becomes zeros.
 *
 * <p>For rows whose features share one unit, as pixels do. The shallow baselines of deep one-class classification use {@link
 * #L1} (L. Ruff et al. 2018, Deep one-class classification, PMLR 80:4393).
 */
public enum GlobalContrast implements Preparation {
    /** The contrast is the mean of {@code |x_j - mean(x)|}. */
    L1 {
        @Override
        double contrast(double[] centered) {
            double sum = 0;
            for (double value : centered) {
                sum += Math.abs(value);
            }
            return sum / centered.length;
        }
    },
    /** The contrast is the root of the mean of {@code (x_j - mean(x))^2}. */
    L2 {
        @Override
        double contrast(double[] centered) {
            double sum = 0;
            for (double value : centered) {
                sum += value * value;
            }
            return Math.sqrt(sum / centered.length);
        }
    };

    /** What is rounding beside values of size 1. */
    private static final double NOTHING = 1e-12;

    abstract double contrast(double[] centered);

    /**
     * Normalizes every row. Cost O(n d); data kept as bytes or floats is normalized as it is read and stays small.
     *
     * @param data rows of at least one feature; not changed
     * @return a data set of the same size, names and labels
     */
    public Dataset apply(Dataset data) {
        return data.mapRows(this::normalized);
    }

    @Override
    public FittedPreparation fit(Dataset train) {
        return new Ready(this, train.width());
    }

    @Override
    public FittedPreparation restore(State state) {
        return new Ready(this, state.integer("width"));
    }

    /** Remembers the width only. */
    private record Ready(GlobalContrast contrast, int width) implements FittedPreparation {
        @Override
        public double[][] apply(double[][] rows) {
            Rows.check(rows, width);
            return Arrays.stream(rows).map(contrast::normalized).toArray(double[][]::new);
        }

        @Override
        public Dataset apply(Dataset data) {
            if (data.width() != width) {
                throw new IllegalArgumentException("data set '" + data.name() + "' has " + data.width()
                        + " features, expected " + width + ", those of the training rows");
            }
            return contrast.apply(data);
        }

        @Override
        public State state() {
            return State.part().with("width", width);
        }
    }

    private double[] normalized(double[] row) {
        double mean = 0;
        double largest = 0;
        for (double value : row) {
            mean += value / row.length;
            largest = Math.max(largest, Math.abs(value));
        }
        double[] made = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            made[j] = row[j] - mean;
        }
        double contrast = contrast(made);
        for (int j = 0; j < row.length; j++) {
            made[j] = contrast > NOTHING * largest ? made[j] / contrast : 0;
        }
        return made;
    }
}
