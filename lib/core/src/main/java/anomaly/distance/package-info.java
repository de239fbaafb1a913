/**
 * Far away is odd.
 *
 * <ul>
 *   <li>{@link anomaly.distance.KNearestNeighbors} scores a row by its distance to the nearest training rows: the oldest
 *       idea of the field, hard to beat where one density rules the whole data. Taught in notebooks 04 and 05.
 *   <li>{@link anomaly.distance.DistanceBased} (DB(p, D)) counts the rows beyond a distance, {@link anomaly.distance.Odin}
 *       the rows that have this one as a neighbor; {@link anomaly.distance.StochasticOutlierSelection} (SOS) makes that a
 *       probability. Taught in notebook 05.
 *   <li>{@link anomaly.distance.AngleBased} (ABOD) looks at directions instead, for many features. Taught in notebook 05.
 *   <li>{@link anomaly.distance.KMeansDistance} measures the distance to the nearest of a few centers, {@link
 *       anomaly.distance.ClusterBased} (CBLOF) to the nearest large cluster. Taught in notebook 06.
 *   <li>{@link anomaly.distance.Mahalanobis} measures the distance from the center of an ellipse around all rows, or around
 *       the three quarters that fit best. Taught in notebook 06.
 * </ul>
 */
package anomaly.distance;
