package anomaly.synthetic;

import anomaly.Dataset;
import anomaly.Label;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made data for pictures and tests: what is normal has a shape, and anomalies lie where that shape is not.
 *
 * <p>The same rows and seed give the same bits everywhere. Rows come in random order. Unless a method says otherwise, 5 % of
 * the rows are anomalies (rounded, at least one), and none lies so close to a normal row that its label would be a lie.
 */
public final class Synthetic {
    /** Fewer rows than this do not show a shape. */
    private static final int FEWEST = 20;

    private static final double ANOMALIES = 0.05;
    /** More anomalies than this around one cluster would be a cluster themselves. */
    private static final int MOST_AROUND_DENSE = 30;
    /** Places tried for an anomaly before the least bad one is taken. */
    private static final int TRIES = 200;

    private static final List<String> PLANE = List.of("x", "y");

    private Synthetic() {}

    /**
     * Three round clusters of equal density, and anomalies scattered over the plane between and around them: every method
     * finds them.
     *
     * @param rows how many rows, at least 20
     * @param seed the same seed gives the same rows
     * @return features x and y, about -8 to 9
     */
    public static Dataset blobs(int rows, long seed) {
        List<Cluster> clusters = List.of(new Cluster(-4, -3, 1), new Cluster(4, -2, 1), new Cluster(0, 4.5, 1));
        return mixture(rows, ANOMALIES, clusters, seed).named("blobs");
    }

