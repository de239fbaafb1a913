package anomaly.notebook;

import anomaly.Detector;
import anomaly.Label;
import anomaly.notebook.exercises.Exercises;
import anomaly.notebook.exercises.Kind;
import anomaly.notebook.exercises.Verdict;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * Checks what a reader wrote. The cell to fill in calls {@link #notYet()} where the lines belong; the cell after it hands
 * the solution to {@code check}, which tries it on hidden examples from the smallest up and answers with a box: passed, not
 * yet, or what fails on the smallest example (the input, what was expected, what came). A wrong solution never makes {@code
 * check} throw, so that a notebook with unsolved exercises runs to its end. Code that takes more than five seconds for one
 * example is given up.
 */
@SuppressWarnings("overloads") // for a lambda of one parameter, write its type: (int k) -> ... or (Dataset data) -> ...
public final class Exercise {
    /** Thrown by a cell that is not filled in. */
    private static final class NotYet extends UnsupportedOperationException {
        private static final long serialVersionUID = 1;

        NotYet() {
            super("not yet: your lines go where Exercise.notYet() stands");
        }
    }

    private Exercise() {}

    /**
     * Stands where the reader's lines belong.
     *
     * @param <T> whatever is asked for there
     * @return never
     * @throws UnsupportedOperationException always; {@code check} answers it with a friendly box
     */
    @SuppressWarnings({"DoNotCallSuggester", "TypeParameterUnusedInFormals"}) // it is called, and fits everywhere
    public static <T> T notYet() {
        throw new NotYet();
    }

    /**
     * Checks a detector.
     *
     * @param id the notebook and the number of the exercise, as in {@code 00.3}
     * @param mine the reader's detector
     * @return a box for the cell to show
     * @throws IllegalArgumentException if there is no such exercise, or if it asks for something else
     */
    public static Block check(String id, Detector mine) {
        return check(id, Kind.DETECTOR, mine);
    }

    /**
     * Checks a detector that looks at k neighbors: {@code Exercise.check("04.3", SimplifiedLof::new)}.
     *
     * @param id the notebook and the number of the exercise
     * @param mine makes the reader's detector for a k of 1 or more
     * @return a box for the cell to show
     * @throws IllegalArgumentException if there is no such exercise, or if it asks for something else
     */
    public static Block check(String id, IntFunction<? extends Detector> mine) {
        return check(id, Kind.DETECTOR_FOR_K, mine);
    }

    /**
     * Checks a figure that is computed from labels and scores: {@code Exercise.check("01.3", (labels, scores) ->
     * mine(labels, scores))}.
     *
     * @param id the notebook and the number of the exercise
     * @param mine computes it, the labels and scores being as many
     * @return a box for the cell to show
     * @throws IllegalArgumentException if there is no such exercise, or if it asks for something else
     */
    public static Block check(String id, ToDoubleBiFunction<List<Label>, double[]> mine) {
        return check(id, Kind.FIGURE, mine);
    }

    private static <A> Block check(String id, Kind<A> kind, A mine) {
        if (mine == null) {
            throw new IllegalArgumentException("the solution of " + id + " is null: run the cell that defines it");
        }
        Verdict verdict = Exercises.find(id).of(kind).check(mine);
        return new VerdictBox(id).of(verdict, Exercise::unsolved);
    }

    /** Whether the cell was not filled in; streams that run in parallel wrap what is thrown in them. */
    private static boolean unsolved(Throwable thrown) {
        for (Throwable one = thrown; one != null; one = one.getCause()) {
            if (one instanceof NotYet) {
                return true;
            }
        }
        return false;
    }
}
