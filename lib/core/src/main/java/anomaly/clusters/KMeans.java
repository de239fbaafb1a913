package anomaly.clusters;

import anomaly.Dataset;
import java.util.Arrays;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * k-means: k centers such that the sum of the squared distances of the rows to their nearest center,
 *
 * <pre>
 * inertia = sum_i min_c |x_i - m_c|^2
 * </pre>
 *
 * is small. Lloyd's steps take turns: each row goes to its nearest center, each center to the mean of its rows. That never
 * makes the inertia larger and ends at a minimum near the start, not at the smallest of all: hence {@code restarts}, of
 * which the one of least inertia is kept.
 *
 * <p>Clusters come out round and of similar spread, since only the distance counts: scale first where units differ, and use
 * a mixture of Gaussians where clusters are long. A far row pulls its center, or gets one of its own.
 *
 * <p><b>Cost</b> O(k d n) for a start and for the first steps, far less later: bounds tell which rows cannot have changed
 * their cluster (G. Hamerly (2010), Making k-means even faster, doi:10.1137/1.9781611972801.12). They leave out work, never
 * accuracy. 20 bytes a row besides the rows, and 8 (2 + ln k) more while k-means++ draws. The same seed gives the same
 * bits on one thread and many.
 *
 * <p><b>As in scikit-learn:</b> k-means++ draws 2 + ln k candidates for each center and keeps the best (the paper mentions
 * it as its greedy variant); the tolerance is relative to the mean variance of the features; a cluster that loses all rows
 * takes the row farthest from its center, and where all rows sit on centers (more clusters than different rows) stays
 * empty, at the center of the largest.
 *
 * <p>S. Lloyd (1982), Least squares quantization in PCM, doi:10.1109/TIT.1982.1056489. D. Arthur, S. Vassilvitskii (2007),
 * k-means++: the advantages of careful seeding, SODA 2007, pages 1027-1035.
 *
 * @param clusters k, from 1 to the number of rows; 8 by default
 * @param start where the centers begin, {@link Start#PLUS_PLUS} by default
 * @param restarts how many starts are tried, at least 1; 1 by default, and 10 is more like it for a random start
 * @param iterations at most so many steps of each start, at least 1; 300 by default
 * @param tolerance ends a start when the squared ways of the centers add up to no more than this times the mean variance of
 *     the features; at least 0, which waits until no row changes its cluster; 1e-4 by default
 * @param seed draws the starts
 */
public record KMeans(int clusters, Start start, int restarts, int iterations, double tolerance, long seed) {
    /** Where the centers begin. */
    public enum Start {
        /** At rows far from each other, drawn by k-means++. */
        PLUS_PLUS,
        /** At rows drawn at random. */
        RANDOM
    }

    /** Values beyond this could overflow when squared and summed. */
    private static final double LARGEST = 1e140;

    private static final KMeans DEFAULTS = new KMeans(8, Start.PLUS_PLUS, 1, 300, 1e-4, 1);

    /** Checks the ranges. */
    public KMeans {
        atLeastOne("clusters", clusters);
        Objects.requireNonNull(start, "start");
        atLeastOne("restarts", restarts);
        atLeastOne("iterations", iterations);
        if (!(tolerance >= 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + ", expected a number of at least 0");
        }
    }

    private static void atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
        }
    }

    /**
     * 8 clusters, one start by k-means++, at most 300 iterations, tolerance 1e-4, seed 1.
     *
     * @return the defaults
     */
    public static KMeans withDefaults() {
        return DEFAULTS;
    }

    /**
     * Another number of clusters.
     *
     * @param value k, from 1 to the number of rows
     * @return changed settings
     */
    public KMeans withClusters(int value) {
        return new KMeans(value, start, restarts, iterations, tolerance, seed);
    }

    /**
     * Another start.
     *
     * @param value where the centers begin
     * @return changed settings
     */
    public KMeans withStart(Start value) {
        return new KMeans(clusters, value, restarts, iterations, tolerance, seed);
    }

    /**
     * Another number of starts.
     *
     * @param value at least 1
     * @return changed settings
     */
    public KMeans withRestarts(int value) {
        return new KMeans(clusters, start, value, iterations, tolerance, seed);
    }

    /**
     * Another limit on the steps.
     *
     * @param value at least 1
     * @return changed settings
     */
    public KMeans withIterations(int value) {
        return new KMeans(clusters, start, restarts, value, tolerance, seed);
    }

    /**
     * Another tolerance.
     *
     * @param value at least 0
     * @return changed settings
     */
    public KMeans withTolerance(double value) {
        return new KMeans(clusters, start, restarts, iterations, value, seed);
    }

    /**
     * Another seed.
     *
     * @param value any number
     * @return changed settings
     */
    public KMeans withSeed(long value) {
        return new KMeans(clusters, start, restarts, iterations, tolerance, value);
    }

    /**
     * Finds the clusters: the best of all starts.
     *
     * @param train at least as many rows as clusters, each value within plus or minus 1e140
     * @return centers and assignments
     * @throws IllegalArgumentException if there are fewer rows than clusters, or a value is so large that sums of squares
     *     overflow
     */
    public Clustering fit(Dataset train) {
        check(train);
        SplittableRandom random = new SplittableRandom(seed);
        double limit = limit(train);
        RowBlocks rows = RowBlocks.of(train);
        Clustering best = run(rows, draw(train, random.split()), limit);
        for (int r = 1; r < restarts; r++) {
            Clustering other = run(rows, draw(train, random.split()), limit);
            best = other.inertia() < best.inertia() ? other : best;
        }
        return best;
    }

    /**
     * Finds the clusters from centers of your own: one start, nothing is drawn.
     *
     * @param train at least as many rows as clusters, each value within plus or minus 1e140
     * @param centers one center a cluster, as wide as the rows
     * @return centers and assignments; cluster c is what became of center c
     * @throws IllegalArgumentException if there are fewer rows than clusters, a value is so large that sums of squares
     *     overflow, or the centers are not as many as clusters or not as wide as the rows
     */
    public Clustering fit(Dataset train, Centers centers) {
        check(train);
        if (centers.size() != clusters || centers.width() != train.width()) {
            throw new IllegalArgumentException("got " + centers + ", expected " + clusters + " (clusters) of "
                    + train.width() + " features (those of the rows)");
        }
        return run(RowBlocks.of(train), centers.toRows(), limit(train));
    }

    /**
     * Where the first start begins.
     *
     * @param train at least as many rows as clusters
     * @return as many of its rows as clusters
     * @throws IllegalArgumentException if there are fewer rows than clusters, or a value is so large that sums of squares
     *     overflow
     */
    public Centers start(Dataset train) {
        check(train);
        return Centers.of(draw(train, new SplittableRandom(seed).split()));
    }

    private double[][] draw(Dataset train, SplittableRandom random) {
        return switch (start) {
            case PLUS_PLUS -> Seeding.plusPlus(train, clusters, random);
            case RANDOM ->
                Arrays.stream(train.sample(clusters, random.nextLong()).rows())
                        .map(double[]::clone)
                        .toArray(double[][]::new);
        };
    }

    private Clustering run(RowBlocks rows, double[][] centers, double limit) {
        Lloyd lloyd = new Lloyd(rows, centers);
        boolean converged = false;
        int iteration = 0;
        while (!converged && iteration < iterations) {
            iteration++;
            converged = lloyd.assign() == 0 && lloyd.settled();
            if (!converged) {
                converged = lloyd.update() <= limit;
            }
        }
        lloyd.finish();
        return new Clustering(Centers.of(lloyd.centers()), lloyd.assigned(), lloyd.inertia(), iteration, converged);
    }

    private void check(Dataset train) {
        if (train.size() < clusters) {
            throw new IllegalArgumentException(
                    "clusters is " + clusters + ", expected at most " + train.size() + ", the number of training rows");
        }
        // All rows side by side; of the bad ones the first speaks.
        IntStream.range(0, train.size())
                .parallel()
                .filter(i -> !inRange(train.row(i)))
                .findFirst()
                .ifPresent(i -> {
                    throw outOfRange(train, i);
                });
    }

    private static boolean inRange(double[] row) {
        for (double value : row) {
            if (Math.abs(value) > LARGEST) {
                return false;
            }
        }
        return true;
    }

    private static IllegalArgumentException outOfRange(Dataset train, int row) {
        double[] values = train.row(row);
        int feature = 0;
        while (Math.abs(values[feature]) <= LARGEST) {
            feature++;
        }
        return new IllegalArgumentException("row " + row + ", feature '"
                + train.features().get(feature) + "' is " + values[feature]
                + ", expected at most 1e140 in size, since sums of squares overflow: scale the data first");
    }

    /** The tolerance in squared units of the features. */
    private double limit(Dataset train) {
        if (tolerance == 0 || train.width() == 0) {
            return 0;
        }
        double[] origin = train.row(0);
        double[] sums = new double[origin.length];
        double[] squares = new double[origin.length];
        for (int i = 0; i < train.size(); i++) {
            double[] row = train.row(i);
            for (int j = 0; j < row.length; j++) {
                double d = row[j] - origin[j];
                sums[j] += d;
                squares[j] += d * d;
            }
        }
        double variances = 0;
        for (int j = 0; j < sums.length; j++) {
            double mean = sums[j] / train.size();
            variances += Math.max(0, squares[j] / train.size() - mean * mean);
        }
        return tolerance * variances / sums.length;
    }
}
