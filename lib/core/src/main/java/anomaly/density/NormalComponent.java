package anomaly.density;

import java.util.Arrays;

/**
 * One normal distribution of a mixture, with its weight. Rows come in blocks of {@value #BLOCK}, feature by feature: value j
 * of row p is at {@code j * BLOCK + p}, so that the inner loops run along rows. Features are filled up to a multiple of
 * four with zeros, of which mean 0 and deviation 1 make nothing.
 */
final class NormalComponent {
    /** Rows in a block. */
    static final int BLOCK = 64;

    /**
     * A component this much less likely than another, e to this power, has no part in a row: some 1e-30, far below the
     * rounding of the sums.
     */
    static final double HOPELESS = 70;

    /** Features after which it is asked whether a block is hopeless. */
    private static final int PATIENCE = 16;

    private final int width;
    private final double weight;
    private final double[] mean;
    /** The lower triangle of the root of the covariance matrix; empty where features are independent. */
    private final double[][] root;

    private final double[] deviations;
    private final double[] inverses;
    private final double constant;

    private NormalComponent(double weight, double[] mean, double[][] root, double[] deviations) {
        width = mean.length;
        this.weight = weight;
        this.mean = Arrays.copyOf(mean, padded(width));
        this.root = root;
        this.deviations = deviations;
        inverses = new double[this.mean.length];
        Arrays.fill(inverses, 1);
        double sum = Math.log(weight) - width * Math.log(2 * Math.PI) / 2;
        for (int j = 0; j < width; j++) {
            inverses[j] = 1 / deviations[j];
            sum -= Math.log(deviations[j]);
        }
        constant = sum;
    }

    /** Features that hang together by the root of their covariance matrix, of which row j has j + 1 numbers. */
    static NormalComponent full(double weight, double[] mean, double[][] root) {
        double[][] padded = new double[padded(root.length)][];
        double[] deviations = new double[root.length];
        for (int j = 0; j < padded.length; j++) {
            padded[j] = j < root.length ? Arrays.copyOf(root[j], padded(j + 1)) : new double[padded.length];
            if (j < root.length) {
                deviations[j] = root[j][j];
            }
        }
        return new NormalComponent(weight, mean, padded, deviations);
    }

    /** Independent features with these standard deviations. */
    static NormalComponent diagonal(double weight, double[] mean, double[] deviations) {
        return new NormalComponent(weight, mean, new double[0][], deviations);
    }

    static int padded(int width) {
        return (width + 3) / 4 * 4;
    }

    double weight() {
        return weight;
    }

    /** The mean, with zeros at its end: not to be changed. */
    double[] paddedMean() {
        return mean;
    }

    double[] mean() {
        return Arrays.copyOf(mean, width);
    }

    boolean isDiagonal() {
        return root.length == 0;
    }

    /** The root of the covariance matrix, row after row up to the diagonal; the deviations where features are independent. */
    double[] flatRoot() {
        if (isDiagonal()) {
            return deviations.clone();
        }
        double[] flat = new double[width * (width + 1) / 2];
        for (int j = 0, at = 0; j < width; at += ++j) {
            System.arraycopy(root[j], 0, flat, at, j + 1);
        }
        return flat;
    }

