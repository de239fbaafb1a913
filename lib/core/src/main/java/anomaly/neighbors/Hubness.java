package anomaly.neighbors;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Hubs are rows that are a neighbor of very many others. With N_k(x) the number of rows that have x among their k nearest,
 * on average k, the measure is the skewness of N_k:
 *
 * <pre>
 * S = mean of (N_k(x) - k)^3 / (mean of (N_k(x) - k)^2)^(3/2)
 * </pre>
 *
 * <p>About 0 where all rows are chosen alike; above 1 there are hubs, and many rows that nobody chooses. It grows with the
 * number of features that matter, which is one face of the curse of dimensionality: lists of neighbors, and all methods
 * built on them, then tell more about the hubs than about the row. 0 where all counts are equal.
 *
 * <p>M. Radovanovic, A. Nanopoulos, M. Ivanovic (2010), Hubs in space: popular nearest neighbors in high-dimensional data,
 * Journal of Machine Learning Research 11, 2487-2531, https://jmlr.org/papers/v11/radovanovic10a.html.
 */
public final class Hubness {
    private final int[] counts;
    private final double skewness;

    private Hubness(int[] counts) {
        this.counts = counts;
        double mean = Arrays.stream(counts).average().orElse(0);
        double squares =
                Arrays.stream(counts).mapToDouble(c -> Math.pow(c - mean, 2)).sum() / counts.length;
        double cubes =
                Arrays.stream(counts).mapToDouble(c -> Math.pow(c - mean, 3)).sum() / counts.length;
        skewness = squares == 0 ? 0 : cubes / Math.pow(squares, 1.5);
    }

    /**
     * Measures the hubness of neighbor lists.
     *
     * @param found the neighbors of every training row, as {@link NeighborSearch#nearestOthers} gives them
     * @return how unevenly rows are chosen
     * @throws IllegalArgumentException if these are neighbors of other rows than the training rows
     */
    public static Hubness of(Neighbors found) {
        ReverseNeighbors reverse = ReverseNeighbors.of(found);
        return new Hubness(
                IntStream.range(0, reverse.size()).map(reverse::count).toArray());
    }

    /**
     * The k-occurrence of each row.
     *
     * @return how many rows have it among their k nearest, in the order of the training rows
     */
    public int[] counts() {
        return counts.clone();
    }

    /**
     * The skewness of the counts.
     *
     * @return about 0 without hubs, above 1 with them
     */
    public double skewness() {
        return skewness;
    }

    /**
     * The rows that are nobody's neighbor, the antihubs.
     *
     * @return their share of all rows, 0 to 1
     */
    public double antihubs() {
        return (double) Arrays.stream(counts).filter(c -> c == 0).count() / counts.length;
    }

    @Override
    public String toString() {
        int most = Arrays.stream(counts).max().orElse(0);
        return "skewness " + skewness + " of " + counts.length + " counts up to " + most;
    }
}
