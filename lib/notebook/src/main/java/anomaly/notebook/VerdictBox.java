package anomaly.notebook;

import anomaly.notebook.exercises.Answer;
import anomaly.notebook.exercises.Sample;
import anomaly.notebook.exercises.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The box that answers a solution. Signs and words carry the meaning, the color of the edge only repeats it. */
final class VerdictBox {
    private static final String GOOD = "#2e9e5b";
    private static final String BAD = "#d0533f";
    private static final String OPEN = "#7f8fa6";

    private final String id;
    private final StringBuilder html = new StringBuilder();
    private final StringBuilder text = new StringBuilder();

    VerdictBox(String id) {
        this.id = id;
    }

    /** {@code unsolved} tells a cell that is not filled in from code that fails. */
    Block of(Verdict verdict, Predicate<Throwable> unsolved) {
        if (verdict instanceof Verdict.Passed passed) {
            return passed(passed);
        }
        if (verdict instanceof Verdict.Failed failed) {
            return failed(failed);
        }
        if (verdict instanceof Verdict.Threw threw) {
            return unsolved.test(threw.thrown()) ? notYet() : threw(threw);
        }
        return verdict instanceof Verdict.TooSlow slow ? slow(slow) : stopped();
    }

    private Block passed(Verdict.Passed passed) {
        title("✓", "passed");
        line(
                "",
                Tabular.count(passed.properties().size(), "property") + " on "
                        + Tabular.count(passed.examples(), "example") + ":");
        html.append("<ul style=\"margin:0\">");
        for (String property : passed.properties()) {
            html.append("<li>").append(Html.escape(property)).append("</li>");
            text.append("\n- ").append(property);
        }
        html.append("</ul>");
        return block(GOOD);
    }

    private Block notYet() {
        title("○", "not yet");
        line("", "Fill in the cell above, run it, then run this one.");
        return block(OPEN);
    }

    private Block failed(Verdict.Failed failed) {
        title("✗", "not right yet");
        line("What fails", failed.property() + ".");
        Sample sample = failed.sample();
        Answer answer = failed.answer();
        line("Smallest example", sample.given());
        boolean byRow =
                answer.got().size() == sample.rows().size() && answer.got().size() > 1;
        if (byRow) {
            beside(sample, answer);
        } else {
            table(sample.head(), sample.rows());
            line("Expected", answer.expected().get(0));
            line("Got", answer.got().get(0));
        }
        line("Hint", failed.hint());
        return block(BAD);
    }

    private void beside(Sample sample, Answer answer) {
        List<String> head = new ArrayList<>(sample.head());
        head.addAll(List.of("expected", "got", ""));
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < sample.rows().size(); i++) {
            List<String> row = new ArrayList<>(sample.rows().get(i));
            String expected = answer.expected().get(i);
            String got = answer.got().get(i);
            row.addAll(List.of(expected, got, expected.equals(got) ? "" : "✗"));
            rows.add(row);
        }
        table(head, rows);
    }

    private Block threw(Verdict.Threw threw) {
        title("✗", "your code threw an exception");
        Throwable thrown = threw.thrown();
        String message = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        line("Exception", thrown.getClass().getSimpleName() + message);
        line("Smallest example", threw.sample().given());
        table(threw.sample().head(), threw.sample().rows());
        return block(BAD);
    }

    private Block slow(Verdict.TooSlow slow) {
        title("✗", "your code did not end");
        line(
                "",
                "It was given " + Look.number(slow.seconds()) + " s. Is there a loop that never ends? Then it goes on "
                        + "unseen: choose Kernel > Restart Kernel before you go on.");
        line("Smallest example", slow.sample().given());
        table(slow.sample().head(), slow.sample().rows());
        return block(BAD);
    }

    private Block stopped() {
        title("○", "stopped");
        line("", "The check was stopped before it was done.");
        return block(OPEN);
    }

    private void title(String sign, String what) {
        String title = sign + " Exercise " + id + ": " + what;
        html.append("<div><b>").append(Html.escape(title)).append("</b></div>");
        text.append(title);
    }

    private void line(String what, String value) {
        String lead = what.isEmpty() ? "" : what + ": ";
        html.append("<div>").append(lead.isEmpty() ? "" : "<i>" + lead + "</i>");
        html.append(Html.escape(value)).append("</div>");
        text.append('\n').append(lead).append(value);
    }

    private void table(List<String> head, List<List<String>> rows) {
        html.append("<div style=\"overflow-x:auto\">")
                .append(Html.table(head, rows, ""))
                .append("</div>");
        text.append('\n').append(Html.text(head, rows, "").indent(2).stripTrailing());
    }

    private Block block(String edge) {
        String style = "border-left:5px solid " + edge + ";padding:4px 0 4px 12px;max-width:46em;line-height:1.5";
        return new Block("<div style=\"" + style + "\">" + html + "</div>", text.toString());
    }
}
