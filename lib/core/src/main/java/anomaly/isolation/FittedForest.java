package anomaly.isolation;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;

/** A grown forest: the fewer cuts set a row apart, the higher its score. */
record FittedForest(Detector detector, Trees trees, int sampled, int width, TrainingScores later)
        implements FittedDetector {
    /** A forest grown on {@code sampled} rows a tree; the training rows are scored when asked for. */
    static FittedForest of(Detector detector, Trees trees, int sampled, Dataset train) {
        TrainingScores later = new TrainingScores(() -> train.mapBlocks(rows -> scores(trees, sampled, rows)));
        return new FittedForest(detector, trees, sampled, train.width(), later);
    }

    static FittedForest restore(Detector detector, Trees trees, State state) {
        double[] trainingScores = state.numbers("trainingScores");
        return new FittedForest(
                detector,
                trees,
                state.integer("sampled"),
                state.integer("width"),
                new TrainingScores(() -> trainingScores));
    }

    /** The scores that trees grown on so many rows give. */
    static double[] scores(Trees trees, int sampled, double[][] rows) {
        return PathLength.toScores(trees.sums(rows), trees.count(), sampled);
    }

    @Override
    public double[] score(double[][] rows) {
        Rows.check(rows, width);
        return scores(trees, sampled, rows);
    }

    @Override
    public double[] trainingScores() {
        return later.copy();
    }

    @Override
    public State state() {
        return trees.addTo(State.of(detector))
                .with("sampled", sampled)
                .with("width", width)
                .with("trainingScores", trainingScores());
    }
}
