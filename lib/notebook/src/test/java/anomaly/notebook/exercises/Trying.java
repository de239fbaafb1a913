package anomaly.notebook.exercises;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Tries solutions and says what came out. */
final class Trying {
    private Trying() {}

    static <A> Verdict.Passed passes(String id, Kind<A> kind, A right) {
        return assertInstanceOf(
                Verdict.Passed.class, Exercises.find(id).of(kind).check(right));
    }

    /** The smallest example is told as its words and rows; expected and got are lists, or begin so. */
    static <A> Verdict.Failed fails(String id, Kind<A> kind, A wrong, String smallest, String expected, String got) {
        Verdict.Failed failed = assertInstanceOf(
                Verdict.Failed.class, Exercises.find(id).of(kind).check(wrong));
        assertTrue(told(failed.sample()).contains(smallest), failed::toString);
        assertTrue(String.join(", ", failed.answer().expected()).startsWith(expected), failed::toString);
        assertTrue(String.join(", ", failed.answer().got()).startsWith(got), failed::toString);
        return failed;
    }

    static <A> Verdict.Threw threw(String id, Kind<A> kind, A wrong, String smallest) {
        Verdict.Threw threw = assertInstanceOf(
                Verdict.Threw.class, Exercises.find(id).of(kind).check(wrong));
        assertTrue(told(threw.sample()).contains(smallest), threw::toString);
        return threw;
    }

    private static String told(Sample sample) {
        StringBuilder made = new StringBuilder(sample.given());
        sample.rows().forEach(row -> made.append(' ').append(row));
        return made.toString();
    }
}
