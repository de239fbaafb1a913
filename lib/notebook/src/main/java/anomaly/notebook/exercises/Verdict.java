package anomaly.notebook.exercises;

import java.util.List;

/** What came of a check. */
public sealed interface Verdict {
    /**
     * Everything holds.
     *
     * @param properties what was checked, each in a sentence
     * @param examples on how many inputs
     */
    record Passed(List<String> properties, int examples) implements Verdict {
        /** Keeps its own copy. */
        public Passed {
            properties = List.copyOf(properties);
        }
    }

    /**
     * Something does not hold.
     *
     * @param property what, in a sentence
     * @param hint where to look
     * @param sample the smallest input that shows it
     * @param answer what was expected there, and what came
     */
    record Failed(String property, String hint, Sample sample, Answer answer) implements Verdict {}

    /**
     * The reader's code threw.
     *
     * @param thrown what
     * @param sample the smallest input that makes it throw
     */
    record Threw(Throwable thrown, Sample sample) implements Verdict {}

    /**
     * The reader's code did not end.
     *
     * @param seconds how long it was given
     * @param sample the input
     */
    record TooSlow(double seconds, Sample sample) implements Verdict {}

    /** The stop button ended the check. */
    record Stopped() implements Verdict {}
}
