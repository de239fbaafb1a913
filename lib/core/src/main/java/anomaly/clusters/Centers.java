package anomaly.clusters;

import anomaly.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Points in the space of the rows, and which of them is nearest. Distances are Euclidean, computed as {@code sqrt(sum_j (a_j
 * - b_j)^2)}. Immutable and thread-safe.
 */
public final class Centers {
    private final double[][] centers;

    private Centers(double[][] centers) {
        this.centers = centers;
    }

    /**
     * Centers at the given points.
     *
     * @param points at least one, all of one length, finite numbers only; copied
     * @return the centers
     * @throws IllegalArgumentException if there are no points, or they are ragged or not finite
     */
    public static Centers of(double[][] points) {
        if (points.length == 0) {
            throw new IllegalArgumentException("got 0 centers, expected at least one");
        }
        Rows.check(points, points[0].length);
        return new Centers(Arrays.stream(points).map(double[]::clone).toArray(double[][]::new));
    }

    /**
     * How many there are.
     *
     * @return at least 1
     */
    public int size() {
        return centers.length;
    }

    /**
     * How many features a center has.
     *
     * @return the number of features
     */
    public int width() {
        return centers[0].length;
    }

    /**
     * Where they are.
     *
     * @return a copy, one array a center
     */
    public double[][] toRows() {
        return Arrays.stream(centers).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * Some of these centers.
     *
     * @param places numbers from 0 to {@code size() - 1}, at least one
     * @return as many centers, in the order of the places
     */
    public Centers pick(int... places) {
        return of(Arrays.stream(places).mapToObj(c -> centers[c]).toArray(double[][]::new));
    }

    /**
     * The nearest center of each row. Of equally near centers the first wins. Cost O(k d) a row.
     *
     * @param rows rows as wide as the centers
     * @return one number from 0 to {@code size() - 1} a row
     * @throws IllegalArgumentException if a row has the wrong width or a value is not finite
     */
    public int[] nearest(double[][] rows) {
        Rows.check(rows, width());
        return IntStream.range(0, rows.length)
                .parallel()
                .map(i -> smallest(squares(rows[i])))
                .toArray();
    }

    /**
     * The distance of each row to its nearest center. Cost O(k d) a row.
     *
     * @param rows rows as wide as the centers
     * @return one distance a row, at most {@link Double#MAX_VALUE}
     * @throws IllegalArgumentException if a row has the wrong width or a value is not finite
     */
    public double[] distances(double[][] rows) {
        Rows.check(rows, width());
        double[] distances = new double[rows.length];
        Chunks.of(rows.length, centers.length).forEach((chunk, from, to) -> {
            Nearest nearest = new Nearest(centers.length);
            double[] block = new double[width() * RowBlocks.ROWS];
            for (int start = from; start < to; start += RowBlocks.ROWS) {
                int end = Math.min(to, start + RowBlocks.ROWS);
                RowBlocks.pack(i -> rows[i], start, end, block);
                nearest.measure(block, centers);
                for (int i = start; i < end; i++) {
                    distances[i] = Math.min(Double.MAX_VALUE, Math.sqrt(nearest.square(i - start)));
                }
            }
        });
        return distances;
    }

    private double[] squares(double[] row) {
        double[] squares = new double[centers.length];
        squares(row, centers, squares);
        return squares;
    }

    private static int smallest(double[] values) {
        int smallest = 0;
        for (int c = 1; c < values.length; c++) {
            if (values[c] < values[smallest]) {
                smallest = c;
            }
        }
        return smallest;
    }

    /** Squared distances from a row to all points, four at a time with two sums each: additions that do not
     * wait for each other. */
    static void squares(double[] row, double[][] points, double[] into) {
        int c = 0;
        for (; c + 3 < points.length; c += 4) {
            four(row, points, c, into);
        }
        for (; c < points.length; c++) {
            into[c] = squared(row, points[c]);
        }
    }

    private static void four(double[] row, double[][] points, int c, double[] into) {
        double[] p0 = points[c];
        double[] p1 = points[c + 1];
        double[] p2 = points[c + 2];
        double[] p3 = points[c + 3];
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double t0 = 0;
        double t1 = 0;
        double t2 = 0;
        double t3 = 0;
        int even = row.length & -2;
        for (int j = 0; j < even; j += 2) {
            double value = row[j];
            double next = row[j + 1];
            s0 += square(value, p0[j]);
            s1 += square(value, p1[j]);
            s2 += square(value, p2[j]);
            s3 += square(value, p3[j]);
            t0 += square(next, p0[j + 1]);
            t1 += square(next, p1[j + 1]);
            t2 += square(next, p2[j + 1]);
            t3 += square(next, p3[j + 1]);
        }
        if (even < row.length) {
            s0 += square(row[even], p0[even]);
            s1 += square(row[even], p1[even]);
            s2 += square(row[even], p2[even]);
            s3 += square(row[even], p3[even]);
        }
        into[c] = s0 + t0;
        into[c + 1] = s1 + t1;
        into[c + 2] = s2 + t2;
        into[c + 3] = s3 + t3;
    }

    private static double square(double a, double b) {
        return (a - b) * (a - b);
    }

    /** The squared distance of two points. */
    static double squared(double[] a, double[] b) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int j = 0;
        for (; j + 3 < a.length; j += 4) {
            s0 += square(a[j], b[j]);
            s1 += square(a[j + 1], b[j + 1]);
            s2 += square(a[j + 2], b[j + 2]);
            s3 += square(a[j + 3], b[j + 3]);
        }
        for (; j < a.length; j++) {
            s0 += square(a[j], b[j]);
        }
        return (s0 + s1) + (s2 + s3);
    }

    @Override
    public String toString() {
        return size() + " centers of " + width() + " features";
    }
}
