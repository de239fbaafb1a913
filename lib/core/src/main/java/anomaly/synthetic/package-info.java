/**
 * Made data whose shape is known, so that a picture can show what a method sees and a test can ask for the right answer.
 *
 * <p>{@link anomaly.synthetic.Synthetic} has one data set a lesson: blobs (easy), moons and rings (not convex), two densities
 * (where a global threshold on distance fails), and mixtures of {@link anomaly.synthetic.Cluster}s of your own. Used in
 * notebooks 00, 01 and 04.
 */
package anomaly.synthetic;
