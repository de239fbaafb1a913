/**
 * Far away is odd.
 *
 * <ul>
 *   <li>{@link anomaly.distance.KNearestNeighbors} scores a row by its distance to the nearest training rows: the oldest
 *       idea of the field, hard to beat where one density rules the whole data. Taught in notebook 04, as the method whose
 *       failure the local outlier factor mends.
 *   <li>{@link anomaly.distance.Mahalanobis} measures the distance from the center of an ellipse around all rows, or around
 *       the three quarters that fit best. Taught in notebook 06.
 * </ul>
 *
 * <p>Others ask the same question differently: {@link anomaly.distance.DistanceBased} (DB(p, D)) counts the rows beyond a
 * distance, {@link anomaly.distance.Odin} the rows that have this one as a neighbor, {@link
 * anomaly.distance.StochasticOutlierSelection} (SOS) makes that a probability, and {@link anomaly.distance.AngleBased} (ABOD)
 * looks at directions instead, for many features. Taught in notebook 05.
 */
package anomaly.distance;
