/**
 * Rows fall into groups, and each group has a middle. {@link anomaly.clusters.KMeans} finds {@code k} centers such that the
 * rows are near to them, {@link anomaly.clusters.Clustering} holds what it found, and {@link anomaly.clusters.Centers} says
 * which center is nearest to a row and how far it is. Shared by the methods that start from clusters: the distance to the
 * nearest center, cluster-based outlier factors, mixtures of Gaussians.
 *
 * <p>Taught in notebook 06.
 */
package anomaly.clusters;
