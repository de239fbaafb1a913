package anomaly.linear;

import anomaly.Dataset;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Means, matrix products and sums of products of features, in blocks that stay in the cache and in parallel. Every sum is
 * taken in an order that does not depend on the number of threads, so one thread and many give the same bits.
 *
 * <p>Matrices are arrays of rows. Nothing here checks for numbers that are not finite: a data set does, and a sum that
 * overflows shows in the result.
 */
public final class Products {
    /** Rows whose products are summed at a time where features are few; each sum is kept in many parts. */
    private static final int CHUNK = 2048;

    /** Up to so many features pieces of parallel work are made of rows, with more of features. */
    private static final int NARROW = 64;

    /** Rows of few features that are used together: they stay in the first cache. */
    private static final int SHORT = 64;
    /** Features are filled up to a multiple of this, two of the longest vectors. */
    private static final int LANES = 16;

    /** Rows and columns of the right factor that are used together: a piece of at most 1 MB stays in the second cache. */
    private static final int BLOCK = 128;

    private static final int COLUMNS = 1024;
    /** Rows of a product that are one piece of parallel work. */
    private static final int STRIP = 32;

    /** Rows of a sum of products that are one piece of parallel work. */
    private static final int GROUP = 8;

    private static final int TILE = 32;

    private Products() {}

    /**
     * The mean of each feature. Cost O(n d).
     *
     * @param data at least one row
     * @return one mean a feature
     * @throws IllegalArgumentException if there are no rows
     */
    public static double[] means(Dataset data) {
        return means(data::row, data.size(), data.width());
    }

    /**
     * The same for bare rows.
     *
     * @param rows at least one row
     * @return one mean a feature
     * @throws IllegalArgumentException if there are no rows
     */
    public static double[] means(double[][] rows) {
        return means(i -> rows[i], rows.length, rows.length == 0 ? 0 : rows[0].length);
    }

    private static double[] means(IntFunction<double[]> rows, int size, int width) {
        if (size == 0) {
            throw new IllegalArgumentException("got 0 rows, expected at least one to take the mean of");
        }
        double[] means = sums(rows, size, new double[width], 1.0 / size);
        // A second pass takes out the rounding of the first, so that equal rows have exactly their mean.
        double[] rest = sums(rows, size, means, 1.0 / size);
        for (int j = 0; j < width; j++) {
            means[j] += rest[j];
        }
        return means;
    }

    /** The sums of (row - origin) * factor, chunk by chunk. */
    private static double[] sums(IntFunction<double[]> rows, int size, double[] origin, double factor) {
        double[][] parts = Kernels.pieces(chunks(size))
                .mapToObj(chunk -> {
                    double[] sum = new double[origin.length];
                    for (int i = chunk * CHUNK; i < Math.min(size, (chunk + 1) * CHUNK); i++) {
                        addDifference(rows.apply(i), origin, sum);
                    }
                    return sum;
                })
                .toArray(double[][]::new);
        double[] total = new double[origin.length];
        for (double[] part : parts) {
            for (int j = 0; j < total.length; j++) {
                total[j] += part[j] * factor;
            }
        }
        return total;
    }

    private static void addDifference(double[] row, double[] origin, double[] sum) {
        for (int j = 0; j < sum.length; j++) {
            sum[j] += row[j] - origin[j];
        }
    }

    private static int chunks(int size) {
        return (size + CHUNK - 1) / CHUNK;
    }

    /**
     * The sums of products of features, {@code G(j, k) = sum over rows of (x_j - c_j) (x_k - c_k)}; around the mean and
     * divided by n it is the covariance. Cost n d² / 2 multiplications, O(d²) memory.
     *
     * @param data the rows
     * @param center c, one number a feature
     * @return a symmetric matrix, d x d
     */
    public static double[][] gram(Dataset data, double[] center) {
        return gram(data::row, data.size(), center);
    }

    /**
     * The same for bare rows.
     *
     * @param rows the rows, all as wide as the center
     * @param center c, one number a feature
     * @return a symmetric matrix, d x d
     */
    public static double[][] gram(double[][] rows, double[] center) {
        return gram(i -> rows[i], rows.length, center);
    }

    private static double[][] gram(IntFunction<double[]> rows, int size, double[] center) {
        double[][] gram = center.length <= NARROW ? narrowGram(rows, size, center) : wideGram(rows, size, center);
        mirror(gram);
        return gram;
    }

