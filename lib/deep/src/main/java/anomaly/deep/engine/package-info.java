/**
 * Who runs the steps of a network. A network is Deeplearning4j's; an {@link anomaly.deep.engine.Engine} takes its parameters,
 * trains them and writes them back. {@link anomaly.deep.engine.LaneEngine} runs loops over float arrays, sixteen rows of a
 * batch side by side; {@link anomaly.deep.engine.Dl4jEngine} asks Deeplearning4j. An {@link anomaly.deep.engine.Objective} says
 * what is made small, an {@link anomaly.deep.engine.Updater} how, a {@link anomaly.deep.engine.Trainer} does it.
 */
package anomaly.deep.engine;
