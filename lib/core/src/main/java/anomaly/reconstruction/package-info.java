/**
 * A row that cannot be put together from the patterns of the training rows is odd.
 *
 * <ul>
 *   <li>{@link anomaly.reconstruction.PrincipalComponents} takes the directions in which the rows vary most for patterns and
 *       measures what is left of a row without them, or how unusual its parts are.
 * </ul>
 *
 * <p>Taught in notebook 06; autoencoders do the same with curved patterns.
 */
package anomaly.reconstruction;
