package anomaly.boundary;

import anomaly.State;
import anomaly.linear.Products;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Random Fourier features of a bell: with frequencies f drawn from a normal distribution of variance 2 gamma, {@code z(x) =
 * sqrt(1 / h) (cos f_1.x, ..., cos f_h.x, sin f_1.x, ..., sin f_h.x)}. The error of a value falls as 1 / sqrt(h).
 */
final class FourierFeatures implements FeatureMap {
    private final double[][] frequencies;
    private final double[] origin;
    private final PackedRows packed;

    private FourierFeatures(double[][] frequencies, double[] origin) {
        this.frequencies = frequencies;
        this.origin = origin;
        packed = new PackedRows(frequencies, new double[origin.length]);
    }

    /** As many frequencies as asked for; around the mean of the rows, where sines are most precise. */
    static FourierFeatures of(double gamma, double[][] rows, int half, SplittableRandom random) {
        double deviation = Math.sqrt(2 * gamma);
        double[][] frequencies = new double[half][rows[0].length];
        for (double[] frequency : frequencies) {
            Arrays.setAll(frequency, j -> deviation * random.nextGaussian());
        }
        return new FourierFeatures(frequencies, Products.means(rows));
    }

    static FourierFeatures restore(State state) {
        return new FourierFeatures(state.table("frequencies"), state.numbers("origin"));
    }

    @Override
    public State state() {
        return State.part().with("frequencies", frequencies).with("origin", origin);
    }

    @Override
    public int size() {
        return 2 * frequencies.length;
    }

    @Override
    public int width() {
        return origin.length;
    }

    @Override
    public double[][] map(double[][] rows) {
        return Arrays.stream(rows).parallel().map(this::map).toArray(double[][]::new);
    }

    private double[] map(double[] row) {
        int half = frequencies.length;
        double[][] query = {new double[origin.length]};
        Arrays.setAll(query[0], j -> row[j] - origin[j]);
        double[][] products = new double[1][PackedRows.BLOCK];
        double[] features = new double[2 * half];
        double factor = Math.sqrt(1.0 / half);
        for (int block = 0; block < packed.blocks(); block++) {
            packed.products(block, query, 1, products);
            int at = block * PackedRows.BLOCK;
            for (int k = at; k < Math.min(half, at + PackedRows.BLOCK); k++) {
                features[k] = factor * Math.cos(products[0][k - at]);
                features[half + k] = factor * Math.sin(products[0][k - at]);
            }
        }
        return features;
    }

    @Override
    public double[] sums(double[][] rows, double[] weights) {
        return IntStream.range(0, rows.length)
                .parallel()
                .mapToDouble(i -> FeatureMap.product(map(rows[i]), weights))
                .toArray();
    }
}
