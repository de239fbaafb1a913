/**
 * The linear algebra that several methods share. {@link anomaly.linear.Products} multiplies matrices in blocks, {@link
 * anomaly.linear.SymmetricEigen} finds eigenvalues and eigenvectors, {@link anomaly.linear.Cholesky} takes the root of a
 * covariance matrix. Matrices are arrays of rows. One thread and many give the same bits.
 *
 * <p>Taught in notebook 06.
 */
package anomaly.linear;
