package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;

/** The tails of the features of training rows, as {@link Ecod} and {@link Copod} learn them. */
public final class FittedTails implements FittedDetector {
    private final Detector detector;
    private final Tails tails;
    private final double[] trainingScores;

    private FittedTails(Detector detector, Tails tails, double[] trainingScores) {
        this.detector = detector;
        this.tails = tails;
        this.trainingScores = trainingScores;
    }

    static FittedTails of(Detector detector, TailRule rule, Dataset train) {
        if (train.size() == 0) {
            throw new IllegalArgumentException("got no rows, expected at least one");
        }
        Tails.Learned learned = Tails.of(rule, train.rows());
        return new FittedTails(detector, learned.tails(), learned.trainingScores());
    }

    static FittedTails restore(Detector detector, TailRule rule, State state) {
        SortedValues[] features =
                Arrays.stream(state.table("sorted")).map(SortedValues::new).toArray(SortedValues[]::new);
        return new FittedTails(
                detector, new Tails(rule, features, state.integers("skewness")), state.numbers("trainingScores"));
    }

    /**
     * Scores of new rows, each as if it alone had joined the training rows.
     *
     * @param rows rows as wide as the training rows
     * @return one score a row
     */
    @Override
    public double[] score(double[][] rows) {
        Rows.check(rows, tails.width());
        return tails.scores(rows);
    }

    /**
     * Scores of the training rows, each of which counts itself as one row among n.
     *
     * @return one score a training row
     */
    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }

    /**
     * What each feature adds to the score of a row: the terms of the largest of the three sums in the papers' scores, of the
     * one sum in those of PyOD.
     *
     * @param row a row, taken for a new one
     * @return a number a feature, from 0 up; together they are {@code score(row)}
     * @throws IllegalArgumentException if the row has the wrong width or holds a value that is not finite
     */
    public double[] contributions(double[] row) {
        Rows.check(new double[][] {row}, tails.width());
        return tails.contributions(row);
    }

    @Override
    public State state() {
        return State.of(detector)
                .with("sorted", tails.sorted())
                .with("skewness", tails.skewness())
                .with("trainingScores", trainingScores);
    }

    @Override
    public String toString() {
        return detector + " of " + tails.size() + " rows of " + tails.width() + " features";
    }
}
