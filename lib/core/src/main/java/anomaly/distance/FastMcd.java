package anomaly.distance;

import anomaly.linear.Ellipsoid;
import anomaly.linear.Products;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The search for the rows whose covariance has the smallest determinant (FastMCD): from many random starts, two steps each,
 * the best ten followed to the end; for many rows first in disjoint parts, then in their union, then in all rows.
 *
 * <p>A step measures all rows with the ellipsoid at hand and makes a new one of the nearest; its determinant is never larger.
 */
final class FastMcd {
    private static final int STARTS = 500;
    private static final int BEST = 10;
    private static final int PART = 300;
    private static final int PARTS = 5;
    private static final int STEPS = 100;
    /** Up to this many numbers all of the best are followed to the end, beyond it only the best after two steps. */
    private static final long MANY = 100_000;

    private final double[][] rows;
    private final int kept;
    private final double[] units;
    private final SplittableRandom random;

    /** Rows in units in which {@code units} are their standard deviations. */
    FastMcd(double[][] rows, int kept, double[] units, long seed) {
        this.rows = rows;
        this.kept = kept;
        this.units = units;
        random = new SplittableRandom(seed);
    }

    /** The ellipsoid of the smallest determinant found. */
    Ellipsoid best() {
        if (kept == rows.length) {
            return around(rows);
        }
        List<Ellipsoid> candidates;
        if (rows.length < 2 * PART) {
            candidates = followed(starts(rows, kept, STARTS), rows, kept, 2);
        } else {
            candidates = nested();
        }
        boolean all = (long) rows.length * units.length <= MANY;
        List<Ellipsoid> last = all ? candidates : followed(candidates, rows, kept, 2);
        return followed(last.subList(0, all ? last.size() : 1), rows, kept, STEPS)
                .get(0);
    }

    /** The best of the parts, improved in their union. */
    private List<Ellipsoid> nested() {
        int parts = Math.min(PARTS, rows.length / PART);
        double[][] drawn = sample(rows, Math.min(rows.length, PARTS * PART));
        List<Ellipsoid> pooled = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            double[][] some = Arrays.copyOfRange(drawn, drawn.length * part / parts, drawn.length * (part + 1) / parts);
            int keptHere = share(some.length);
            pooled.addAll(followed(starts(some, keptHere, STARTS / parts), some, keptHere, 2));
        }
        return followed(pooled, drawn, share(drawn.length), 2);
    }

    private int share(int size) {
        return (int) Math.ceil((double) size * kept / rows.length);
    }

    private double[][] sample(double[][] from, int count) {
        double[][] shuffled = from.clone();
        for (int i = 0; i < count; i++) {
            int j = i + random.nextInt(shuffled.length - i);
            double[] swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        return Arrays.copyOf(shuffled, count);
    }

    /** Ellipsoids of d + 1 random rows, or of more where those lie on a plane that not all rows lie on. */
    private List<Ellipsoid> starts(double[][] some, int keptHere, int count) {
        int explained = around(some).explained();
        List<double[][]> orders =
                Stream.generate(() -> sample(some, some.length)).limit(count).toList();
        return orders.parallelStream()
                .map(order -> {
                    int size = Math.min(order.length, units.length + 1);
                    Ellipsoid start = around(Arrays.copyOf(order, size));
                    while (start.explained() > explained && size < keptHere) {
                        size = Math.min(keptHere, size + Math.max(1, size / 4));
                        start = around(Arrays.copyOf(order, size));
                    }
                    return start;
                })
                .toList();
    }

    /** The best ten after some steps, best first. */
    private List<Ellipsoid> followed(List<Ellipsoid> candidates, double[][] some, int keptHere, int steps) {
        return candidates.parallelStream()
                .map(candidate -> steps(candidate, some, keptHere, steps))
                .sorted(Comparator.comparingDouble(Ellipsoid::logDeterminant))
                .limit(BEST)
                .toList();
    }

    private Ellipsoid steps(Ellipsoid start, double[][] some, int keptHere, int steps) {
        Ellipsoid now = around(nearest(start, some, keptHere));
        for (int step = 1; step < steps; step++) {
            Ellipsoid next = around(nearest(now, some, keptHere));
            if (!(next.logDeterminant() < now.logDeterminant())) {
                break;
            }
            now = next;
        }
        return now;
    }

    /** The rows nearest to the mean of an ellipsoid; of equally near ones the first. */
    static double[][] nearest(Ellipsoid ellipsoid, double[][] some, int count) {
        double[] distances = ellipsoid.squaredDistances(some);
        double[] sorted = distances.clone();
        Arrays.sort(sorted);
        double bound = sorted[count - 1];
        int nearer = 0;
        while (sorted[nearer] < bound) {
            nearer++;
        }
        double[][] found = new double[count][];
        int ties = count - nearer;
        int at = 0;
        for (int i = 0; i < some.length && at < count; i++) {
            if (distances[i] < bound || (distances[i] == bound && ties-- > 0)) {
                found[at] = some[i];
                at++;
            }
        }
        return found;
    }

    /** Mean and covariance (divisor n) of rows. */
    private Ellipsoid around(double[][] some) {
        double[] mean = Products.means(some);
        return Ellipsoid.of(mean, covariance(some, mean, 1), units);
    }

    static double[][] covariance(double[][] some, double[] mean, double factor) {
        double[][] sums = Products.gram(some, mean);
        IntStream.range(0, sums.length).forEach(j -> {
            for (int k = 0; k < sums.length; k++) {
                sums[j][k] *= factor / some.length;
            }
        });
        return sums;
    }
}
