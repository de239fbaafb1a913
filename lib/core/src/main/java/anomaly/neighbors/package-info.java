/**
 * Which training rows are nearest to this one? {@link anomaly.neighbors.NeighborSearch} answers exactly and in parallel,
 * {@link anomaly.neighbors.Neighbors} holds the answer. Shared by every method that compares a row with its neighborhood:
 * the local outlier factor, the distance to the k-th neighbor and what is built on them. {@link
 * anomaly.neighbors.BlockTree} is for methods that add up over all rows and can leave out what is far.
 *
 * <p>{@link anomaly.neighbors.ReverseNeighbors} reads the lists backwards, {@link anomaly.neighbors.Hubness} says how unevenly
 * rows are chosen, and {@link anomaly.neighbors.AllDistances} measures from one row to all of them.
 *
 * <p>Taught in notebook 04.
 */
package anomaly.neighbors;
