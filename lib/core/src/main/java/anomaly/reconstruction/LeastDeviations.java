package anomaly.reconstruction;

import anomaly.linear.Products;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Lays rows on a plane so that the sum of the sizes of what is left is smallest: {@code minimize over c the sum of |z - V
 * c|} with V orthonormal, by alternating directions. Some rows at a time, each with a step size of its own, so that a row
 * comes out the same whatever rows are beside it.
 */
final class LeastDeviations {
    private static final int ITERATIONS = 500;
    private static final double TOLERANCE = 1e-7;
    /** The step size changes in the first iterations only, so that the method converges. */
    private static final int ADAPTING = 100;

    private static final double TENFOLD = 10;
    /** Each step goes somewhat farther than asked for, which is known to save a third of them. */
    private static final double EAGER = 1.6;

    private static final int ROWS = 64;
    private static final int BLOCK = 1 << 20;
    /** From so many features on, scalar products are taken row by row. */
    private static final int LONG = 512;

    private final int exponent;
    private final double[] z;
    private final double[] left;
    private final double[] shrunk;
    private final double[] multiplier;
    private double size;
    private double step;
    private boolean done;

    private LeastDeviations(double[] row) {
        double largest = Arrays.stream(row).map(Math::abs).max().orElse(0);
        exponent = largest == 0 ? 0 : Math.getExponent(largest);
        z = scaled(row, -exponent);
        left = new double[z.length];
        shrunk = new double[z.length];
        multiplier = new double[z.length];
    }

    private static double[] scaled(double[] row, int exponent) {
        return Arrays.stream(row).map(x -> Math.scalb(x, exponent)).toArray();
    }

    /** What is left, z - V c, of each row; basis holds the columns of V as rows. */
    static double[][] left(double[][] rows, double[][] basis) {
        if (basis.length == 0) {
            return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
        }
        int some = Math.max(1, Math.min(ROWS, BLOCK / basis[0].length));
        double[][] left = new double[rows.length][];
        IntStream.range(0, (rows.length + some - 1) / some).parallel().forEach(block -> {
            int from = block * some;
            LeastDeviations[] searches = Arrays.stream(rows, from, Math.min(rows.length, from + some))
                    .map(LeastDeviations::new)
                    .toArray(LeastDeviations[]::new);
            solve(searches, basis);
            for (int i = 0; i < searches.length; i++) {
                left[from + i] = scaled(searches[i].left, searches[i].exponent);
            }
        });
        return left;
    }

    private static void solve(LeastDeviations[] searches, double[][] basis) {
        double[][] onPlane = onPlane(Arrays.stream(searches).map(s -> s.z).toArray(double[][]::new), basis);
        for (int i = 0; i < searches.length; i++) {
            searches[i].start(onPlane[i]);
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            LeastDeviations[] open =
                    Arrays.stream(searches).filter(s -> !s.done).toArray(LeastDeviations[]::new);
            if (open.length == 0) {
                return;
            }
            onPlane = onPlane(Arrays.stream(open).map(LeastDeviations::target).toArray(double[][]::new), basis);
            for (int i = 0; i < open.length; i++) {
                open[i].iterate(onPlane[i], iteration < ADAPTING);
            }
        }
    }

    private static double[][] onPlane(double[][] rows, double[][] basis) {
        double[][] coordinates =
                basis[0].length < LONG ? Products.timesTransposed(rows, basis) : Products.dots(rows, basis);
        return Products.times(coordinates, basis);
    }

    /** By least squares. */
    private void start(double[] onPlane) {
        double squares = 0;
        for (int j = 0; j < z.length; j++) {
            left[j] = z[j] - onPlane[j];
            shrunk[j] = left[j];
            squares += left[j] * left[j];
        }
        size = Math.sqrt(squares);
        step = size / Math.sqrt(z.length);
    }

    private double[] target() {
        double[] target = new double[z.length];
        for (int j = 0; j < z.length; j++) {
            target[j] = z[j] - shrunk[j] + multiplier[j];
        }
        return target;
    }

    /** One round: c by least squares, then every deviation moved towards 0, then the multipliers. */
    private void iterate(double[] onPlane, boolean adapting) {
        double change = 0;
        double gap = 0;
        for (int j = 0; j < z.length; j++) {
            left[j] = z[j] - onPlane[j];
            double free = EAGER * left[j] + (1 - EAGER) * shrunk[j] + multiplier[j];
            double value = Math.max(free - step, 0) + Math.min(free + step, 0);
            change += (value - shrunk[j]) * (value - shrunk[j]);
            gap += (left[j] - value) * (left[j] - value);
            shrunk[j] = value;
            multiplier[j] = free - value;
        }
        double bound = TOLERANCE * size;
        done = Math.max(gap, change) <= bound * bound;
        if (adapting && gap > TENFOLD * TENFOLD * change) {
            rescale(0.5);
        } else if (adapting && change > TENFOLD * TENFOLD * gap) {
            rescale(2);
        }
    }

    /** Multipliers are held divided by the penalty, of which the step is the reciprocal. */
    private void rescale(double factor) {
        step *= factor;
        for (int j = 0; j < multiplier.length; j++) {
            multiplier[j] *= factor;
        }
    }
}
