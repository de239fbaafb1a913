package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Seen from an odd row, all others lie in one direction (ABOD, angle-based outlier detection). From row p the vectors to two
 * others a and b include an angle; its cosine, divided by both distances once more, varies much inside a cloud and little
 * outside of it. The variance runs over all pairs of other rows, or of the k nearest (FastABOD):
 *
 * <pre>
 * f(a, b)  = &lt;a - p, b - p&gt; / (|a - p|^2 |b - p|^2)
 * score(p) = -variance of f(a, b), weighted by 1 / (|a - p| |b - p|)
 * </pre>
 *
 * <p>At most 0, which is the most anomalous; in units of 1 / distance^4, so scores differ by many powers of ten: look at ranks,
 * or at the logarithm. Meant for many features, where angles keep their meaning longer than distances. Rows between two
 * clusters see others on all sides and pass for normal. It has no use for one feature, where there are only two directions.
 *
 * <p>Training rows are scored without counting themselves; a new row looks at training rows only. Rows equal to p have no
 * direction and are left out. Cost with k neighbors: {@link NeighborSearch}, O(k^2 d) a row. Over all pairs: the variance
 * follows from moments, so O(n d min(n, d)) a row instead of the O(n^2 d) of all pairs one by one; fitting multiplies by n and
 * is refused where n^2 d min(n, d) is beyond 10^12, some minutes.
 *
 * <p><b>Deviations from the paper.</b> It ranks by the smallest variance; here that is negated, so that larger is more
 * anomalous. Where fewer than three of the neighbors differ from p, p lies in a heap of equal rows and there is no variance to
 * speak of: it scores as the most normal of the training rows that do not, or 0 if there are none. (A row beside a heap that
 * holds all its neighbors sees a single direction and scores 0.) A variance beyond the largest double is that double. {@link
 * Weighting#EQUAL} is how PyOD has it; PyOD also counts a training row among its own neighbors, so its {@code
 * n_neighbors=10} is 9 here.
 *
 * <p>H.-P. Kriegel, M. Schubert, A. Zimek (2008), Angle-based outlier detection in high-dimensional data,
 * doi:10.1145/1401890.1401946.
 *
 * @param neighbors k, from 3 to the number of training rows less 1, often 10 to 50; or 0: all rows, as in the paper's exact
 *     method, see {@link #exact}
 * @param weighting how pairs are weighted, {@link Weighting#DISTANCE} by default
 */
public record AngleBased(int neighbors, Weighting weighting) implements Detector {
    /** So many multiplications take some minutes. */
    private static final double MOST = 1e12;

    /** How pairs count in the variance. */
    public enum Weighting {
        /** By 1 / (|a - p| |b - p|), as in the paper and ELKI. */
        DISTANCE,
        /** All alike, as in PyOD. */
        EQUAL
    }

    /** Checks the range of {@code neighbors}. */
    public AngleBased {
        if (neighbors < 0 || neighbors == 1 || neighbors == 2) {
            throw new IllegalArgumentException("neighbors is " + neighbors
                    + ", expected at least 3, since a variance needs several pairs, or 0 for all rows");
        }
        Objects.requireNonNull(weighting, "weighting");
    }

    /**
     * The paper's weights among k neighbors.
     *
     * @param neighbors k, from 3 to the number of training rows less 1, or 0 for all rows
     */
    public AngleBased(int neighbors) {
        this(neighbors, Weighting.DISTANCE);
    }

    /**
     * The paper's exact method: all rows are looked at. For thousands of rows, not for more.
     *
     * @return a detector that needs no k
     */
    public static AngleBased exact() {
        return new AngleBased(0);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        double[][] rows = train.rows();
        NeighborSearch search = NeighborSearch.among(rows);
        if (neighbors > 0) {
            Neighbors found = search.nearestOthers(neighbors);
            return new Fitted(this, rows, search, rowwise(rows.length, i -> vectors(rows, rows[i], found.indices(i))));
        }
        check(rows.length, rows[0].length);
        return new Fitted(
                this, rows, search, rowwise(rows.length, i -> vectors(rows, rows[i], allBut(i, rows.length))));
    }

    private static void check(int size, int width) {
        double work = (double) size * size * width * Math.min(size, width);
        if (work > MOST) {
            throw new IllegalArgumentException("neighbors is 0, all pairs of " + size + " rows of " + width
                    + " features, expected at most 10^12 multiplications: choose 10 to 50 neighbors, or fewer rows");
        }
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(this, state);
    }

    private static int[] allBut(int row, int size) {
        return IntStream.range(0, size).filter(i -> i != row).toArray();
    }

    private static double[] rowwise(int rows, IntFunction<AngleVariance> vectors) {
        return IntStream.range(0, rows)
                .parallel()
                .mapToDouble(i -> score(vectors.apply(i)))
                .toArray();
    }

    private AngleVariance vectors(double[][] rows, double[] from, int[] others) {
        AngleVariance vectors = new AngleVariance(others.length, from.length, weighting == Weighting.DISTANCE);
        for (int other : others) {
            vectors.add(from, rows[other]);
        }
        return vectors;
    }

    private static double score(AngleVariance vectors) {
        if (vectors.inHeap()) {
            return Double.NaN;
        }
        double variance = vectors.variance();
        // Not a number: the products of very near rows overflowed.
        return variance <= Double.MAX_VALUE ? 0 - variance : -Double.MAX_VALUE;
    }

    private static final class Fitted implements FittedDetector {
        private final AngleBased detector;
        private final double[][] rows;
        private final NeighborSearch search;
        private final double inHeap;
        private final double[] trainingScores;

        Fitted(AngleBased detector, double[][] rows, NeighborSearch search, double[] scores) {
            this.detector = detector;
            this.rows = rows;
            this.search = search;
            inHeap = Arrays.stream(scores).filter(s -> !Double.isNaN(s)).min().orElse(0);
            trainingScores = settled(scores);
        }

        Fitted(AngleBased detector, State state) {
            this.detector = detector;
            rows = state.table("rows");
            search = NeighborSearch.among(rows);
            inHeap = state.number("inHeap");
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector).with("rows", rows).with("inHeap", inHeap).with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] fresh) {
            int[] all = allBut(-1, rows.length);
            Neighbors found = search.nearest(fresh, Math.max(1, detector.neighbors));
            return settled(rowwise(
                    fresh.length,
                    i -> detector.vectors(rows, fresh[i], detector.neighbors == 0 ? all : found.indices(i))));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        private double[] settled(double[] scores) {
            return Arrays.stream(scores).map(s -> Double.isNaN(s) ? inHeap : s).toArray();
        }
    }
}
