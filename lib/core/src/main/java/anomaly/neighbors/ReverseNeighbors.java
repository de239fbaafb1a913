package anomaly.neighbors;

import java.util.Arrays;

/**
 * The neighbor lists read backwards: of each training row, the rows that have it among their nearest. A row in the middle of
 * a cluster is in many lists, an anomaly in few or none. Immutable; O(n k), 4 k + 4 bytes a row.
 *
 * <p>Deterministic as the lists are: where several rows compete for the last place, the one that comes first has it.
 */
public final class ReverseNeighbors {
    private final int[] starts;
    private final int[] indices;

    private ReverseNeighbors(int[] starts, int[] indices) {
        this.starts = starts;
        this.indices = indices;
    }

    /**
     * Reads neighbors among training rows backwards.
     *
     * @param found the neighbors of every training row, as {@link NeighborSearch#nearestOthers} gives them
     * @return who has whom as a neighbor
     * @throws IllegalArgumentException if a neighbor is no row of {@code found}: these are neighbors of other rows
     */
    public static ReverseNeighbors of(Neighbors found) {
        int[] starts = new int[found.size() + 1];
        for (int i = 0; i < found.size(); i++) {
            for (int rank = 0; rank < found.count(); rank++) {
                starts[checked(found, i, rank) + 1]++;
            }
        }
        Arrays.parallelPrefix(starts, Integer::sum);
        int[] next = starts.clone();
        int[] indices = new int[found.size() * found.count()];
        for (int i = 0; i < found.size(); i++) {
            for (int rank = 0; rank < found.count(); rank++) {
                indices[next[found.index(i, rank)]++] = i;
            }
        }
        return new ReverseNeighbors(starts, indices);
    }

    private static int checked(Neighbors found, int row, int rank) {
        int index = found.index(row, rank);
        if (index >= found.size()) {
            throw new IllegalArgumentException("row " + row + " has row " + index + " as a neighbor, but only "
                    + found.size() + " rows have neighbors here: give the neighbors of the training rows");
        }
        return index;
    }

    /**
     * How many rows there are.
     *
     * @return the number of training rows
     */
    public int size() {
        return starts.length - 1;
    }

    /**
     * How many rows have this one as a neighbor: its k-occurrence, or in-degree.
     *
     * @param row the row, from 0
     * @return 0 up to one less than the number of rows
     */
    public int count(int row) {
        return starts[row + 1] - starts[row];
    }

    /**
     * The rows that have this one as a neighbor.
     *
     * @param row the row, from 0
     * @return their indices, ascending
     */
    public int[] indices(int row) {
        return Arrays.copyOfRange(indices, starts[row], starts[row + 1]);
    }

    @Override
    public String toString() {
        return "the reverse neighbors of " + size() + " rows";
    }
}
