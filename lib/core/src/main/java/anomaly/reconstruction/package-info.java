/**
 * A row that cannot be put together from the patterns of the training rows is odd.
 *
 * <ul>
 *   <li>{@link anomaly.reconstruction.PrincipalComponents} takes the directions in which the rows vary most for patterns and
 *       measures what is left of a row without them, or how unusual its parts are.
 *   <li>{@link anomaly.reconstruction.KernelPca} does the same in the space of a kernel, where bent patterns are flat.
 *   <li>{@link anomaly.reconstruction.RobustPca} splits the rows into a pattern and a few gross errors, so that anomalies in
 *       the training rows do not bend the pattern.
 * </ul>
 *
 * <p>Taught in notebook 06; autoencoders do the same with patterns that are learned.
 */
package anomaly.reconstruction;
