/**
 * The linear algebra that several methods share. Matrices are arrays of rows. One thread and many give the same bits.
 *
 * <ul>
 *   <li>{@link anomaly.linear.Products} multiplies matrices in blocks and sums products of features.
 *   <li>{@link anomaly.linear.SymmetricEigen} finds eigenvalues and eigenvectors.
 *   <li>{@link anomaly.linear.Cholesky} takes the root of a covariance matrix, {@link anomaly.linear.Ellipsoid} measures
 *       squared Mahalanobis distances with it.
 *   <li>{@link anomaly.linear.PrincipalAxes} finds the principal components of rows, as many as {@link
 *       anomaly.linear.Components} says.
 *   <li>{@link anomaly.linear.Projection} puts them in front of any detector.
 * </ul>
 *
 * <p>Taught in notebook 06.
 */
package anomaly.linear;
