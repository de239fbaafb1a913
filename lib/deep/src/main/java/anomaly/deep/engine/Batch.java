package anomaly.deep.engine;

/**
 * Rows on their way through a network. Arrays may be longer than needed.
 *
 * @param count how many, at least 1
 * @param width values a row of the targets
 * @param rows which rows of the training data these are
 * @param targets what an autoencoder should give back, one row after the other: the rows themselves, without the noise that
 *     may have been added to what went in
 */
public record Batch(int count, int width, int[] rows, float[] targets) {}
