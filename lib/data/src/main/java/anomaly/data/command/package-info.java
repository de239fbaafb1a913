/**
 * The commands that the launcher runs: {@link anomaly.data.command.DataCommand} behind {@code ./lab data}, {@link
 * anomaly.data.command.ExperimentCommand} behind {@code ./lab experiment}. The only package
 * of this module that writes to the console.
 */
package anomaly.data.command;
