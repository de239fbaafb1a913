package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class QuizTest {
    private static final Quiz QUIZ =
            Quiz.ask("Is 1 < 2?").wrong("no", "Count again.").right("yes", "One & one more.");

    @Test
    void everyOptionOpensByItself() {
        String html = QUIZ.html();
        assertTrue(html.contains("Is 1 &lt; 2?"), html);
        assertTrue(html.contains(">A · no</summary>"), html);
        assertTrue(html.contains(">✗ No. Count again.</div></details>"), html);
        assertTrue(html.contains(">B · yes</summary>"), html);
        assertTrue(html.contains("✓ Right. One &amp; one more."), html);
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains(" open"), html);
    }

    @Test
    void asTextTheAnswerComesLast() {
        assertEquals("Question: Is 1 < 2?\nA · no\nB · yes\n\nAnswer: B. One & one more.", QUIZ.toString());
    }

    @Test
    void aCellShowsIt() {
        Bundle shown = Forms.of(QUIZ);
        assertEquals(QUIZ.html(), shown.data().get(Bundle.HTML));
        assertEquals(QUIZ.toString(), shown.text());
    }

    @Test
    void aQuizIsNotChangedByWhatIsAddedToIt() {
        Quiz more = QUIZ.wrong("maybe", "It is certain.");
        assertTrue(more.toString().contains("C · maybe"));
        assertFalse(QUIZ.toString().contains("maybe"));
    }

    @Test
    void thereIsOneRightOptionAmongOthers() {
        assertThrows(IllegalArgumentException.class, () -> QUIZ.right("surely", "Indeed."));
        assertThrows(IllegalArgumentException.class, () -> QUIZ.wrong("yes", "Twice."));
        assertThrows(IllegalArgumentException.class, () -> Quiz.ask(" "));
        assertThrows(IllegalArgumentException.class, () -> QUIZ.wrong("maybe", ""));
        assertThrows(
                IllegalStateException.class,
                () -> Quiz.ask("Why?").right("so", "so").html());
        assertThrows(
                IllegalStateException.class,
                () -> Quiz.ask("Why?").wrong("a", "a").wrong("b", "b").bundle());
    }
}
