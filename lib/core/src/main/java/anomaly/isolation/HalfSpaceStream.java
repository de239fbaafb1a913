package anomaly.isolation;

import anomaly.Rows;

/**
 * {@link HalfSpaceTrees} on a stream. Each row is scored against the counts of the last full window and then counted in the
 * one that is filling; when that is full, its counts take the place of the old ones. So what is normal may change, and an
 * anomaly is scored before it can count itself. A change that lasts for a window becomes normal.
 *
 * <p>Each row costs O(trees height) and no memory. Not for several threads at once.
 *
 * <pre>{@code
 * HalfSpaceStream stream = HalfSpaceTrees.withDefaults().stream(first);
 * double score = stream.update(row);
 * }</pre>
 */
public final class HalfSpaceStream {
    private final HalfSpaceTrees detector;
    private final HalfSpaces spaces;
    private int[][] reference;
    private int referenceRows;
    private int[][] latest;
    private int latestRows;

    HalfSpaceStream(HalfSpaceTrees detector, HalfSpaces spaces, int[][] reference, int referenceRows) {
        this.detector = detector;
        this.spaces = spaces;
        this.reference = reference;
        this.referenceRows = referenceRows;
        latest = spaces.none();
    }

    /**
     * Scores a row without learning from it.
     *
     * @param row as wide as the first rows
     * @return at most 0; higher is more anomalous
     * @throws IllegalArgumentException if it has the wrong width or holds a value that is not finite
     */
    public double score(double[] row) {
        Rows.check(new double[][] {row}, spaces.width());
        return detector.score(spaces.sum(row, reference, detector.leafShare() * referenceRows, 0), referenceRows);
    }

    /**
     * Scores a row, then learns from it.
     *
     * @param row as wide as the first rows
     * @return the score it had before it was learned
     * @throws IllegalArgumentException if it has the wrong width or holds a value that is not finite
     */
    public double update(double[] row) {
        double score = score(row);
        spaces.add(row, latest);
        latestRows++;
        if (latestRows == detector.window()) {
            reference = latest;
            referenceRows = latestRows;
            latest = spaces.none();
            latestRows = 0;
        }
        return score;
    }

    /**
     * How far the window that is filling has come.
     *
     * @return 0 to {@code window - 1} rows
     */
    public int filled() {
        return latestRows;
    }

    @Override
    public String toString() {
        return detector + " on a stream, " + latestRows + " rows after the last window";
    }
}
