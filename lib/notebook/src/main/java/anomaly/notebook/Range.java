package anomaly.notebook;

import anomaly.Dataset;
import java.util.stream.DoubleStream;

/** From the lowest to the highest of some numbers. */
record Range(double low, double high) {
    static Range of(Dataset data, int feature) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        double[] row = new double[data.width()];
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, row);
            low = Math.min(low, row[feature]);
            high = Math.max(high, row[feature]);
        }
        return new Range(low, high);
    }

    static Range of(double... values) {
        return new Range(
                DoubleStream.of(values).min().orElse(0),
                DoubleStream.of(values).max().orElse(1));
    }

    double width() {
        return high - low;
    }

    double at(double share) {
        return low + share * width();
    }

    /** Wider on both sides by a share of the width; a single value gets room as well. */
    Range widened(double share) {
        double more = width() > 0 ? share * width() : Math.max(1, Math.abs(low)) * 0.5;
        return new Range(low - more, high + more);
    }
}
