package anomaly.distance;

import java.util.Arrays;

/**
 * The weighted variance of {@code <a, b> / (|a|^2 |b|^2)} over all pairs of vectors a, b. With u = a / |a|^2 it is that of the
 * products {@code u_a . u_b}, and nothing overflows.
 *
 * <p>Two ways to the same number. Pair by pair: m^2 d / 2 multiplications for m vectors. Or by moments, 2 m (d + 2)^2: with
 * e = u minus a typical vector v, and s = e . v, the products less |v|^2 are {@code z = e_a . e_b + s_a + s_b}, a scalar
 * product of x = (e, s, 1) and y = (e, 1, s); the sum of {@code w_a z^2} over earlier vectors a is then {@code y M y} with the
 * matrix {@code M = sum of w_a x x'}. Taking v out first keeps the variance of a far row, all of whose products are nearly
 * equal, from drowning in rounding; v is the mean of u weighted by |a|^2, which very near rows cannot carry away.
 */
final class AngleVariance {
    private final int width;
    private final double[] vectors;
    private final double[] lengths;
    private final boolean weighted;
    private int count;
    private boolean equal;

    /**
     * Room for so many vectors.
     *
     * @param weighted whether a pair has the weight 1 / (|a| |b|), or 1
     */
    AngleVariance(int most, int width, boolean weighted) {
        this.width = width;
        this.weighted = weighted;
        vectors = new double[most * width];
        lengths = new double[most];
    }

    /** Whether nearly all rows are equal to the one looked from, so that there are too few directions. */
    boolean inHeap() {
        return equal && count < 3;
    }

    /** Adds the vector from one row to another; leaves out one of length 0. */
    void add(double[] from, double[] to) {
        double largest = 0;
        for (int j = 0; j < width; j++) {
            largest = Math.max(largest, Math.abs(to[j] - from[j]));
        }
        if (largest == 0) {
            equal = true;
            return;
        }
        double squares = 0;
        for (int j = 0; j < width; j++) {
            double part = (to[j] - from[j]) / largest;
            squares += part * part;
        }
        int at = count * width;
        for (int j = 0; j < width; j++) {
            vectors[at + j] = (to[j] - from[j]) / largest / squares / largest;
        }
        lengths[count++] = Math.sqrt(squares) * largest;
    }

    private double weight(int a) {
        return weighted ? 1 / lengths[a] : 1;
    }

    /** The variance; 0 for fewer than two pairs. */
    double variance() {
        double matrix = width + 2.0;
        return count > 2 && matrix * matrix < (double) count * width ? byMoments() : byPairs();
    }

    /** Pair by pair, first the mean and then the variance. */
    double byPairs() {
        double[] products = new double[count * (count - 1) / 2];
        double[] pairWeights = new double[products.length];
        double all = 0;
        double mean = 0;
        int next = 0;
        for (int a = 1; a < count; a++) {
            for (int b = 0; b < a; b++) {
                double weight = weight(a) * weight(b);
                products[next] = dot(a * width, b * width);
                pairWeights[next] = weight;
                all += weight;
                // The running mean: sums of products times weights could overflow.
                mean += (products[next] - mean) * (all > 0 ? weight / all : 0);
                next++;
            }
        }
        double variance = 0;
        for (int i = 0; i < next; i++) {
            double deviation = products[i] - mean;
            variance += pairWeights[i] / all * deviation * deviation;
        }
        return next < 2 ? 0 : variance;
    }

    private double dot(int a, int b) {
        double sum = 0;
        for (int j = 0; j < width; j++) {
            sum += vectors[a + j] * vectors[b + j];
        }
        return sum;
    }

    /** By the matrix of second moments of the vectors so far. */
    double byMoments() {
        double[] center = center();
        int size = width + 2;
        double[][] moments = new double[size][size];
        double[] first = new double[size];
        double[] x = new double[size];
        double[] y = new double[size];
        double[] product = new double[size];
        double pairs = 0;
        double products = 0;
        double squares = 0;
        double before = 0;
        for (int a = 0; a < count; a++) {
            split(a, center, x, y);
            Arrays.fill(product, 0);
            double weight = weight(a);
            products += weight * dot(y, first);
            for (int i = 0; i < size; i++) {
                step(moments[i], y[i], product, weight * x[i], x);
                first[i] += weight * x[i];
            }
            squares += weight * dot(y, product);
            pairs += weight * before;
            before += weight;
        }
        double mean = products / pairs;
        return Math.max(0, squares / pairs - mean * mean);
    }

    private double[] center() {
        double longest = Arrays.stream(lengths, 0, count).max().orElseThrow();
        double all = 0;
        double[] center = new double[width];
        for (int a = 0; a < count; a++) {
            double share = lengths[a] / longest * (lengths[a] / longest);
            all += share;
            for (int j = 0; j < width; j++) {
                center[j] += share * vectors[a * width + j];
            }
        }
        for (int j = 0; j < width; j++) {
            center[j] /= all;
        }
        return center;
    }

    private void split(int a, double[] center, double[] x, double[] y) {
        double along = 0;
        for (int j = 0; j < width; j++) {
            x[j] = vectors[a * width + j] - center[j];
            y[j] = x[j];
            along += x[j] * center[j];
        }
        x[width] = along;
        x[width + 1] = 1;
        y[width] = 1;
        y[width + 1] = along;
    }

    /** Uses a row of the matrix for the product, then adds to it. Two loops of one array each: those become vectors. */
    private static void step(double[] moments, double y, double[] product, double factor, double[] x) {
        for (int j = 0; j < product.length; j++) {
            product[j] += y * moments[j];
        }
        for (int j = 0; j < moments.length; j++) {
            moments[j] += factor * x[j];
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
