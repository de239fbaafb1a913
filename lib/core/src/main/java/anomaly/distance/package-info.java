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
 */
package anomaly.distance;
