package anomaly.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** An array of numbers of any shape as MATLAB and NumPy store it: in rows (C order) or in columns (Fortran order). */
final class NumericArray {
    private final List<Integer> shape;
    private final boolean columnMajor;
    private final GrowingDoubles values;

    NumericArray(List<Integer> shape, boolean columnMajor, GrowingDoubles values) {
        this.shape = List.copyOf(shape);
        this.columnMajor = columnMajor;
        this.values = values;
    }

    /** How many values a shape has, checked against overflow and emptiness. */
    static long count(String place, List<Integer> shape) throws IOException {
        long count = 1;
        for (int size : shape) {
            if (size < 1 || count > Long.MAX_VALUE / 8 / size) {
                throw new IOException(place + ": found an array of the shape " + text(shape)
                        + ", expected at least one value and fewer than 2^60");
            }
            count *= size;
        }
        return count;
    }

    static String text(List<Integer> shape) {
        return shape.stream().map(String::valueOf).collect(Collectors.joining(" x "));
    }

    List<Integer> shape() {
        return shape;
    }

    int rowCount() {
        return shape.isEmpty() ? 1 : shape.get(0);
    }

    long size() {
        return values.size();
    }

    /** The value at a place of the flat storage. */
    double flat(long index) {
        return values.value(index);
    }

    /** One row for each index of the first dimension, the other dimensions in C order. */
    List<double[]> rows(Budget budget) throws IOException {
        long width = values.size() / rowCount();
        if (width > Integer.MAX_VALUE - 16) {
            throw new IOException(budget.file() + ": found rows of " + width + " values, expected fewer than 2^31");
        }
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < rowCount(); i++) {
            budget.take(width, Double.BYTES);
            double[] row = new double[(int) width];
            for (int j = 0; j < row.length; j++) {
                row[j] = values.value(columnMajor ? i + rowCount() * columnOffset(j) : i * width + j);
            }
            rows.add(row);
        }
        return rows;
    }

    /** From a place in C order of all dimensions but the first to the same place in Fortran order. */
    private long columnOffset(int place) {
        long offset = 0;
        int rest = place;
        long stride = values.size() / rowCount();
        for (int d = shape.size() - 1; d >= 1; d--) {
            stride /= shape.get(d);
            offset += rest % shape.get(d) * stride;
            rest /= shape.get(d);
        }
        return offset;
    }
}
