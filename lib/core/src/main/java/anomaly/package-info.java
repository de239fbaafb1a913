/**
 * The contract of this library in four nouns.
 *
 * <p>A {@link anomaly.Dataset} holds rows and what is known of each ({@link anomaly.Label}). A {@link anomaly.Detector} is
 * a record of hyper-parameters. Fitting it gives a {@link anomaly.FittedDetector}, which turns rows into scores: higher is
 * more anomalous, always. A threshold on those scores is a plain number.
 *
 * <p>Three settings share this contract. <em>Unsupervised</em>: fit on everything, the few anomalies included.
 * <em>Semi-supervised</em>: fit on {@code data.only(Label.NORMAL)}. <em>Weakly supervised</em>: a {@link
 * anomaly.LabelAware} detector also reads the labels of a few known anomalies.
 *
 * <p>Taught in notebooks 00 and 01.
 */
package anomaly;
