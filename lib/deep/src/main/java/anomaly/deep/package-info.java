/**
 * Detectors that are networks. Each declares a network of Deeplearning4j, trains it by an {@link anomaly.deep.engine.Engine} and
 * scores rows with it.
 */
package anomaly.deep;
