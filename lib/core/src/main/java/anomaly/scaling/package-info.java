/**
 * Making features comparable before distances are taken.
 *
 * <p>{@link anomaly.scaling.Scaling} learns center and scale from training rows and gives a {@link
 * anomaly.scaling.FittedScaling}; {@link anomaly.scaling.Scaling#before} puts one in front of a detector, so that it is
 * learned where the detector is fitted and never from the rows it is tested on. Taught in notebooks 01 and 04.
 * {@link anomaly.scaling.GlobalContrast} evens out the brightness of pictures, each by itself; used in notebook 08.
 */
package anomaly.scaling;
