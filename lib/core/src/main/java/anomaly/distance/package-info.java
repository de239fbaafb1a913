/**
 * Far away is odd. {@link anomaly.distance.KNearestNeighbors} scores a row by its distance to the nearest training rows:
 * the oldest idea of the field, hard to beat where one density rules the whole data. Taught in notebook 04, as the method
 * whose failure the local outlier factor mends.
 *
 * <p>{@link anomaly.distance.KMeansDistance} asks for the distance to the nearest of a few centers instead. {@link
 * anomaly.distance.ClusterBased} (CBLOF) counts centers of small clusters out, so that a clump of anomalies is odd as a
 * whole. Taught in notebook 06.
 */
package anomaly.distance;
