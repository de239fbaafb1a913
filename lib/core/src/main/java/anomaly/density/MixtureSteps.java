package anomaly.density;

import anomaly.Dataset;
import anomaly.linear.Cholesky;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The two steps of expectation and maximization: the share that each component has in each row, and the components that suit
 * the shares best. Rows are taken in the order of their likeliest component, so that a block of them has to do with few.
 */
final class MixtureSteps {
    private static final int BLOCK = NormalComponent.BLOCK;
    /** Blocks that one thread goes through with the same room. */
    private static final int BLOCKS = 16;
    /** The part of a variance that rounding may leave where other features explain all of it. */
    private static final double FLOOR = 1e-13;
    /** A row too far from all components for a density counts as one of this logarithm. */
    private static final double LEAST = -1e290;

    private final Dataset data;
    private final GaussianMixture settings;
    private final int count;
    private final double[] shares;
    private final double[] logDensities;
    private final int[] likeliest;
    private int[] order;
    private NormalComponent[] components;

    /** Begins with components. */
    MixtureSteps(Dataset data, GaussianMixture settings, NormalComponent[] start) {
        this(data, settings, start.length, new int[data.size()]);
        components = start;
    }

    /** Begins with a component for each row. */
    MixtureSteps(Dataset data, GaussianMixture settings, double[][] centers, int[] assignments) {
        this(data, settings, centers.length, assignments);
        for (int i = 0; i < order.length; i++) {
            shares[place(i / BLOCK, likeliest[order[i]]) + i % BLOCK] = 1;
        }
        maximize(Arrays.stream(centers)
                .map(c -> Arrays.copyOf(c, NormalComponent.padded(c.length)))
                .toArray(double[][]::new));
    }

    private MixtureSteps(Dataset data, GaussianMixture settings, int count, int[] assignments) {
        this.data = data;
        this.settings = settings;
        this.count = count;
        int blocks = (data.size() + BLOCK - 1) / BLOCK;
        shares = new double[blocks * count * BLOCK];
        logDensities = new double[data.size()];
        likeliest = assignments.clone();
        order = byComponent();
    }

    private int place(int block, int component) {
        return (block * count + component) * BLOCK;
    }

    private int[] byComponent() {
        int[] places = new int[count + 1];
        for (int c : likeliest) {
            places[c + 1]++;
        }
        Arrays.parallelPrefix(places, Integer::sum);
        int[] sorted = new int[likeliest.length];
        for (int i = 0; i < likeliest.length; i++) {
            sorted[places[likeliest[i]]++] = i;
        }
        return sorted;
    }

    NormalComponent[] components() {
        return components;
    }

    double[] scores() {
        return Arrays.stream(logDensities).map(MixtureModel::score).toArray();
    }

    /** Finds the shares. Returns the mean logarithm of the density of a row. */
    double expect() {
        order = byComponent();
        int rows = data.size();
        int tasks = (rows + BLOCKS * BLOCK - 1) / (BLOCKS * BLOCK);
        int[] sorted = order;
        IntFunction<double[]> row = i -> data.row(sorted[i]);
        IntStream.range(0, tasks).parallel().forEach(task -> {
            MixtureBlock block = new MixtureBlock(components);
            int end = Math.min(rows, (task + 1) * BLOCKS * BLOCK);
            for (int from = task * BLOCKS * BLOCK; from < end; from += BLOCK) {
                int to = Math.min(end, from + BLOCK);
                block.measure(row, from, to, data.width(), likeliest[sorted[from]]);
                take(block, from, to);
            }
        });
        double sum = 0;
        for (double logDensity : logDensities) {
            sum += Double.isFinite(logDensity) ? Math.max(LEAST, logDensity) : LEAST;
        }
        return sum / rows;
    }

