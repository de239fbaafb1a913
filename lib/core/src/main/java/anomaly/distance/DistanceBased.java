package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The oldest distance-based outliers, DB(p, D): a row is odd when most rows are farther away than D.
 *
 * <pre>
 * score(x) = (number of training rows y with distance(x, y) &gt; D) / n
 * </pre>
 *
 * <p>From 0 to 1. The paper calls x an outlier where the score is at least p, so its p is a threshold on this score, and a
 * scan over p costs nothing. D is in the units of the features: scale first where units differ. One D serves the whole
 * space, so it fails where clusters differ in density; if D is too small, many rows have nobody near and share the first
 * place.
 *
 * <p>A training row is never farther than D from itself, so it adds nothing to its own score; n counts it, as in the paper.
 * A new row is compared with the training rows only. Cost O(n^2 d) to fit and O(n d) a new row, 8 d n bytes.
 *
 * <p><b>Deviations from the paper.</b> It leaves D to the user; {@link Share} chooses it from the training rows.
 *
 * <p>E. M. Knorr, R. T. Ng (1998), Algorithms for mining distance-based outliers in large datasets, Proceedings of the 24th
 * VLDB conference, 392-403, http://www.vldb.org/conf/1998/p392.pdf; with V. Tucakov (2000), Distance-based outliers:
 * algorithms and applications, doi:10.1007/s007780050006.
 *
 * @param reach what D is: {@link Within} a distance, or such that a {@link Share} of all pairs of rows is near
 */
public record DistanceBased(Reach reach) implements Detector {
    /** Of how many rows at most the distances are looked at to choose D. */
    private static final int SAMPLE = 1000;

    /** How far D reaches. */
    public sealed interface Reach permits Within, Share {}

    /**
     * A distance given in the units of the features.
     *
     * @param distance D, 0 or more
     */
    public record Within(double distance) implements Reach {
        /** Checks the range. */
        public Within {
            if (!(distance >= 0 && distance < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("distance is " + distance + ", expected a finite number, 0 or more");
            }
        }
    }

    /**
     * D such that this share of the pairs of different training rows is at most D apart. Of more than 1,000 rows, 1,000
     * evenly spaced ones are looked at, so the order of the rows may then matter a little.
     *
     * @param share above 0 and below 1; small sees small clusters, large ranks more finely. 0.2 by default
     */
    public record Share(double share) implements Reach {
        /** Checks the range. */
        public Share {
            if (!(share > 0 && share < 1)) {
                throw new IllegalArgumentException("share is " + share + ", expected above 0, below 1");
            }
        }
    }

    /** Checks that there is a reach. */
    public DistanceBased {
        Objects.requireNonNull(reach, "reach");
    }

    /**
     * D as a number.
     *
     * @param distance D in the units of the features, 0 or more
     */
    public DistanceBased(double distance) {
        this(new Within(distance));
    }

    /** D chosen so that a fifth of all pairs of rows is near. */
    public DistanceBased() {
        this(new Share(0.2));
    }

    @Override
    public FittedDetector fit(Dataset train) {
        double[][] rows = train.rows();
        AllDistances all = AllDistances.to(rows);
        double distance = distance(all, rows);
        return new Fitted(this, rows, all, distance, scores(all, rows, distance));
    }

    @Override
    public FittedDetector restore(State state) {
        double[][] rows = state.table("rows");
        return new Fitted(this, rows, AllDistances.to(rows), state.number("distance"), state.numbers("trainingScores"));
    }

    private double distance(AllDistances all, double[][] rows) {
        if (reach instanceof Within within) {
            return within.distance;
        }
        int count = Math.min(SAMPLE, rows.length);
        int[] sample = IntStream.range(0, count)
                .map(i -> (int) ((long) i * rows.length / count))
                .toArray();
        double[] distances = IntStream.range(1, count)
                .parallel()
                .boxed()
                .flatMapToDouble(a ->
                        IntStream.range(0, a).mapToDouble(b -> AllDistances.between(rows[sample[a]], rows[sample[b]])))
                .sorted()
                .toArray();
        int place = (int) Math.ceil(((Share) reach).share * distances.length) - 1;
        return distances.length == 0 ? 0 : distances[Math.max(0, place)];
    }

    private static double[] scores(AllDistances all, double[][] rows, double distance) {
        return Arrays.stream(rows)
                .parallel()
                .mapToDouble(row -> (double) farther(all, row, distance) / all.size())
                .toArray();
    }

    private static int farther(AllDistances all, double[] row, double distance) {
        double[] squared = new double[all.size()];
        all.squared(row, squared);
        int count = 0;
        for (double square : squared) {
            count += Math.sqrt(square) > distance ? 1 : 0;
        }
        return count;
    }

    private static final class Fitted implements FittedDetector {
        private final DistanceBased detector;
        private final double[][] rows;
        private final AllDistances all;
        private final double distance;
        private final double[] trainingScores;

        Fitted(DistanceBased detector, double[][] rows, AllDistances all, double distance, double[] trainingScores) {
            this.detector = detector;
            this.rows = rows;
            this.all = all;
            this.distance = distance;
            this.trainingScores = trainingScores;
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with("distance", distance)
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            all.check(rows);
            return scores(all, rows, distance);
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }
    }
}
