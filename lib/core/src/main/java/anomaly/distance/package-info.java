/**
 * Far away is odd. {@link anomaly.distance.KNearestNeighbors} scores a row by its distance to the nearest training rows:
 * the oldest idea of the field, hard to beat where one density rules the whole data. Taught in notebook 04, as the method
 * whose failure the local outlier factor mends.
 *
 * <p>Others ask the same question differently: {@link anomaly.distance.DistanceBased} (DB(p, D)) counts the rows beyond a
 * distance, {@link anomaly.distance.Odin} the rows that have this one as a neighbor, {@link
 * anomaly.distance.StochasticOutlierSelection} (SOS) makes that a probability, and {@link anomaly.distance.AngleBased} (ABOD)
 * looks at directions instead, for many features. Taught in notebook 05.
 */
package anomaly.distance;
