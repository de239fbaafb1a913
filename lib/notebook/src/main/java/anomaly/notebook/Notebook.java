package anomaly.notebook;

import java.util.Locale;

/** The setup cell of every notebook. */
public final class Notebook {
    private Notebook() {}

    /**
     * Says what this session runs with: preset and how to change it, versions, seeds. Also connects to the kernel where its
     * startup script did not.
     *
     * @return a box for the setup cell to end with
     * @throws IllegalArgumentException if the environment names a preset that there is not
     */
    public static Block about() {
        Jupyter.install();
        Preset preset = Preset.current();
        String name = preset.name().toLowerCase(Locale.ROOT);
        String machine = "library " + version() + ", Java " + Runtime.version().feature() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors";
        String html = Html.box("<b>Odd One Out</b> · preset <b>" + name + "</b>: " + meaning(preset)
                + "<br>Other presets: start with <code>" + Preset.VARIABLE + "=full ./lab</code>, or run "
                + "<code>./lab run --full</code> in a terminal.<br>Seeds: every random step takes its seed from the next "
                + "cell; the same seed gives the same numbers.<br><small>" + machine + "</small>");
        String text = "Odd One Out, preset " + name + ": " + meaning(preset) + "\nOther presets: " + Preset.VARIABLE
                + "=full ./lab, or ./lab run --full\n" + machine;
        return new Block(html, text);
    }

    private static String meaning(Preset preset) {
        return switch (preset) {
            case SMOKE -> "tiny runs, for tests; figures differ from those in the text.";
            case QUICK -> "small runs, for a first reading; figures differ a little from those in the text.";
            case FULL -> "the runs that the text quotes.";
        };
    }

    /** From the jar's manifest; in a test there is no jar. */
    private static String version() {
        String version = Notebook.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