    private void take(MixtureBlock block, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = order[i];
            logDensities[row] = block.logDensity(i - from);
            boolean lost = !Double.isFinite(logDensities[row]);
            int best = lost ? likeliest[row] : 0;
            for (int c = 0; c < count; c++) {
                double share = lost ? (c == best ? 1 : 0) : block.shares()[c * BLOCK + i - from];
                int at = place(from / BLOCK, c) + i - from;
                shares[at] = share;
                best = share > shares[place(from / BLOCK, best) + i - from] ? c : best;
            }
            likeliest[row] = best;
        }
    }

    /** Moves the components to where the shares say. */
    void maximize() {
        maximize(Arrays.stream(components).map(NormalComponent::paddedMean).toArray(double[][]::new));
    }

    private void maximize(double[][] origins) {
        int[] sorted = order;
        WeightedMoments moments = new WeightedMoments(
                i -> data.row(sorted[i]), data.size(), data.width(), shares, origins, settings.covariance());
        // As in scikit-learn: a component that has lost all its rows does not divide by 0.
        double[] counts = IntStream.range(0, count)
                .mapToDouble(c -> moments.count(c) + 10 * Math.ulp(1.0))
                .toArray();
        double[] weights =
                Arrays.stream(counts).map(n -> n / Arrays.stream(counts).sum()).toArray();
        double[][] means = IntStream.range(0, count)
                .mapToObj(c -> plus(origins[c], moments.shift(c, counts[c])))
                .toArray(double[][]::new);
        components = switch (settings.covariance()) {
            case FULL ->
                IntStream.range(0, count)
                        .parallel()
                        .mapToObj(c -> NormalComponent.full(
                                weights[c], means[c], root(covariance(moments.scatter(c, counts[c]), counts[c]))))
                        .toArray(NormalComponent[]::new);
            case TIED -> tied(moments, counts, weights, means);
            case DIAGONAL, SPHERICAL ->
                IntStream.range(0, count)
                        .mapToObj(c -> NormalComponent.diagonal(
                                weights[c], means[c], deviations(moments.scatter(c, counts[c])[0], counts[c])))
                        .toArray(NormalComponent[]::new);
        };
    }

    private static double[] plus(double[] origin, double[] shift) {
        for (int j = 0; j < shift.length; j++) {
            shift[j] += origin[j];
        }
        return shift;
    }

    private NormalComponent[] tied(WeightedMoments moments, double[] counts, double[] weights, double[][] means) {
        double[][] within = moments.scatter(0, counts[0]);
        for (int c = 1; c < count; c++) {
            double[][] more = moments.scatter(c, counts[c]);
            for (int i = 0; i < within.length; i++) {
                for (int j = 0; j <= i; j++) {
                    within[i][j] += more[i][j];
                }
            }
        }
        double[][] root = root(covariance(within, Arrays.stream(counts).sum()));
        return IntStream.range(0, count)
                .mapToObj(c -> NormalComponent.full(weights[c], means[c], root))
                .toArray(NormalComponent[]::new);
    }

    private double[][] covariance(double[][] scatter, double count) {
        for (int i = 0; i < scatter.length; i++) {
            for (int j = 0; j <= i; j++) {
                scatter[i][j] /= count;
            }
            scatter[i][i] = regularized(scatter[i][i], i);
        }
        return scatter;
    }

    private static double[][] root(double[][] covariance) {
        return Cholesky.of(covariance, FLOOR).root();
    }

    private double regularized(double variance, int feature) {
        double sum = variance + settings.regularization();
        if (sum > 0) {
            return sum;
        }
        throw new IllegalArgumentException("regularization is " + settings.regularization()
                + ", expected more than 0: in a component all values of feature '"
                + data.features().get(feature) + "' are equal");
    }

    private double[] deviations(double[] scatter, double count) {
        double[] variances = Arrays.stream(scatter).map(sum -> sum / count).toArray();
        if (settings.covariance() == GaussianMixture.Covariance.SPHERICAL) {
            Arrays.fill(variances, Arrays.stream(variances).average().orElse(0));
        }
        return IntStream.range(0, variances.length)
                .mapToDouble(j -> Math.sqrt(regularized(variances[j], j)))
                .toArray();
    }
}
