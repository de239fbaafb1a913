/**
 * The linear algebra that several methods share. {@link anomaly.linear.Cholesky} takes the root of a covariance matrix.
 * Matrices are arrays of rows. One thread and many give the same bits.
 */
package anomaly.linear;
