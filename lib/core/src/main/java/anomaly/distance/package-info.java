/**
 * Far away is odd. {@link anomaly.distance.KNearestNeighbors} scores a row by its distance to the nearest training rows:
 * the oldest idea of the field, hard to beat where one density rules the whole data. Taught in notebook 04, as the method
 * whose failure the local outlier factor mends.
 */
package anomaly.distance;
