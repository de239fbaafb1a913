/**
 * Few and different: what is anomalous is quickly set apart from the rest. These methods cut small random samples of the
 * rows to pieces and ask how soon, or in how empty a piece, a row ends up alone. They compare no pairs of rows, so they stay
 * fast where distances are slow.
 *
 * <p>{@link anomaly.isolation.IsolationForest} cuts along one feature at a time; {@link
 * anomaly.isolation.ExtendedIsolationForest} cuts at any slope and so leaves no bands along the axes; {@link
 * anomaly.isolation.NearestNeighborIsolation} (INNE) puts a ball around each sampled row; {@link
 * anomaly.isolation.HalfSpaceTrees} halves the space without looking at rows and counts them, which works on streams ({@link
 * anomaly.isolation.HalfSpaceStream}). Taught in notebook 07.
 */
package anomaly.isolation;
