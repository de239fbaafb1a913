package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A row far from its nearest neighbors is odd. With the distances {@code d_1 <= ... <= d_k} to its k nearest training rows
 * the score is {@code d_k} ({@link Distance#LARGEST}), their mean, their median or their sum ({@link Distance#WEIGHT}).
 *
 * <p>In the units of the features, from 0 up: scale first where units differ. One threshold serves the whole space, so it
 * fails where clusters differ in density: there use the local outlier factor. Not for large dimension, where all distances
 * become alike.
 *
 * <p>Training rows are scored without counting themselves; an equal row does count. A new row counts every training row,
 * also one equal to it. Cost: {@link NeighborSearch}.
 *
 * <p>S. Ramaswamy, R. Rastogi, K. Shim (2000), Efficient algorithms for mining outliers from large data sets,
 * doi:10.1145/342009.335437. The weight: F. Angiulli, C. Pizzuti (2002), Fast outlier detection in high dimensional spaces,
 * doi:10.1007/3-540-45681-3_2.
 *
 * @param neighbors k, from 1 to the number of training rows less 1; small finds single anomalies, a clump of m anomalies
 *     needs k of at least m. Often 5 to 20
 * @param distance what to make of the k distances, {@link Distance#LARGEST} by default
 */
public record KNearestNeighbors(int neighbors, Distance distance) implements Detector {
    /** What the k distances are made into. */
    public enum Distance {
        /** The distance to the k-th neighbor. */
        LARGEST,
        /** The mean of the k distances. */
        MEAN,
        /** The median of the k distances; for even k the mean of the middle two. */
        MEDIAN,
        /** The sum of the k distances. */
        WEIGHT
    }

    /** Checks the range of {@code neighbors}. */
    public KNearestNeighbors {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
        Objects.requireNonNull(distance, "distance");
    }

    /**
     * The distance to the k-th neighbor.
     *
     * @param neighbors k, from 1 to the number of training rows less 1
     */
    public KNearestNeighbors(int neighbors) {
        this(neighbors, Distance.LARGEST);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        NeighborSearch search = NeighborSearch.among(train);
        return fitted(train.rows(), search, scores(search.nearestOthers(neighbors)));
    }

    @Override
    public FittedDetector restore(State state) {
        double[][] rows = state.table("rows");
        return fitted(rows, NeighborSearch.among(rows), state.numbers("trainingScores"));
    }

    private FittedDetector fitted(double[][] rows, NeighborSearch search, double[] trainingScores) {
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return scores(search.nearest(rows, neighbors));
            }

            @Override
            public double[] trainingScores() {
                return trainingScores.clone();
            }

            @Override
            public State state() {
                return State.of(KNearestNeighbors.this).with("rows", rows).with("trainingScores", trainingScores);
            }
        };
    }

    private double[] scores(Neighbors found) {
        return IntStream.range(0, found.size())
                .mapToDouble(i -> score(found, i))
                .toArray();
    }

    private double score(Neighbors found, int row) {
        return switch (distance) {
            case LARGEST -> found.farthest(row);
            case MEAN -> sum(found, row) / neighbors;
            case MEDIAN -> (found.distance(row, (neighbors - 1) / 2) + found.distance(row, neighbors / 2)) / 2;
            case WEIGHT -> sum(found, row);
        };
    }

    private double sum(Neighbors found, int row) {
        double sum = 0;
        for (int rank = 0; rank < neighbors; rank++) {
            sum += found.distance(row, rank);
        }
        return sum;
    }
}
