/**
 * Anomalies lie outside a boundary that is drawn around the normal rows, in the space of a {@link anomaly.boundary.Kernel}.
 *
 * <ul>
 *   <li>{@link anomaly.boundary.OneClassSvm}: a plane between the rows and the origin
 *   <li>{@link anomaly.boundary.SupportVectorDataDescription}: the smallest sphere around the rows
 *   <li>{@link anomaly.boundary.OneClassSvmApproximate}: the plane for many rows, by gradient descent
 * </ul>
 *
 * <p>Taught in notebook 08.
 */
package anomaly.boundary;
