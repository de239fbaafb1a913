package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Quantiles;
import anomaly.State;
import java.util.Arrays;

/**
 * Ways to make features comparable: {@code (x - center) / scale}, each feature by itself. Distances add features up, so one
 * counted in thousands drowns one counted in tenths unless both are scaled.
 *
 * <p>{@link #before} puts a scaling in front of a detector, which then learns it from its training rows only: nothing leaks
 * from the rows it is tested on. A constant feature has scale 1, so it becomes 0 in training and tells a new value apart.
 */
public enum Scaling implements Preparation {
    /** Center the mean, scale the standard deviation (divisor n). Anomalies in the training rows stretch both. */
    Z_SCORE {
        @Override
        void learn(double[] sorted, double[] into) {
            double mean = mean(sorted, 0);
            // A second pass takes out the rounding of the first.
            mean += mean(sorted, mean);
            double squares = 0;
            for (double value : sorted) {
                squares += (value - mean) * (value - mean);
            }
            into[0] = mean;
            into[1] = Math.sqrt(squares / sorted.length);
        }
    },
    /** Center the minimum, scale the range: training rows fall into 0 to 1, new rows may fall outside. */
    MIN_MAX {
        @Override
        void learn(double[] sorted, double[] into) {
            into[0] = sorted[0];
            into[1] = sorted[sorted.length - 1] - sorted[0];
        }
    },
    /**
     * Center the median, scale the distance between the quartiles (linear interpolation). Stays put while less than a
     * quarter of the rows are anomalous. A feature with equal quartiles has scale 1.
     */
    ROBUST {
        @Override
        void learn(double[] sorted, double[] into) {
            into[0] = Quantiles.ofSorted(sorted, 0.5);
            into[1] = Quantiles.ofSorted(sorted, 0.75) - Quantiles.ofSorted(sorted, 0.25);
        }
    };

    /** Columns gathered in one pass over the rows: bytes do not become doubles all at once. */
    private static final int COLUMNS = 64;

    /** Center and scale of one feature, whose values come in ascending order and are not all equal. */
    abstract void learn(double[] sorted, double[] into);

    private static double mean(double[] values, double origin) {
        double sum = 0;
        for (double value : values) {
            sum += value - origin;
        }
        return sum / values.length;
    }

    /**
     * Learns center and scale of each feature. Cost O(d n log n) and 64 columns of doubles of memory.
     *
     * @param train the rows to learn from, at least one; not changed
     * @return the scaling, ready for these and other rows
     * @throws IllegalArgumentException if there are no rows
     */
    @Override
    public FittedScaling fit(Dataset train) {
        if (train.size() == 0) {
            throw new IllegalArgumentException(
                    "data set '" + train.name() + "' has 0 rows, expected at least one to learn " + this + " from");
        }
        double[] centers = new double[train.width()];
        double[] scales = new double[train.width()];
        double[][] columns = new double[Math.min(COLUMNS, train.width())][train.size()];
        double[] pair = new double[2];
        for (int from = 0; from < train.width(); from += COLUMNS) {
            int count = Math.min(COLUMNS, train.width() - from);
            copyColumns(train, from, count, columns);
            for (int j = 0; j < count; j++) {
                Arrays.sort(columns[j]);
                learnUnlessConstant(columns[j], pair);
                centers[from + j] = pair[0];
                scales[from + j] = pair[1] == 0 ? 1 : pair[1];
            }
        }
        return new FittedScaling(this, centers, scales);
    }

    private static void copyColumns(Dataset train, int from, int count, double[][] into) {
        for (int i = 0; i < train.size(); i++) {
            double[] row = train.row(i);
            for (int j = 0; j < count; j++) {
                into[j][i] = row[from + j];
            }
        }
    }

    private void learnUnlessConstant(double[] sorted, double[] into) {
        // Compared, not computed: the mean of equal numbers need not equal them.
        if (sorted[0] == sorted[sorted.length - 1]) {
            into[0] = sorted[0];
            into[1] = 0;
        } else {
            learn(sorted, into);
        }
    }

    @Override
    public FittedScaling restore(State state) {
        return new FittedScaling(this, state.numbers("centers"), state.numbers("scales"));
    }
}
