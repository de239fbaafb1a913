package anomaly.density;

import anomaly.linear.Products;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Sums of shares, of shared rows and of their products, for each component of a mixture: of the rows less an origin near the
 * component's mean, so that nothing cancels.
 *
 * <p>Rows are taken in blocks; the sums of a chunk of blocks are kept apart and added up in order, so that the result does not
 * depend on the number of threads. Many features are cut into strips that are summed in parallel. A component without a
 * share in a block costs nothing there.
 */
final class WeightedMoments {
    private static final int BLOCK = NormalComponent.BLOCK;
    /** Features whose products with all before them are one piece of work. */
    private static final int STRIP = 64;
    /** From so many features on, products are summed by the blocked product of matrices, which wants room of its own. */
    private static final int WIDE = 64;
    /** Numbers that the sums of all chunks may take. */
    private static final long ROOM = 8L << 20;

    private static final int MOST_CHUNKS = 64;

    private final IntFunction<double[]> row;
    private final int rows;
    private final int width;
    private final int padded;
    private final double[] shares;
    private final double[][] origins;
    private final GaussianMixture.Covariance kind;
    private final int products;

    /** The sums of a chunk. */
    private final class Sums {
        final double[] counts = new double[origins.length];
        final double[][] firsts = new double[origins.length][padded];
        final double[][] seconds = new double[origins.length][products];

        void add(Sums other) {
            add(counts, other.counts);
            for (int c = 0; c < counts.length; c++) {
                add(firsts[c], other.firsts[c]);
                add(seconds[c], other.seconds[c]);
            }
        }

        private static void add(double[] into, double[] more) {
            for (int j = 0; j < into.length; j++) {
                into[j] += more[j];
            }
        }
    }

    private final Sums total;

    /**
     * Sums up.
     *
     * @param shares of row {@code b * BLOCK + p} and component c at {@code (b * components + c) * BLOCK + p}
     * @param origins one an component, filled up with zeros
     */
    WeightedMoments(
            IntFunction<double[]> row,
            int rows,
            int width,
            double[] shares,
            double[][] origins,
            GaussianMixture.Covariance kind) {
        this.row = row;
        this.rows = rows;
        this.width = width;
        this.shares = shares;
        this.origins = origins;
        this.kind = kind;
        padded = origins[0].length;
        products = kind.isDiagonal() ? padded : padded * padded;
        total = sum();
    }

    private Sums sum() {
        int blocks = (rows + BLOCK - 1) / BLOCK;
        long most = Math.max(1, Math.min(MOST_CHUNKS, ROOM / ((long) origins.length * products)));
        int length = (int) ((blocks + most - 1) / most);
        int chunks = (blocks + length - 1) / length;
        int strips = (padded + STRIP - 1) / STRIP;
        Sums[] sums = IntStream.range(0, chunks).mapToObj(i -> new Sums()).toArray(Sums[]::new);
        // The widest strips are the longest work: they come first.
        IntStream.range(0, chunks * strips).parallel().forEach(task -> {
            int from = (strips - 1 - task / chunks) * STRIP;
            int chunk = task % chunks;
            Strip strip = new Strip(from, Math.min(padded, from + STRIP), sums[chunk]);
            for (int b = chunk * length; b < Math.min(blocks, (chunk + 1) * length); b++) {
                strip.add(b);
            }
            strip.finish();
        });
        Arrays.stream(sums).skip(1).forEach(sums[0]::add);
        return sums[0];
    }

    /** Room for one thread to add up the products of some features with all before them. */
    private final class Strip {
        private final int from;
        private final int to;
        private final Sums into;
        private final double[] block;
        private final double[] centered;
        private final double[] shared;
        /** Of a block: its rows, and each feature's shares of them. Empty where features are few. */
        private final double[][] rowByRow;

        private final double[][] features;
        /** Of each component, the products so far; made when it has a share. */
        private final double[][][] wide = new double[origins.length][][];

        Strip(int from, int to, Sums into) {
            this.from = from;
            this.to = to;
            this.into = into;
            block = new double[to * BLOCK];
            centered = new double[to * BLOCK];
            shared = new double[(to - from) * BLOCK];
            boolean blocked = padded >= WIDE && !kind.isDiagonal();
            rowByRow = new double[blocked ? BLOCK : 0][to];
            features = new double[blocked ? to - from : 0][BLOCK];
        }

        void add(int b) {
            MixtureBlock.load(row, b * BLOCK, Math.min(rows, (b + 1) * BLOCK), Math.min(width, to), block);
            for (int c = 0; c < origins.length; c++) {
                int at = (b * origins.length + c) * BLOCK;
                double count = count(at);
                if (count > 0) {
                    into.counts[c] += from == 0 ? count : 0;
                    center(c, at);
                    addFirsts(into.firsts[c]);
                    if (rowByRow.length > 0) {
                        addProducts(c);
                    } else {
                        addSeconds(into.seconds[c]);
                    }
                }
            }
        }

