package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;

/**
 * A question with options, for the last line of a cell: {@code Quiz.ask("...").right("...", "...").wrong("...", "...")}. A
 * click on an option, or Enter on it, opens what there is to say about it. It needs no script, so it works in a plain viewer
 * too. Immutable; the options appear in the order given.
 */
public final class Quiz {
    private static final int MOST = 26;

    private final String question;
    private final List<Option> options;

    /** One option and what to say about it. */
    private record Option(String text, String why, boolean right) {}

    private Quiz(String question, List<Option> options) {
        this.question = question;
        this.options = List.copyOf(options);
    }

    /**
     * Begins with the question.
     *
     * @param question in words, not blank
     * @return a quiz without options
     * @throws IllegalArgumentException if the question is blank
     */
    public static Quiz ask(String question) {
        return new Quiz(said("question", question), List.of());
    }

    /**
     * Adds the right option. There is exactly one.
     *
     * @param option in a few words, not blank
     * @param why it is right
     * @return the quiz with this option
     * @throws IllegalArgumentException if there is a right option already, if the option is there already, or if one of the
     *     texts is blank
     */
    public Quiz right(String option, String why) {
        return with(new Option(said("option", option), said("why", why), true));
    }

    /**
     * Adds an option that is wrong.
     *
     * @param option in a few words, not blank
     * @param why it is wrong
     * @return the quiz with this option
     * @throws IllegalArgumentException if the option is there already or if one of the texts is blank
     */
    public Quiz wrong(String option, String why) {
        return with(new Option(said("option", option), said("why", why), false));
    }

    private Quiz with(Option added) {
        for (Option option : options) {
            if (option.text.equals(added.text)) {
                throw new IllegalArgumentException(
                        "option \"" + added.text + "\" is there twice, expected other words");
            }
            if (option.right && added.right) {
                throw new IllegalArgumentException("\"" + option.text + "\" and \"" + added.text
                        + "\" are both right options, expected exactly one");
            }
        }
        if (options.size() == MOST) {
            throw new IllegalArgumentException("there are " + MOST + " options already, expected at most as many");
        }
        List<Option> more = new ArrayList<>(options);
        more.add(added);
        return new Quiz(question, more);
    }

    private static String said(String what, String text) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " is " + (text == null ? "null" : "blank") + ", expected words");
        }
        return text.strip();
    }

    /**
     * The form a notebook shows.
     *
     * @return HTML without script and without colors of its own
     * @throws IllegalStateException if there is no right option, or no wrong one
     */
    public String html() {
        complete();
        StringBuilder made = new StringBuilder("<div><b>Question:</b> " + Html.escape(question) + "</div>");
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            made.append("<details style=\"margin:4px 0\"><summary style=\"cursor:pointer\">")
                    .append(letter(i))
                    .append(" · ")
                    .append(Html.escape(option.text))
                    .append("</summary><div style=\"padding:2px 0 6px 1.4em\">")
                    .append(Html.escape(told(option)))
                    .append("</div></details>");
        }
        return Html.box(made.toString());
    }

    private void complete() {
        if (options.size() < 2 || options.stream().noneMatch(Option::right)) {
            throw new IllegalStateException("the quiz \"" + question + "\" has " + options.size()
                    + " options, expected a right one and at least one wrong one");
        }
    }

    private static char letter(int place) {
        return (char) ('A' + place);
    }

    private static String told(Option option) {
        return (option.right ? "✓ Right. " : "✗ No. ") + option.why;
    }

    /** The question, its options, and the answer last. */
    @Override
    public String toString() {
        StringBuilder made = new StringBuilder("Question: " + question);
        String answer = "";
        for (int i = 0; i < options.size(); i++) {
            Option option = options.get(i);
            made.append("\n").append(letter(i)).append(" · ").append(option.text);
            answer = option.right ? "\n\nAnswer: " + letter(i) + ". " + option.why : answer;
        }
        return made + answer;
    }

    Bundle bundle() {
        return Bundle.html(html(), toString());
    }
}
