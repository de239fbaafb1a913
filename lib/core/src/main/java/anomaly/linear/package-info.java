/**
 * The linear algebra that several methods share. {@link anomaly.linear.Products} multiplies matrices in blocks, {@link
 * anomaly.linear.SymmetricEigen} finds eigenvalues and eigenvectors. Matrices are arrays of rows. One thread and many give
 * the same bits.
 *
 * <p>Taught in notebook 06.
 */
package anomaly.linear;