    double[][] covariance() {
        double[][] covariance = new double[width][width];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                if (isDiagonal()) {
                    sum = i == j ? deviations[i] * deviations[i] : 0;
                } else {
                    for (int k = 0; k <= j; k++) {
                        sum += root[i][k] * root[j][k];
                    }
                }
                covariance[i][j] = sum;
                covariance[j][i] = sum;
            }
        }
        return covariance;
    }

    /**
     * The logarithms of weight times density of the rows of a block. Minus infinity for all where none comes near to {@code
     * best}, which is raised to what was found.
     *
     * @param white room for a block
     */
    void logDensities(double[] rows, double[] best, double[] white, double[] into, int at) {
        double[] squares = new double[BLOCK];
        for (int j = 0; j < mean.length; j += 4) {
            if (j > 0 && j % PATIENCE == 0 && hopeless(squares, best)) {
                Arrays.fill(into, at, at + BLOCK, Double.NEGATIVE_INFINITY);
                return;
            }
            if (isDiagonal()) {
                addSquares(rows, j, squares);
            } else {
                whiten(rows, j, white, squares);
            }
        }
        for (int p = 0; p < BLOCK; p++) {
            into[at + p] = constant - squares[p] / 2;
            best[p] = Math.max(best[p], into[at + p]);
        }
    }

    private boolean hopeless(double[] squares, double[] best) {
        for (int p = 0; p < BLOCK; p++) {
            if (!(constant - squares[p] / 2 < best[p] - HOPELESS)) {
                return false;
            }
        }
        return true;
    }

    private void addSquares(double[] rows, int j, double[] squares) {
        for (int f = j; f < j + 4; f++) {
            double center = mean[f];
            double inverse = inverses[f];
            for (int p = 0; p < BLOCK; p++) {
                double z = (rows[f * BLOCK + p] - center) * inverse;
                squares[p] += z * z;
            }
        }
    }

    /** Four more features made independent of those before them and of each other. */
    private void whiten(double[] rows, int j, double[] white, double[] squares) {
        for (int f = j; f < j + 4; f++) {
            double center = mean[f];
            for (int p = 0; p < BLOCK; p++) {
                white[f * BLOCK + p] = rows[f * BLOCK + p] - center;
            }
        }
        for (int i = 0; i < j; i += 4) {
            subtract(white, i, root[j], root[j + 1], root[j + 2], root[j + 3], j);
        }
        finish(white, j, squares);
    }

    /** Takes from features j to j + 3 what i to i + 3 explain of them. */
    private static void subtract(double[] white, int i, double[] l0, double[] l1, double[] l2, double[] l3, int j) {
        double a0 = l0[i];
        double a1 = l0[i + 1];
        double a2 = l0[i + 2];
        double a3 = l0[i + 3];
        double b0 = l1[i];
        double b1 = l1[i + 1];
        double b2 = l1[i + 2];
        double b3 = l1[i + 3];
        double c0 = l2[i];
        double c1 = l2[i + 1];
        double c2 = l2[i + 2];
        double c3 = l2[i + 3];
        double d0 = l3[i];
        double d1 = l3[i + 1];
        double d2 = l3[i + 2];
        double d3 = l3[i + 3];
        int from = i * BLOCK;
        int to = j * BLOCK;
        for (int p = 0; p < BLOCK; p++) {
            double x0 = white[from + p];
            double x1 = white[from + BLOCK + p];
            double x2 = white[from + 2 * BLOCK + p];
            double x3 = white[from + 3 * BLOCK + p];
            white[to + p] -= (a0 * x0 + a1 * x1) + (a2 * x2 + a3 * x3);
            white[to + BLOCK + p] -= (b0 * x0 + b1 * x1) + (b2 * x2 + b3 * x3);
            white[to + 2 * BLOCK + p] -= (c0 * x0 + c1 * x1) + (c2 * x2 + c3 * x3);
            white[to + 3 * BLOCK + p] -= (d0 * x0 + d1 * x1) + (d2 * x2 + d3 * x3);
        }
    }

    /** Solves for features j to j + 3 among themselves, and adds their squares. */
    private void finish(double[] white, int j, double[] squares) {
        double b0 = root[j + 1][j];
        double c0 = root[j + 2][j];
        double c1 = root[j + 2][j + 1];
        double d0 = root[j + 3][j];
        double d1 = root[j + 3][j + 1];
        double d2 = root[j + 3][j + 2];
        double i0 = inverses[j];
        double i1 = inverses[j + 1];
        double i2 = inverses[j + 2];
        double i3 = inverses[j + 3];
        int at = j * BLOCK;
        for (int p = 0; p < BLOCK; p++) {
            double z0 = white[at + p] * i0;
            double z1 = (white[at + BLOCK + p] - b0 * z0) * i1;
            double z2 = (white[at + 2 * BLOCK + p] - c0 * z0 - c1 * z1) * i2;
            double z3 = (white[at + 3 * BLOCK + p] - d0 * z0 - d1 * z1 - d2 * z2) * i3;
            white[at + p] = z0;
            white[at + BLOCK + p] = z1;
            white[at + 2 * BLOCK + p] = z2;
            white[at + 3 * BLOCK + p] = z3;
            squares[p] += (z0 * z0 + z1 * z1) + (z2 * z2 + z3 * z3);
        }
    }
}
