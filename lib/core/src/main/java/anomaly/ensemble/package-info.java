/**
 * Many weak opinions make a strong one. These methods fit many detectors, each on a part of what there is to see, and
 * combine their scores.
 *
 * <p>{@link anomaly.ensemble.Loda} makes a histogram of each of a hundred random projections, and tells which features speak
 * for an anomaly. {@link anomaly.ensemble.FeatureBagging} fits any detector on random subsets of the features. {@link
 * anomaly.ensemble.Combination} joins any detectors by average, maximum, or the average of maxima, after {@link
 * anomaly.ensemble.Unification} has made their scores comparable. This package knows no other detector.
 */
package anomaly.ensemble;