    /** Chunk by chunk, each of which is one piece of parallel work. */
    private static double[][] narrowGram(IntFunction<double[]> rows, int size, double[] center) {
        int width = center.length;
        // A bounded number of chunks at a time: of each there is a part of the sum to be added in order.
        double[][] gram = new double[width][width];
        int step = 64;
        for (int from = 0; from < chunks(size); from += step) {
            int first = from;
            double[][][] parts = Kernels.pieces(Math.min(step, chunks(size) - from))
                    .map(piece -> (first + piece) * CHUNK)
                    .mapToObj(start -> chunkGram(rows, start, Math.min(size, start + CHUNK), center))
                    .toArray(double[][][]::new);
            for (double[][] part : parts) {
                for (int j = 0; j < width; j++) {
                    for (int k = j; k < width; k++) {
                        gram[j][k] += part[j][k];
                    }
                }
            }
        }
        return gram;
    }

    private static double[][] chunkGram(IntFunction<double[]> rows, int from, int to, double[] center) {
        int width = center.length;
        // Rounded up to whole vectors; what is left over is 0 and adds nothing.
        int padded = (width + LANES - 1) / LANES * LANES;
        double[][] block = new double[SHORT][padded];
        double[][] factors = new double[width][SHORT];
        double[][] gram = new double[width][padded];
        for (int start = from; start < to; start += SHORT) {
            int count = Math.min(SHORT, to - start);
            for (int i = 0; i < count; i++) {
                double[] row = rows.apply(start + i);
                for (int j = 0; j < width; j++) {
                    double value = row[j] - center[j];
                    block[i][j] = value;
                    factors[j][i] = value;
                }
            }
            for (int first = 0; first < width; first += GROUP) {
                int end = Math.min(width, first + GROUP);
                int column = first / LANES * LANES;
                Multiplier.best().add(factors, first, end, block, 0, count, column, padded, gram);
            }
        }
        return gram;
    }

    /** Block by block of rows. */
    private static double[][] wideGram(IntFunction<double[]> rows, int size, double[] center) {
        double[][] gram = new double[center.length][center.length];
        double[][] block = new double[Math.min(BLOCK, size)][center.length];
        for (int from = 0; from < size; from += BLOCK) {
            int first = from;
            int count = Math.min(BLOCK, size - from);
            IntStream.range(0, count).parallel().forEach(i -> subtract(rows.apply(first + i), center, block[i]));
            addGram(block, count, gram);
        }
        return gram;
    }

    private static void subtract(double[] row, double[] center, double[] into) {
        for (int j = 0; j < into.length; j++) {
            into[j] = row[j] - center[j];
        }
    }

    /** Adds the upper triangle of B'B, B being the first rows of a block; some rows of the result at a time. */
    private static void addGram(double[][] block, int count, double[][] gram) {
        int width = gram.length;
        Kernels.pieces((width + GROUP - 1) / GROUP).forEach(piece -> {
            int first = piece * GROUP;
            int end = Math.min(width, first + GROUP);
            double[][] factors = new double[end][];
            for (int j = first; j < end; j++) {
                factors[j] = new double[count];
            }
            for (int i = 0; i < count; i++) {
                for (int j = first; j < end; j++) {
                    factors[j][i] = block[i][j];
                }
            }
            for (int column = first; column < width; column += COLUMNS) {
                int last = Math.min(column + COLUMNS, width);
                Multiplier.best().add(factors, first, end, block, 0, count, column, last, gram);
            }
        });
    }

    private static void mirror(double[][] upper) {
        for (int j = 0; j < upper.length; j++) {
            for (int k = 0; k < j; k++) {
                upper[j][k] = upper[k][j];
            }
        }
    }

    /**
     * The scalar products of all pairs of rows, {@code (x - c)(y - c)'}. Cost n² d / 2 multiplications and n² numbers.
     *
     * @param data the rows
     * @param center c, one number a feature
     * @return a symmetric matrix, n x n
     */
    public static double[][] outer(Dataset data, double[] center) {
        int size = data.size();
        if (size <= NARROW) {
            double[][] centered = new double[size][center.length];
            IntStream.range(0, size).parallel().forEach(i -> subtract(data.row(i), center, centered[i]));
            return dots(centered, centered);
        }
        double[][] products = new double[size][size];
        double[][] columns = new double[Math.min(BLOCK, center.length)][size];
        for (int from = 0; from < center.length; from += BLOCK) {
            int first = from;
            int count = Math.min(BLOCK, center.length - from);
            IntStream.range(0, size).parallel().forEach(i -> {
                double[] row = data.row(i);
                for (int j = 0; j < count; j++) {
                    columns[j][i] = row[first + j] - center[first + j];
                }
            });
            addGram(columns, count, products);
        }
        mirror(products);
        return products;
    }

