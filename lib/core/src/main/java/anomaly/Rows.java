package anomaly;

import java.util.Objects;
import java.util.stream.IntStream;

/** The checks every detector makes on the rows it is handed. */
public final class Rows {
    private static final int PIECE = 4096;

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
        RuntimeException complaint = rows.length <= PIECE ? complaint(rows, 0, rows.length, width) : first(rows, width);
        if (complaint != null) {
            throw complaint;
        }
    }

    /** All pieces side by side; of the bad ones the first speaks. */
    private static RuntimeException first(double[][] rows, int width) {
        return IntStream.range(0, (rows.length + PIECE - 1) / PIECE)
                .parallel()
                .mapToObj(piece -> complaint(rows, piece * PIECE, Math.min(rows.length, (piece + 1) * PIECE), width))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static RuntimeException complaint(double[][] rows, int from, int to, int width) {
        for (int i = from; i < to; i++) {
            double[] row = rows[i];
            if (row == null) {
                return new NullPointerException("row " + i + " is null");
            }
            if (row.length != width) {
                return new IllegalArgumentException("row " + i + " has " + row.length + " values, expected " + width
                        + ": give rows with the features the detector was fitted on");
            }
            for (int j = 0; j < width; j++) {
                if (!Double.isFinite(row[j])) {
                    return new IllegalArgumentException("row " + i + ", feature " + j + " is " + row[j]
                            + ", expected a finite number: drop or impute such rows first");
                }
            }
        }
        return null;
    }
}