        private double count(int at) {
            double count = 0;
            for (int p = 0; p < BLOCK; p++) {
                count += shares[at + p];
            }
            return count;
        }

        private void center(int component, int at) {
            for (int j = kind.isDiagonal() ? from : 0; j < to; j++) {
                double origin = origins[component][j];
                for (int p = 0; p < BLOCK; p++) {
                    centered[j * BLOCK + p] = block[j * BLOCK + p] - origin;
                }
            }
            for (int j = from; j < to; j++) {
                for (int p = 0; p < BLOCK; p++) {
                    shared[(j - from) * BLOCK + p] = shares[at + p] * centered[j * BLOCK + p];
                }
            }
        }

        private void addFirsts(double[] firsts) {
            for (int j = from; j < to; j++) {
                double sum = 0;
                for (int p = 0; p < BLOCK; p++) {
                    sum += shared[(j - from) * BLOCK + p];
                }
                firsts[j] += sum;
            }
        }

        private void addProducts(int component) {
            for (int j = 0; j < to; j++) {
                for (int p = 0; p < BLOCK; p++) {
                    rowByRow[p][j] = centered[j * BLOCK + p];
                }
            }
            for (int j = 0; j < features.length; j++) {
                System.arraycopy(shared, j * BLOCK, features[j], 0, BLOCK);
            }
            if (wide[component] == null) {
                wide[component] = new double[to - from][to];
            }
            Products.addTimes(features, features.length, rowByRow, wide[component]);
        }

        /** Hands over what was summed with room of its own. */
        void finish() {
            for (int c = 0; c < wide.length; c++) {
                for (int a = from; wide[c] != null && a < to; a++) {
                    System.arraycopy(wide[c][a - from], 0, into.seconds[c], a * padded, to);
                }
            }
        }

        private void addSeconds(double[] seconds) {
            for (int a = from; a < to; a += 2) {
                if (kind.isDiagonal()) {
                    addSquares(a, seconds);
                } else {
                    for (int b = 0; b <= a + 1; b += 4) {
                        addTile((a - from) * BLOCK, b * BLOCK, seconds, a * padded + b);
                    }
                }
            }
        }

        private void addSquares(int a, double[] seconds) {
            double s0 = 0;
            double s1 = 0;
            for (int p = 0; p < BLOCK; p++) {
                s0 += shared[(a - from) * BLOCK + p] * centered[a * BLOCK + p];
                s1 += shared[(a - from + 1) * BLOCK + p] * centered[(a + 1) * BLOCK + p];
            }
            seconds[a] += s0;
            seconds[a + 1] += s1;
        }

        /** Two features by four: eight sums that do not wait for each other. */
        private void addTile(int a, int b, double[] seconds, int at) {
            double s00 = 0;
            double s01 = 0;
            double s02 = 0;
            double s03 = 0;
            double s10 = 0;
            double s11 = 0;
            double s12 = 0;
            double s13 = 0;
            for (int p = 0; p < BLOCK; p++) {
                double a0 = shared[a + p];
                double a1 = shared[a + BLOCK + p];
                double b0 = centered[b + p];
                double b1 = centered[b + BLOCK + p];
                double b2 = centered[b + 2 * BLOCK + p];
                double b3 = centered[b + 3 * BLOCK + p];
                s00 += a0 * b0;
                s01 += a0 * b1;
                s02 += a0 * b2;
                s03 += a0 * b3;
                s10 += a1 * b0;
                s11 += a1 * b1;
                s12 += a1 * b2;
                s13 += a1 * b3;
            }
            seconds[at] += s00;
            seconds[at + 1] += s01;
            seconds[at + 2] += s02;
            seconds[at + 3] += s03;
            seconds[at + padded] += s10;
            seconds[at + padded + 1] += s11;
            seconds[at + padded + 2] += s12;
            seconds[at + padded + 3] += s13;
        }
    }

    /** The share of all rows that a component has. */
    double count(int component) {
        return total.counts[component];
    }

    /** The mean of a component's rows, less its origin. */
    double[] shift(int component, double count) {
        return IntStream.range(0, width)
                .mapToDouble(j -> total.firsts[component][j] / count)
                .toArray();
    }

    /** The sum over rows of share times (row - mean) (row - mean)', the lower triangle; only the diagonal if that is all. */
    double[][] scatter(int component, double count) {
        double[] firsts = total.firsts[component];
        double[] seconds = total.seconds[component];
        if (kind.isDiagonal()) {
            double[] squares = new double[width];
            for (int j = 0; j < width; j++) {
                squares[j] = Math.max(0, seconds[j] - firsts[j] * (firsts[j] / count));
            }
            return new double[][] {squares};
        }
        double[][] scatter = new double[width][];
        for (int i = 0; i < width; i++) {
            scatter[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                scatter[i][j] = seconds[i * padded + j] - firsts[i] * (firsts[j] / count);
            }
            scatter[i][i] = Math.max(0, scatter[i][i]);
        }
        return scatter;
    }
}
