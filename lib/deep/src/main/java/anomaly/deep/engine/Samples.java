package anomaly.deep.engine;

import anomaly.Dataset;

/** Rows to train on or to score, as single-precision numbers. Any number of threads may read. */
public interface Samples {
    /**
     * How many rows there are.
     *
     * @return at least 0
     */
    int size();

    /**
     * Values a row.
     *
     * @return at least 1
     */
    int width();

    /**
     * Copies one row.
     *
     * @param row 0 to {@code size() - 1}
     * @param into where to
     * @param at where its first value goes
     */
    void copy(int row, float[] into, int at);

    /**
     * Rows from an array, which is not copied.
     *
     * @param values one row after the other
     * @param width values a row
     * @return the rows
     * @throws IllegalArgumentException if the array is not of whole rows
     */
    static Samples of(float[] values, int width) {
        if (width < 1 || values.length % width != 0) {
            throw new IllegalArgumentException(
                    "got " + values.length + " values and width " + width + ", expected whole rows");
        }
        return new Samples() {
            @Override
            public int size() {
                return values.length / width;
            }

            @Override
            public int width() {
                return width;
            }

            @Override
            public void copy(int row, float[] into, int at) {
                System.arraycopy(values, row * width, into, at, width);
            }
        };
    }

    /**
     * The rows of a data set: up to 256 MB of numbers converted at once, more as they are asked for.
     *
     * @param data the rows
     * @return the same rows
     * @throws IllegalArgumentException if a value is too large for single precision
     */
    static Samples of(Dataset data) {
        if ((long) data.size() * data.width() <= 1 << 26) {
            float[] values = new float[data.size() * data.width()];
            for (int i = 0; i < data.size(); i++) {
                copy(data, i, values, i * data.width());
            }
            return of(values, data.width());
        }
        return new Samples() {
            @Override
            public int size() {
                return data.size();
            }

            @Override
            public int width() {
                return data.width();
            }

            @Override
            public void copy(int row, float[] into, int at) {
                Samples.copy(data, row, into, at);
            }
        };
    }

    private static void copy(Dataset data, int row, float[] into, int at) {
        float[] values = new float[data.width()];
        data.copyRow(row, values);
        for (int j = 0; j < values.length; j++) {
            if (!Float.isFinite(values[j])) {
                throw new IllegalArgumentException(
                        "row " + row + ", feature '" + data.features().get(j) + "' is " + data.row(row)[j]
                                + ", expected at most 3e38: scale the features first");
            }
            into[at + j] = values[j];
        }
    }
}
