package anomaly;

import java.util.Objects;

/** The checks every detector makes on the rows it is handed. */
public final class Rows {
    private Rows() {}

    /**
     * Checks that rows have the width a detector was fitted on and hold finite numbers only.
     *
     * @param rows the rows to check
     * @param width the number of features expected
     * @throws IllegalArgumentException naming the row, what was found and what was expected
     */
    public static void check(double[][] rows, int width) {
        Objects.requireNonNull(rows, "rows");
        for (int i = 0; i < rows.length; i++) {
            double[] row = Objects.requireNonNull(rows[i], "a row is null");
            if (row.length != width) {
                throw new IllegalArgumentException("row " + i + " has " + row.length + " values, expected " + width
                        + ": give rows with the features the detector was fitted on");
            }
            for (int j = 0; j < width; j++) {
                if (!Double.isFinite(row[j])) {
                    throw new IllegalArgumentException("row " + i + ", feature " + j + " is " + row[j]
                            + ", expected a finite number: drop or impute such rows first");
                }
            }
        }
    }
}
