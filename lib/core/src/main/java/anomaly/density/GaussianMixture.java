package anomaly.density;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.IterativeDetector;
import anomaly.State;
import anomaly.clusters.Clustering;
import anomaly.clusters.KMeans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * Several normal distributions, each with a weight: where {@link Gaussian} sees one ellipse, this sees k of them. The score of
 * a row is
 *
 * <pre>
 * -ln p(x),   p(x) = sum_c weight_c N(x; mean_c, covariance_c)
 * </pre>
 *
 * <p>in natural units of information (nats); it can be negative, since a density may exceed 1. Units of the features change
 * it by a constant only. Use it where the data falls into groups that are round or slanted clouds. Not where groups are
 * curved, nor in high dimension with few rows: a full covariance has d (d + 1) / 2 numbers to learn for each component.
 *
 * <p><b>Expectation and maximization</b> take turns. The first gives each component its share in each row, {@code r_ic =
 * weight_c N(x_i; ...) / p(x_i)}; the second moves each component to the mean and covariance of the rows by these shares. No
 * step makes the likelihood smaller, and it ends at a maximum near the start, hence {@code restarts}. Each step is an {@link
 * Epoch} whose loss is minus the mean log-likelihood before the step, over all restarts; {@link #path} gives the models
 * step by step.
 *
 * <p><b>A far row may win.</b> A component of its own, of a spread of the {@code regularization} only, gives a row a huge
 * density, and training rows vouch for themselves here. Where training rows may hold anomalies, use few components, a
 * regularization in the order of the spread of a cluster, or a tied covariance; or fit on normal rows only.
 *
 * <p><b>Cost</b> O(n k d²) a step for full and tied covariances, O(n k d) for diagonal and spherical, and 8 n k bytes besides
 * the rows. Components that have less than 1e-30 of a row's density are left out of it, blocks of rows at a time; where
 * components lie apart, that is nearly all of the work. One thread and many give the same bits.
 *
 * <p><b>Deviations.</b> As in scikit-learn, {@code regularization} is added to every variance, EM ends when a step improves
 * the mean log-likelihood by less than {@code tolerance}, and of several starts the one of largest likelihood is kept.
 * Where other features explain a feature all but for rounding (1e-13 of its variance), that much is left of it instead of
 * nothing. A component that loses all its rows stays where it is with weight 0, in a spread of the regularization.
 *
 * <p>A. Dempster, N. Laird, D. Rubin (1977), Maximum likelihood from incomplete data via the EM algorithm,
 * doi:10.1111/j.2517-6161.1977.tb01600.x.
 *
 * @param components k, from 1 to the number of rows; 1 by default. {@link MixtureModel#bic()} helps to choose
 * @param covariance what shapes components may have, {@link Covariance#FULL} by default
 * @param start where EM begins, {@link Start#K_MEANS} by default
 * @param restarts how many starts are tried, at least 1; 1 by default
 * @param regularization added to each variance, at least 0, in squared units of the features; 1e-6 by default
 * @param tolerance ends EM when a step improves the mean log-likelihood by less, at least 0; 1e-3 by default
 * @param iterations at most so many steps of each start, at least 1; 100 by default
 * @param seed draws the starts
 */
public record GaussianMixture(
        int components,
        Covariance covariance,
        Start start,
        int restarts,
        double regularization,
        double tolerance,
        int iterations,
        long seed)
        implements IterativeDetector {
    /** What shapes the components may have. */
    public enum Covariance {
        /** Each its own ellipse, in any direction. */
        FULL,
        /** One ellipse for all, in any direction. */
        TIED,
        /** Each its own ellipse, along the axes. */
        DIAGONAL,
        /** Each its own ball. */
        SPHERICAL;

        boolean isDiagonal() {
            return this == DIAGONAL || this == SPHERICAL;
        }

        /** How many numbers it takes for k components of d features. */
        long parameters(long k, long d) {
            return switch (this) {
                case FULL -> k * d * (d + 1) / 2;
                case TIED -> d * (d + 1) / 2;
                case DIAGONAL -> k * d;
                case SPHERICAL -> k;
            };
        }
    }

    /** Where EM begins. */
    public enum Start {
        /** At the clusters of {@link KMeans}, each with its mean and covariance. */
        K_MEANS,
        /** At rows far from each other, drawn as the first centers of k-means++; equal weights, the variances of all rows. */
        PLUS_PLUS,
        /** At rows drawn at random; equal weights, the variances of all rows. */
        RANDOM
    }

    /** Values beyond this could overflow when products of them are summed and divided by small variances. */
    private static final double LARGEST = 1e100;
    /** So many numbers in covariance matrices take 2 GB. */
    private static final long MOST = 1L << 28;

    private static final GaussianMixture DEFAULTS =
            new GaussianMixture(1, Covariance.FULL, Start.K_MEANS, 1, 1e-6, 1e-3, 100, 1);

    /** Checks the ranges. */
    public GaussianMixture {
        atLeastOne("components", components);
        Objects.requireNonNull(covariance, "covariance");
        Objects.requireNonNull(start, "start");
        atLeastOne("restarts", restarts);
        notNegative("regularization", regularization);
        notNegative("tolerance", tolerance);
        atLeastOne("iterations", iterations);
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
        }
    }

    private static void notNegative(String name, double value) {
        if (!(value >= 0 && value <= LARGEST)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected 0 to " + LARGEST);
        }
    }

    /**
     * One component of any shape, one start by k-means, regularization 1e-6, tolerance 1e-3, at most 100 steps, seed 1.
     *
     * @return the defaults
     */
    public static GaussianMixture withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another number of components.
     *
     * @param value k, from 1 to the number of rows
     * @return changed settings
     */
    public GaussianMixture withComponents(int value) {
        return new GaussianMixture(value, covariance, start, restarts, regularization, tolerance, iterations, seed);
    }

    /**
     * Other shapes.
     *
     * @param value what shapes components may have
     * @return changed settings
     */
    public GaussianMixture withCovariance(Covariance value) {
        return new GaussianMixture(components, value, start, restarts, regularization, tolerance, iterations, seed);
    }

    /**
     * Another start.
     *
     * @param value where EM begins
     * @return changed settings
     */
    public GaussianMixture withStart(Start value) {
        return new GaussianMixture(
                components, covariance, value, restarts, regularization, tolerance, iterations, seed);
    }

    /**
     * Another number of starts.
     *
     * @param value at least 1
     * @return changed settings
     */
    public GaussianMixture withRestarts(int value) {
        return new GaussianMixture(components, covariance, start, value, regularization, tolerance, iterations, seed);
    }

    /**
     * Another regularization.
     *
     * @param value added to each variance, at least 0
     * @return changed settings
     */
    public GaussianMixture withRegularization(double value) {
        return new GaussianMixture(components, covariance, start, restarts, value, tolerance, iterations, seed);
    }

    /**
     * Another tolerance.
     *
     * @param value at least 0
     * @return changed settings
     */
    public GaussianMixture withTolerance(double value) {
        return new GaussianMixture(components, covariance, start, restarts, regularization, value, iterations, seed);
    }

    /**
     * Another limit on the steps.
     *
     * @param value at least 1
     * @return changed settings
     */
    public GaussianMixture withIterations(int value) {
        return new GaussianMixture(components, covariance, start, restarts, regularization, tolerance, value, seed);
    }

    /**
     * Another seed.
     *
     * @param value any number
     * @return changed settings
     */
    public GaussianMixture withSeed(long value) {
        return new GaussianMixture(
                components, covariance, start, restarts, regularization, tolerance, iterations, value);
    }

    @Override
    public MixtureModel fit(Dataset train) {
        return fit(train, EpochListener.NONE);
    }

    @Override
    public MixtureModel fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    /**
     * Fits the mixture.
     *
     * @param train at least as many rows as components, each value within plus or minus 1e100
     * @param listener told after each EM step; may stop it
     * @return the model of the best start
     * @throws IllegalArgumentException if there are fewer rows than components, a value is too large, or the regularization
     *     is 0 and a component has no spread in a feature
     */
    @Override
    public MixtureModel fit(Dataset train, EpochListener listener) {
        check(train);
        SplittableRandom random = new SplittableRandom(seed);
        int total = (int) Math.min(Integer.MAX_VALUE, (long) restarts * iterations);
        MixtureRun best = null;
        int epochs = 0;
        boolean goOn = true;
        for (int r = 0; r < restarts && goOn; r++) {
            MixtureRun run = new MixtureRun(this, begin(train, random.split()));
            while (goOn && !run.ended()) {
                double bound = run.step();
                epochs++;
                goOn = listener.after(new Epoch(epochs, total, -bound))
                        && !Thread.currentThread().isInterrupted();
            }
            best = best == null || run.likelihood() > best.likelihood() ? run : best;
        }
        return best.model();
    }

    /** The model that EM makes of these components. */
    MixtureModel fit(Dataset train, NormalComponent[] begin) {
        check(train);
        MixtureRun run = new MixtureRun(this, new MixtureSteps(train, this, begin));
        while (!run.ended()) {
            run.step();
        }
        return run.model();
    }

    /**
     * The models on the way of the first start: for a picture of every step.
     *
     * @param train at least as many rows as components, each value within plus or minus 1e100
     * @return the start itself, then the model after each step; the last is what {@link #fit(Dataset)} gives with one start
     * @throws IllegalArgumentException as {@link #fit(Dataset)}
     */
    public List<MixtureModel> path(Dataset train) {
        check(train);
        MixtureRun run = new MixtureRun(this, begin(train, new SplittableRandom(seed).split()));
        List<MixtureModel> models = new ArrayList<>(List.of(run.model()));
        while (!run.ended()) {
            run.step();
            models.add(run.model());
        }
        return List.copyOf(models);
    }

    @Override
    public MixtureModel restore(State state) {
        return MixtureModel.restore(this, state);
    }

    private MixtureSteps begin(Dataset train, SplittableRandom random) {
        KMeans clusters = KMeans.withDefaults().withClusters(components).withSeed(random.nextLong());
        if (start == Start.K_MEANS) {
            Clustering found = clusters.fit(train);
            return new MixtureSteps(train, this, found.centers().toRows(), found.assignments());
        }
        KMeans.Start drawn = start == Start.RANDOM ? KMeans.Start.RANDOM : KMeans.Start.PLUS_PLUS;
        double[] deviations = deviations(train);
        return new MixtureSteps(
                train,
                this,
                Arrays.stream(clusters.withStart(drawn).start(train).toRows())
                        .map(mean -> component(mean, deviations))
                        .toArray(NormalComponent[]::new));
    }

    private double[] deviations(Dataset train) {
        Covariance kind = covariance == Covariance.SPHERICAL ? covariance : Covariance.DIAGONAL;
        GaussianMixture one = withComponents(1).withCovariance(kind);
        MixtureSteps all = new MixtureSteps(train, one, new double[][] {train.row(0)}, new int[train.size()]);
        return all.components()[0].flatRoot();
    }

    private NormalComponent component(double[] mean, double[] deviations) {
        if (covariance.isDiagonal()) {
            return NormalComponent.diagonal(1.0 / components, mean, deviations);
        }
        double[][] root = new double[mean.length][];
        for (int j = 0; j < root.length; j++) {
            root[j] = new double[j + 1];
            root[j][j] = deviations[j];
        }
        return NormalComponent.full(1.0 / components, mean, root);
    }

    private void check(Dataset train) {
        if (train.size() < components) {
            throw new IllegalArgumentException("components is " + components + ", expected at most " + train.size()
                    + ", the number of training rows");
        }
        long width = train.width();
        if (!covariance.isDiagonal() && components * width * width > MOST) {
            throw new IllegalArgumentException("covariance is " + covariance + ", expected DIAGONAL or SPHERICAL for "
                    + components + " components of " + width
                    + " features: components times features squared is more than "
                    + MOST);
        }
        if ((train.size() + 63L) * components > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("components is " + components + ", expected fewer for " + train.size()
                    + " rows: their product is more than " + Integer.MAX_VALUE);
        }
        for (int i = 0; i < train.size(); i++) {
            double[] row = train.row(i);
            for (int j = 0; j < row.length; j++) {
                if (Math.abs(row[j]) > LARGEST) {
                    throw new IllegalArgumentException("row " + i + ", feature '"
                            + train.features().get(j) + "' is " + row[j] + ", expected at most " + LARGEST
                            + " in size, since sums of squares overflow: scale the data first");
                }
            }
        }
    }
}
