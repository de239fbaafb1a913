package anomaly.deep.engine;

/**
 * All that training changes, in the order in which the network has its parameters, so that any engine can go on from it.
 * Arrays are not copied: treat them as read-only.
 *
 * @param parameters what is learned
 * @param running the running averages of batch normalization
 * @param slots what the updater remembers; empty before the first step
 * @param step updates so far
 * @param draws batches that passed in training: what dropout draws depends on it
 */
public record EngineState(float[] parameters, float[] running, float[][] slots, long step, long draws) {}
