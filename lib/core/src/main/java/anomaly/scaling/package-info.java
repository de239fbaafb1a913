/**
 * Making features comparable before distances are taken.
 *
 * <p>A {@link anomaly.scaling.Preparation} is learned where the detector is fitted, and never from the rows it is tested on:
 * {@link anomaly.scaling.Preparation#before} puts it in front of any detector. {@link anomaly.scaling.Scaling} learns center
 * and scale of each feature; taught in notebooks 01 and 04. {@link anomaly.scaling.GlobalContrast} evens out the brightness of
 * pictures, each by itself; used in notebook 08. Projections on principal components are in {@code anomaly.linear}.
 */
package anomaly.scaling;
