/**
 * Where few rows are, a row is odd. These methods estimate how dense the data is around a row, and call a row anomalous
 * where that is little.
 *
 * <p>{@link anomaly.density.KernelDensity} puts a hill on every training row, and {@link anomaly.density.Bandwidth} says how
 * wide: a density of any shape. {@link anomaly.density.Histogram} counts
 * rows in bins, {@link anomaly.density.Ecod} and {@link anomaly.density.Copod} look at tails, feature by feature; all taught
 * in notebook 03.
 *
 * <p>{@link anomaly.density.Gaussian} fits one bell to everything: the simplest density there is. {@link
 * anomaly.density.GaussianMixture} fits several, and gives a {@link anomaly.density.MixtureModel}; taught in notebook 02. {@link
 * anomaly.density.LocalOutlierFactor} compares a row's density with that of its neighbors, so that sparse and
 * dense clusters can live in one data set; taught in notebook 04.
 *
 * <p>Relatives of the local outlier factor, each with another idea of what to compare: {@link anomaly.density.SimplifiedLof}
 * (plain distances), {@link anomaly.density.LocalOutlierProbability} (LoOP, from 0 to 1), {@link
 * anomaly.density.LocalDistanceOutlierFactor} (LDOF, the distances among the neighbors), {@link
 * anomaly.density.InfluencedOutlierness} (INFLO, those whose neighbor the row is), {@link
 * anomaly.density.ConnectivityOutlierFactor} (COF, the way through the neighbors), {@link anomaly.density.RelativeDensity}
 * (LDF, kernel densities).
 */
package anomaly.density;
