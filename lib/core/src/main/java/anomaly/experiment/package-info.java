/**
 * Which method is better, and on what: detectors x data sets x seeds, measured alike.
 *
 * <p>An {@link anomaly.experiment.Experiment} is a named grid. Running it gives {@link anomaly.experiment.Results}, a row a
 * cell with its measures and where they came from: data checksum, seed, version, JVM. A cell that fails is a row with its
 * error; a cell that did not run is a row that says so; a run that was killed goes on where it stopped. The {@link
 * anomaly.experiment.Protocol} says which rows were fitted on and which were measured, and stands in every row. Named
 * experiments come from {@link anomaly.experiment.ExperimentProvider}s. Quoted in notebook 01.
 */
package anomaly.experiment;
