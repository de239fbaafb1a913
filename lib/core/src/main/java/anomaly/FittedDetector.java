package anomaly;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What fitting leaves behind: an anomaly score. Higher is more anomalous, always. Immutable and thread-safe. */
public interface FittedDetector {
    /**
     * Scores many rows at once. This is the primitive, since networks score in batches.
     *
     * @param rows rows as wide as the training rows; they need not have been seen in training
     * @return one finite score a row, in the order of the rows
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    double[] score(double[][] rows);

    /**
     * Scores of the rows it was fitted on, without letting a row vouch for itself: a method that compares a row with its
     * neighbors does not count the row among them.
     *
     * @return one score a training row, in their order
     */
    double[] trainingScores();

    /**
     * Scores the rows of a data set, block by block, so that bytes and floats never become doubles all at once.
     *
     * @param data the rows to score
     * @return one score a row
     */
    default double[] score(Dataset data) {
        return data.mapBlocks(this::score);
    }

    /**
     * Scores one row.
     *
     * @param row the row
     * @return its score
     */
    default double score(double[] row) {
        return score(new double[][] {row})[0];
    }

    /**
     * What it has learned, as named values from which {@link Detector#restore} makes an equal one.
     *
     * @return the detector and what fitting found
     * @throws UnsupportedOperationException if it has no such form, as one made of a lambda
     */
    default State state() {
        throw new UnsupportedOperationException(
                "this fitted detector cannot be saved: its class does not say what it has learned (override state())");
    }

    /**
     * Saves it to a file that {@link Detectors#load} reads. The file appears whole or not at all, and replaces one of the
     * same name.
     *
     * @param file where to, in a folder that exists; often named {@code something.model}
     * @throws IOException if it cannot be written
     * @throws UnsupportedOperationException if it has no {@link #state()}
     */
    default void save(Path file) throws IOException {
        ModelFile.write(state(), file);
    }

    /**
     * A method that scores row by row, given as a lambda: ten lines in a notebook make a detector. The lambda must be free
     * of side effects, since rows are scored in parallel. Its training scores are its scores of the training rows, so use
     * this where a row cannot vouch for itself (a distance to the mean, not a distance to the nearest row).
     *
     * @param train the rows it was fitted on
     * @param score the score of one row
     * @return the fitted detector
     */
    static FittedDetector of(Dataset train, ToDoubleFunction<double[]> score) {
        Objects.requireNonNull(score, "score");
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                Rows.check(rows, train.width());
                return Arrays.stream(rows).parallel().mapToDouble(score).toArray();
            }

            @Override
            public double[] trainingScores() {
                return score(train);
            }
        };
    }
}
