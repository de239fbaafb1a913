package anomaly.density;

import anomaly.neighbors.Neighbors;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How sparse it is around each training row: a length, the larger the fewer rows are near. Where more than k rows are equal
 * it is 0, which no row can be compared with; such a heap counts as {@value #HEAP} times as dense as the densest row outside
 * heaps. Data without heaps is not touched by this.
 */
final class Sparseness {
    /** How many times as dense as the densest other row a heap of equal rows is. */
    static final double HEAP = 10;

    private final double[] lengths;
    private final double floor;
    private final boolean heapsOnly;

    Sparseness(double[] lengths) {
        this.lengths = lengths;
        boolean heaps = Arrays.stream(lengths).anyMatch(length -> length == 0);
        double least = Arrays.stream(lengths).filter(length -> length > 0).min().orElse(0);
        floor = heaps ? least / HEAP : 0;
        heapsOnly = heaps && least == 0;
    }

    /** A value of each row, computed in parallel. */
    static double[] rowwise(int rows, IntToDoubleFunction value) {
        return IntStream.range(0, rows).parallel().mapToDouble(value).toArray();
    }

    /** The lengths as they were given, 0 in heaps. */
    double[] lengths() {
        return lengths;
    }

    /** Whether every training row lies in a heap, so that there is no length to measure by. */
    boolean heapsOnly() {
        return heapsOnly;
    }

    /** The length of a training row, never 0 unless there are heaps only. */
    double of(int row) {
        return Math.max(lengths[row], floor);
    }

    /** The length of any row. */
    double floored(double length) {
        return Math.max(length, floor);
    }

    /** A row's length over the mean length of its neighbors: above 1 where it is sparser than they are. */
    double overMean(double length, Neighbors found, int row) {
        if (heapsOnly) {
            return amongHeaps(length);
        }
        double sum = 0;
        for (int rank = 0; rank < found.count(); rank++) {
            sum += of(found.index(row, rank));
        }
        return finite(floored(length) / (sum / found.count()));
    }

    /** The mean density of its neighbors over a row's own, with density the inverse of the length. */
    double meanQuotient(double length, Neighbors found, int row) {
        return meanQuotient(length, found.indices(row));
    }

    /** The same for any training rows. */
    double meanQuotient(double length, int[] others) {
        if (heapsOnly) {
            return amongHeaps(length);
        }
        double own = floored(length);
        double sum = 0;
        for (int other : others) {
            sum += own / of(other);
        }
        return finite(sum / others.length);
    }

    /** Where all training rows lie in heaps: 1 inside of one, {@value #HEAP} outside. */
    static double amongHeaps(double length) {
        return length > 0 ? HEAP : 1;
    }

    static double finite(double score) {
        return Math.min(Double.MAX_VALUE, score);
    }
}
