package anomaly.notebook.exercises;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Rows to fit a detector on and new rows to score, with a detector that does it right. */
final class Setting {
    private static final Property UNTOUCHED = new Property(
            "the rows handed in are not changed",
            "Where do you write into an array that you were given? Copy it first.");
    private static final Property APART = new Property(
            "a second fit does not change what the first one knows",
            "What fit learns belongs inside fit: a variable outside of it is shared by all fits.");

    private final String with;
    private final double[][] train;
    private final double[][] fresh;
    private final Detector right;

    /** {@code with} goes between "Fitted" and the rows: empty, or " with k = 2". */
    Setting(String with, double[][] train, double[][] fresh, Detector right) {
        this.with = with;
        this.train = train;
        this.fresh = fresh;
        this.right = right;
    }

    /** Rows of small whole numbers drawn by lot. */
    static double[][] drawn(int size, int width, long seed) {
        Random random = new Random(seed);
        double[][] rows = new double[size][width];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextInt(20));
        }
        return rows;
    }

    static double[][] rows(double... values) {
        return Arrays.stream(values).mapToObj(v -> new double[] {v}).toArray(double[][]::new);
    }

    /** The properties held against this setting; {@code made} gets the detector out of what the reader handed in. */
    <A> List<Trial<A>> trials(Function<A, ? extends Detector> made, Property training, Property scoring) {
        List<Trial<A>> trials = new ArrayList<>();
        trials.add(new Trial<>(
                training,
                Sample.of("Fitted" + with + " on these rows; their training scores:", train),
                mine -> Answer.scores(
                        right.fit(data(train)).trainingScores(),
                        fitted(made.apply(mine), train).trainingScores())));
        trials.add(new Trial<>(
                scoring,
                Sample.of("Fitted" + with + " on the rows " + Sample.line(train) + "; new rows:", fresh),
                mine -> Answer.scores(
                        expected(), fitted(made.apply(mine), train).score(copy(fresh)))));
        trials.add(new Trial<>(
                APART,
                Sample.of(
                        "Fitted" + with + " on the rows " + Sample.line(train) + ", then on others; new rows:", fresh),
                mine -> apart(made.apply(mine))));
        trials.add(new Trial<>(
                UNTOUCHED, Sample.of("Fitted" + with + " on these rows:", train), mine -> untouched(made.apply(mine))));
        return trials;
    }

    private double[] expected() {
        return right.fit(data(train)).score(copy(fresh));
    }

    private Answer apart(Detector mine) {
        FittedDetector first = fitted(mine, train);
        double[][] moved = copy(train);
        for (double[] row : moved) {
            Arrays.setAll(row, j -> 3 * row[j] + 50);
        }
        fitted(mine, moved);
        return Answer.scores(expected(), first.score(copy(fresh)));
    }

    private Answer untouched(Detector mine) {
        double[][] handed = copy(train);
        double[][] scored = copy(fresh);
        FittedDetector fitted = mine.fit(Dataset.of(handed));
        fitted.score(scored);
        fitted.trainingScores();
        String before = Sample.line(train) + "; " + Sample.line(fresh);
        String after = Sample.line(handed) + "; " + Sample.line(scored);
        return Answer.words(before, after, before.equals(after));
    }

    private static FittedDetector fitted(Detector detector, double[][] rows) {
        FittedDetector fitted = detector.fit(data(rows));
        if (fitted == null) {
            throw new IllegalStateException("fit returned null");
        }
        return fitted;
    }

    /** Of its own rows: what the reader's code does to them must not reach the next example. */
    private static Dataset data(double[][] rows) {
        return Dataset.of(copy(rows));
    }

    private static double[][] copy(double[][] rows) {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }
}
