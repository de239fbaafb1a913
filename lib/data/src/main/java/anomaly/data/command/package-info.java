/**
 * The commands that the launcher runs: {@link anomaly.data.command.DataCommand} behind {@code ./lab data}. The only package
 * of this module that writes to the console.
 */
package anomaly.data.command;
