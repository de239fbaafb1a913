/**
 * The special functions that distributions are made of: {@link anomaly.special.GammaFunctions} for the chi-squared, Fisher's
 * and Student's, {@link anomaly.special.ErrorFunction} for the normal. Detectors and tests of significance share them.
 */
package anomaly.special;