    /**
     * Two half circles that interlock, and anomalies in the gaps: not convex, so a single ellipse has to fail.
     *
     * @param rows how many rows, at least 20
     * @param seed the same seed gives the same rows
     * @return features x and y, about -2 to 3
     */
    public static Dataset moons(int rows, long seed) {
        checkRows(rows);
        SplittableRandom random = new SplittableRandom(seed);
        Points points = new Points();
        int anomalies = anomalies(rows, ANOMALIES);
        points.add(rows - anomalies, Label.NORMAL, i -> {
            double angle = StrictMath.PI * random.nextDouble();
            boolean upper = i % 2 == 0;
            double x = upper ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle);
            double y = upper ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle);
            return around(random, x, y, 0.07);
        });
        scatter(points, anomalies, random, new double[] {-1.8, -1.3}, new double[] {2.8, 1.8}, 0.3);
        return points.shuffled("moons", PLANE, random);
    }

    /**
     * Two rings around one center, and anomalies between them, outside and in the middle: the mean of the data is as odd as
     * a place can be.
     *
     * @param rows how many rows, at least 20
     * @param seed the same seed gives the same rows
     * @return features x and y, about -4 to 4
     */
    public static Dataset rings(int rows, long seed) {
        checkRows(rows);
        SplittableRandom random = new SplittableRandom(seed);
        Points points = new Points();
        int anomalies = anomalies(rows, ANOMALIES);
        points.add(rows - anomalies, Label.NORMAL, i -> {
            // The outer ring is longer and gets as many more rows.
            double radius = i % 3 == 0 ? 1.25 : 2.75;
            return onCircle(random, radius, 0.08);
        });
        scatter(points, anomalies, random, new double[] {-4, -4}, new double[] {4, 4}, 0.4);
        return points.shuffled("rings", PLANE, random);
    }

    /**
     * A dense cluster, a sparse one, and anomalies close to the dense one: closer to their neighbors than the rows of the
     * sparse cluster are to theirs. The distance to the k-th neighbor (k about 10 to 20) misses them, the local outlier
     * factor finds them. 5 % of the rows are anomalies, 30 at most: more would be a cluster themselves.
     *
     * @param rows how many rows, at least 20; 200 to 1,000 show it best
     * @param seed the same seed gives the same rows
     * @return features x and y, about -1 to 15 and -6 to 6
     * @see <a href="https://doi.org/10.1145/342009.335388">Breunig et al. (2000), LOF: identifying density-based local
     *     outliers, figure 1</a>
     */
    public static Dataset twoDensities(int rows, long seed) {
        checkRows(rows);
        SplittableRandom random = new SplittableRandom(seed);
        Points points = new Points();
        int anomalies = Math.min(MOST_AROUND_DENSE, anomalies(rows, ANOMALIES));
        int dense = (rows - anomalies) / 2;
        points.add(dense, Label.NORMAL, i -> around(random, 0, 0, 0.15));
        points.add(rows - anomalies - dense, Label.NORMAL, i -> around(random, 8, 0, 2));
        double start = random.nextDouble();
        points.add(anomalies, Label.ANOMALY, i -> {
            // Evenly around the cluster, so that they are nobody's neighbors but its.
            double angle = 2 * StrictMath.PI * (i + start + 0.6 * random.nextDouble()) / anomalies;
            double radius = 0.8 + 0.8 * random.nextDouble();
            return new double[] {radius * StrictMath.cos(angle), radius * StrictMath.sin(angle)};
        });
        return points.shuffled("two densities", PLANE, random);
    }

    /**
     * Clusters of normal rows in any number of features, and anomalies drawn evenly from a box around all of them (the
     * centers' range and four spreads more), at least three spreads away from every center and two thirds of the smallest
     * spread from every row so far (less where there are too many for that).
     *
     * @param rows how many rows, at least 20
     * @param anomalyShare the share of anomalies, above 0 and below 1/2; at least one row is made an anomaly
     * @param clusters at least one, all with as many coordinates
     * @param seed the same seed gives the same rows
     * @return features x and y in the plane, else x1, x2, ...
     * @throws IllegalArgumentException naming what is out of range
     */
    public static Dataset mixture(int rows, double anomalyShare, List<Cluster> clusters, long seed) {
        checkRows(rows);
        checkMixture(anomalyShare, clusters);
        SplittableRandom random = new SplittableRandom(seed);
        Points points = new Points();
        int anomalies = anomalies(rows, anomalyShare);
        double total = clusters.stream().mapToDouble(Cluster::weight).sum();
        double weight = 0;
        int made = 0;
        for (Cluster cluster : clusters) {
            weight += cluster.weight();
            int upTo = (int) Math.round((rows - anomalies) * weight / total);
            points.add(upTo - made, Label.NORMAL, i -> around(random, cluster));
            made = upTo;
        }
        int width = clusters.get(0).center().size();
        double[] low = new double[width];
        double[] high = new double[width];
        box(clusters, low, high);
        double smallest = clusters.stream().mapToDouble(Cluster::spread).min().orElseThrow();
        double far = room(low, high, anomalies, smallest * 2 / 3);
        points.add(anomalies, Label.ANOMALY, i -> outside(points, clusters, random, low, high, far));
        return points.shuffled("mixture", width == 2 ? PLANE : Dataset.numbered("x", width), random);
    }

    private static void checkRows(int rows) {
        if (rows < FEWEST) {
            throw new IllegalArgumentException("rows is " + rows + ", expected at least " + FEWEST);
        }
    }

    private static void checkMixture(double anomalyShare, List<Cluster> clusters) {
        if (!(anomalyShare > 0 && anomalyShare < 0.5)) {
            throw new IllegalArgumentException(
                    "anomalyShare is " + anomalyShare + ", expected more than 0 and less than 0.5");
        }
        if (clusters.isEmpty()) {
            throw new IllegalArgumentException("clusters is empty, expected at least one");
        }
        int width = clusters.get(0).center().size();
        for (Cluster cluster : clusters) {
            if (cluster.center().size() != width) {
                throw new IllegalArgumentException("cluster at " + cluster.center() + " has "
                        + cluster.center().size() + " coordinates, expected " + width + " as the first one");
            }
        }
    }

    private static int anomalies(int rows, double share) {
        return Math.max(1, (int) Math.round(share * rows));
    }

    private static double[] around(SplittableRandom random, double x, double y, double spread) {
        return new double[] {x + spread * Points.gaussian(random), y + spread * Points.gaussian(random)};
    }

    private static double[] around(SplittableRandom random, Cluster cluster) {
        double[] row = new double[cluster.center().size()];
        for (int j = 0; j < row.length; j++) {
            row[j] = cluster.center().get(j) + cluster.spread() * Points.gaussian(random);
        }
        return row;
    }

    private static double[] onCircle(SplittableRandom random, double radius, double spread) {
        double angle = 2 * StrictMath.PI * random.nextDouble();
        return around(random, radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), spread);
    }

    /** Anomalies anywhere in a box, each by itself. */
    private static void scatter(
            Points points, int anomalies, SplittableRandom random, double[] low, double[] high, double wanted) {
        double far = room(low, high, anomalies, wanted);
        points.add(anomalies, Label.ANOMALY, i -> apart(points, random, low, high, far));
    }

    /** The distance wanted, or less where so many anomalies would not find room in the box: the search would never end. */
    private static double room(double[] low, double[] high, int anomalies, double wanted) {
        double volume = 1;
        for (int j = 0; j < low.length; j++) {
            volume *= high[j] - low[j];
        }
        return Math.min(wanted, 0.5 * StrictMath.pow(volume / anomalies, 1.0 / low.length));
    }

    /** A place in a box at least so far from every row; after many tries the farthest of those tried. */
    private static double[] apart(Points points, SplittableRandom random, double[] low, double[] high, double far) {
        double[] best = inBox(random, low, high);
        double distance = points.nearest(best, 0);
        for (int i = 0; i < TRIES && distance < far; i++) {
            double[] place = inBox(random, low, high);
            double other = points.nearest(place, distance);
            if (other > distance) {
                best = place;
                distance = other;
            }
        }
        return best;
    }

    private static double[] outside(
            Points points, List<Cluster> clusters, SplittableRandom random, double[] low, double[] high, double far) {
        double[] place = apart(points, random, low, high, far);
        for (int i = 0; i < TRIES && !clusters.stream().allMatch(c -> farFrom(c, place)); i++) {
            System.arraycopy(apart(points, random, low, high, far), 0, place, 0, place.length);
        }
        return place;
    }

    private static boolean farFrom(Cluster cluster, double[] place) {
        double squares = 0;
        for (int j = 0; j < place.length; j++) {
            squares += (place[j] - cluster.center().get(j))
                    * (place[j] - cluster.center().get(j));
        }
        return Math.sqrt(squares) >= 3 * cluster.spread();
    }

    private static double[] inBox(SplittableRandom random, double[] low, double[] high) {
        double[] place = new double[low.length];
        for (int j = 0; j < place.length; j++) {
            place[j] = low[j] + (high[j] - low[j]) * random.nextDouble();
        }
        return place;
    }

    private static void box(List<Cluster> clusters, double[] low, double[] high) {
        List<Double> edges = new ArrayList<>();
        for (int j = 0; j < low.length; j++) {
            edges.clear();
            for (Cluster cluster : clusters) {
                edges.add(cluster.center().get(j) - 4 * cluster.spread());
                edges.add(cluster.center().get(j) + 4 * cluster.spread());
            }
            low[j] = edges.stream().min(Double::compare).orElseThrow();
            high[j] = edges.stream().max(Double::compare).orElseThrow();
        }
    }
}
