package anomaly.notebook;

import java.util.Locale;
import java.util.Map;

/** What stands below live controls. */
final class Shown {
    private static final String BOX = "border-left:4px solid #d95f02;padding:4px 10px;margin:6px 0;line-height:1.5;"
            + "white-space:pre-wrap;overflow-wrap:anywhere";

    private Shown() {}

    /** An output as HTML that is never wider than its place; the words for a picture tell which values it is of. */
    static String html(Bundle what, Values at) {
        Map<String, String> data = what.data();
        if (data.containsKey(Bundle.PNG)) {
            return picture(
                    data.get(Bundle.PNG),
                    what.after(at.words() + "; ").metadata().get(Bundle.PNG));
        }
        String inner = data.containsKey(Bundle.HTML)
                ? data.get(Bundle.HTML)
                : "<pre style=\"white-space:pre-wrap;word-break:normal;overflow-wrap:anywhere\">"
                        + Html.escape(what.text()) + "</pre>";
        // The class of the front end's own outputs, so that a table looks as it does elsewhere.
        return "<div class=\"jp-RenderedHTMLCommon\" style=\"overflow-x:auto;line-height:1.5\">" + inner + "</div>";
    }

    private static String picture(String base64, Map<String, Object> about) {
        return String.format(
                Locale.ROOT,
                "<img src=\"data:image/png;base64,%s\" alt=\"%s\" width=\"%s\" height=\"%s\" decoding=\"sync\" "
                        + "style=\"max-width:100%%;height:auto\">",
                base64,
                Html.escape(String.valueOf(about.get(Bundle.ALT))),
                about.get("width"),
                about.get("height"));
    }

    /** What went wrong, above what was shown before, which is dimmed: it belongs to other values. */
    static String error(String values, Throwable what, String before) {
        String message = what.getMessage() == null ? "" : ": " + what.getMessage();
        return "<div role=\"alert\" style=\"" + BOX + "\"><strong>Nothing to show for " + Html.escape(values)
                + ".</strong> " + Html.escape(words(what.getClass()) + message) + "</div><div style=\"opacity:0.35\">"
                + before + "</div>";
    }

    /** IllegalArgumentException is an "Illegal argument". */
    private static String words(Class<?> type) {
        String name = type.getSimpleName().replaceFirst("(?<=.)Exception$", "");
        String spaced = name.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty()
                ? type.getName()
                : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
