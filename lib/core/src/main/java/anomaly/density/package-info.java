/**
 * Where few rows are, a row is odd. These methods estimate how dense the data is around a row, and call a row anomalous
 * where that is little.
 *
 * <p>{@link anomaly.density.Gaussian} fits one bell to everything: the simplest density there is. {@link
 * anomaly.density.GaussianMixture} fits several, and gives a {@link anomaly.density.MixtureModel}; taught in notebook 02. {@link
 * anomaly.density.LocalOutlierFactor} compares a row's density with that of its neighbors, so that sparse and
 * dense clusters can live in one data set; taught in notebook 04.
 */
package anomaly.density;
