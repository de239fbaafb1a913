package anomaly.neighbors;

import java.util.Arrays;
import java.util.Objects;

/**
 * The nearest training rows of each of many rows, nearest first, as {@link NeighborSearch} found them. Immutable.
 *
 * <p>Rank 0 is the nearest. Kept as two flat arrays: 12 bytes a neighbor.
 */
public final class Neighbors {
    private final int count;
    private final int[] indices;
    private final double[] distances;

    Neighbors(int count, int[] indices, double[] distances) {
        this.count = count;
        this.indices = indices;
        this.distances = distances;
    }

    /**
     * How many rows have neighbors here.
     *
     * @return the number of rows
     */
    public int size() {
        return indices.length / count;
    }

    /**
     * How many neighbors each row has.
     *
     * @return the k that was asked for
     */
    public int count() {
        return count;
    }

    /**
     * The place of a neighbor among the training rows.
     *
     * @param row the row whose neighbor it is, from 0
     * @param rank 0 for the nearest, up to {@code count() - 1}
     * @return an index into the training rows
     */
    public int index(int row, int rank) {
        return indices[at(row, rank)];
    }

    /**
     * The distance to a neighbor.
     *
     * @param row the row whose neighbor it is, from 0
     * @param rank 0 for the nearest, up to {@code count() - 1}
     * @return the Euclidean distance, in the units of the features
     */
    public double distance(int row, int rank) {
        return distances[at(row, rank)];
    }

    /**
     * The distance to the last neighbor, the k-distance of the literature.
     *
     * @param row the row, from 0
     * @return its largest distance
     */
    public double farthest(int row) {
        return distance(row, count - 1);
    }

    /**
     * All neighbors of a row.
     *
     * @param row the row, from 0
     * @return indices into the training rows, nearest first
     */
    public int[] indices(int row) {
        int from = at(row, 0);
        return Arrays.copyOfRange(indices, from, from + count);
    }

    /**
     * All distances of a row.
     *
     * @param row the row, from 0
     * @return Euclidean distances, ascending
     */
    public double[] distances(int row) {
        int from = at(row, 0);
        return Arrays.copyOfRange(distances, from, from + count);
    }

    private int at(int row, int rank) {
        Objects.checkIndex(rank, count);
        return row * count + rank;
    }

    @Override
    public String toString() {
        return "the " + count + " nearest neighbors of " + size() + " rows";
    }
}
