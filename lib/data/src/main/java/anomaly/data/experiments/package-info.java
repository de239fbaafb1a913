/**
 * The named experiments over the shipped data, found by the command line through {@link
 * anomaly.experiment.ExperimentProvider}. {@link anomaly.data.experiments.NeighborsExperiment} compares nearest neighbors,
 * the local outlier factor and the Gaussian between floor and ceiling; notebook 01 quotes its table.
 */
package anomaly.data.experiments;
