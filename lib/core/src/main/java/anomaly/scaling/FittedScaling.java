package anomaly.scaling;

import anomaly.Dataset;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.Objects;

/** Center and scale of each feature, learned from training rows: {@code (x - center) / scale}. Immutable. */
public final class FittedScaling implements FittedPreparation {
    private final Scaling scaling;
    private final double[] centers;
    private final double[] scales;

    FittedScaling(Scaling scaling, double[] centers, double[] scales) {
        this.scaling = scaling;
        this.centers = centers;
        this.scales = scales;
    }

    /**
     * Scales rows.
     *
     * @param rows rows as wide as the training rows; not changed
     * @return new rows
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    @Override
    public double[][] apply(double[][] rows) {
        Rows.check(rows, centers.length);
        return Arrays.stream(rows).map(this::scaled).toArray(double[][]::new);
    }

    /**
     * Scales a data set; its name, features, labels and row ids stay.
     *
     * @param data a data set with as many features as the training rows
     * @return a new data set; one of floats or bytes is scaled as it is read and stays small
     * @throws IllegalArgumentException if it has another number of features
     */
    @Override
    public Dataset apply(Dataset data) {
        if (data.width() != centers.length) {
            throw new IllegalArgumentException(
                    "data set '" + data.name() + "' has " + data.width() + " features, expected " + centers.length
                            + ": give rows with the features the scaling was fitted on");
        }
        return data.mapRows(this::scaled);
    }

    @Override
    public State state() {
        return State.part().with("centers", centers).with("scales", scales);
    }

    private double[] scaled(double[] row) {
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = (row[j] - centers[j]) / scales[j];
        }
        return scaled;
    }

    /**
     * What is subtracted from a feature.
     *
     * @param feature 0 to the number of features - 1
     * @return a mean, a minimum or a median
     */
    public double center(int feature) {
        return centers[Objects.checkIndex(feature, centers.length)];
    }

    /**
     * What a feature is divided by.
     *
     * @param feature 0 to the number of features - 1
     * @return a standard deviation, a range or a distance between quartiles; 1 where that is 0
     */
    public double scale(int feature) {
        return scales[Objects.checkIndex(feature, scales.length)];
    }

    @Override
    public String toString() {
        return scaling + " of " + centers.length + " features";
    }
}