    /**
     * The product {@code A B}. Fast where B is wide (dozens of columns or more). Cost m n p multiplications.
     *
     * @param a m rows of p numbers
     * @param b p rows of n numbers, at least one
     * @return m rows of n numbers
     * @throws IllegalArgumentException if a row of A is not as long as B has rows
     */
    public static double[][] times(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b.length == 0 ? 0 : b[0].length];
        for (double[] row : a) {
            if (row.length != b.length) {
                throw new IllegalArgumentException(
                        "a row of A has " + row.length + " values, expected " + b.length + ", the rows of B");
            }
        }
        addTimes(a, b, 0, b.length, 0, b.length == 0 ? 0 : b[0].length, product);
        return product;
    }

    /**
     * Adds the product {@code A B} to a matrix, in the thread of the caller: a piece of a larger product. Every sum is taken
     * in the order of the rows of B, however many rows A has.
     *
     * @param a rows of p numbers
     * @param rows how many of them to use
     * @param b p rows of n numbers, as many as stay in the second cache
     * @param into as many rows of at least n numbers
     */
    public static void addTimes(double[][] a, int rows, double[][] b, double[][] into) {
        int columns = b.length == 0 ? 0 : b[0].length;
        for (int row = 0; row < b.length; row += BLOCK) {
            Multiplier.best().add(a, 0, rows, b, row, Math.min(row + BLOCK, b.length), 0, columns, into);
        }
    }

    /** Adds the columns fromColumn to toColumn of A B, taking only some of the rows of B, to the result. */
    static void addTimes(
            double[][] a, double[][] b, int fromRow, int toRow, int fromColumn, int toColumn, double[][] into) {
        int strips = (a.length + STRIP - 1) / STRIP;
        int bands = (toColumn - fromColumn + COLUMNS - 1) / COLUMNS;
        Kernels.pieces(strips * bands).forEach(piece -> {
            int first = piece / bands * STRIP;
            int end = Math.min(a.length, first + STRIP);
            int column = fromColumn + piece % bands * COLUMNS;
            int lastColumn = Math.min(column + COLUMNS, toColumn);
            for (int row = fromRow; row < toRow; row += BLOCK) {
                int lastRow = Math.min(row + BLOCK, toRow);
                Multiplier.best().add(a, first, end, b, row, lastRow, column, lastColumn, into);
            }
        });
    }

    /**
     * The product {@code A B'}: the scalar product of each row of A with each of B. Cost m n p multiplications and a
     * transposed copy of B.
     *
     * @param a m rows of p numbers
     * @param b n rows of p numbers, at least one
     * @return m rows of n numbers
     * @throws IllegalArgumentException if rows differ in length
     */
    public static double[][] timesTransposed(double[][] a, double[][] b) {
        return times(a, transposed(b));
    }

    /**
     * The same product {@code A B'} for few long rows (dozens of rows, hundreds of numbers or more): nothing is transposed.
     *
     * @param a m rows of p numbers
     * @param b n rows of p numbers
     * @return m rows of n numbers
     */
    public static double[][] dots(double[][] a, double[][] b) {
        int length = a.length == 0 ? 0 : a[0].length;
        double[][] sums = new double[a.length][b.length];
        int step = 16;
        for (int from = 0; from < chunks(length); from += step) {
            int first = from;
            double[][][] parts = Kernels.pieces(Math.min(step, chunks(length) - from))
                    .map(piece -> (first + piece) * CHUNK)
                    .mapToObj(start -> chunkDots(a, b, start, Math.min(length, start + CHUNK)))
                    .toArray(double[][][]::new);
            for (double[][] part : parts) {
                for (int i = 0; i < a.length; i++) {
                    Kernels.add(1, part[i], 0, b.length, sums[i]);
                }
            }
        }
        return sums;
    }

    private static double[][] chunkDots(double[][] a, double[][] b, int from, int to) {
        double[][] sums = new double[a.length][b.length];
        double[] lanes = new double[Kernels.LANES];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                sums[i][k] = a == b && k < i ? sums[k][i] : Kernels.dot(a[i], b[k], from, to, lanes);
            }
        }
        return sums;
    }

    /**
     * Rows become columns.
     *
     * @param a rows of one length
     * @return a new matrix
     */
    public static double[][] transposed(double[][] a) {
        int width = a.length == 0 ? 0 : a[0].length;
        double[][] columns = new double[width][a.length];
        for (int from = 0; from < a.length; from += TILE) {
            int to = Math.min(from + TILE, a.length);
            for (int start = 0; start < width; start += TILE) {
                for (int i = from; i < to; i++) {
                    for (int j = start; j < Math.min(start + TILE, width); j++) {
                        columns[j][i] = a[i][j];
                    }
                }
            }
        }
        return columns;
    }
}
