package anomaly.notebook.exercises;

import anomaly.Detector;
import anomaly.Label;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.ToDoubleBiFunction;

/**
 * What an exercise asks the reader to hand in.
 *
 * @param <A> its type
 */
@SuppressWarnings("UnusedTypeParameter") // it ties a task to what can be handed in
public final class Kind<A> {
    /** A detector. */
    public static final Kind<Detector> DETECTOR = new Kind<>("a detector", "myDetector");

    /** A detector for each number of neighbors. */
    public static final Kind<IntFunction<? extends Detector>> DETECTOR_FOR_K =
            new Kind<>("a detector for each k", "MyDetector::new");

    /** A number that says something about labels and scores: a measure, or a threshold. */
    public static final Kind<ToDoubleBiFunction<List<Label>, double[]>> FIGURE =
            new Kind<>("a function of labels and scores", "(labels, scores) -> mine(labels, scores)");

    private final String name;
    private final String example;

    private Kind(String name, String example) {
        this.name = name;
        this.example = example;
    }

    /** What to hand in for one exercise, with the line to write. */
    String expected(String id) {
        return name + ", as in Exercise.check(\"" + id + "\", " + example + ")";
    }

    @Override
    public String toString() {
        return name;
    }
}
