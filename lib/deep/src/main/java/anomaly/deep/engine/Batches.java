package anomaly.deep.engine;

/** What the layers of one pass know of the batch that is on its way. */
final class Batches {
    final Arithmetic arithmetic = Arithmetic.best();
    final Parameters parameters;
    final Team team;
    /** Chunks there is room for. */
    final int room;

    /** Rows of the batch. */
    int rows;
    /** Whether batch statistics are used and dropout drops. */
    boolean training;
    /** Whether the gradient of the input is wanted. */
    boolean inputGradient;
    /** A number of its own for each batch that passes: what dropout draws depends on it. */
    long draw;

    Batches(Parameters parameters, Team team, int rows) {
        this.parameters = parameters;
        this.team = team;
        room = (rows + Arithmetic.LANES - 1) / Arithmetic.LANES;
    }

    int chunks() {
        return (rows + Arithmetic.LANES - 1) / Arithmetic.LANES;
    }

    /** Rows in a chunk: all but the last are full. */
    int lanes(int chunk) {
        return Math.min(Arithmetic.LANES, rows - chunk * Arithmetic.LANES);
    }
}
