package anomaly.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.stream.Collectors;

/**
 * Puts the parts of an interactive output together: the still picture and its words, which stay where scripts do not run,
 * then style, data and script. The script finds its element by {@code data-odd} and marks it, so that the same output may
 * stand on a page twice; nothing in it depends on where or when it was made.
 */
final class Page {
    private static final String HOME = "explorer/";

    /** Seen only where the script did not run: in a notebook that nobody ran here yet. */
    private static final String HINT = "<p><small>A still picture. Run the cell to make it move.</small></p>";

    private Page() {}

    /**
     * Makes the output.
     *
     * @param kind names the script, and the elements it takes
     * @param data what the script needs
     * @param still what stands there without the script
     */
    static Interactive of(String kind, PageData data, Picture still) {
        String image = image(Base64.getEncoder().encodeToString(still.png()), still.width(), still.alt());
        return of(kind, data, image + "<p>" + escape(still.alt()) + "</p>", still);
    }

    /** The same with HTML of its own to stand there without the script. */
    static Interactive of(String kind, PageData data, String before, Picture still) {
        String html = "<div class=\"odd\" data-odd=\"" + kind + "\">\n<div class=\"odd-still\">" + before
                + HINT + "</div>\n<script type=\"application/json\">" + data
                + "</script>\n</div>\n<style>\n" + resource("explorer.css") + "</style>\n<script>\n(() => {\n"
                + resource("kernel.js") + resource(kind + ".js") + "})();\n</script>\n";
        return new Interactive(html, still);
    }

    static String image(String base64, int width, String alt) {
        return "<img alt=\"" + escape(alt) + "\" width=\"" + width
                + "\" style=\"max-width:100%;height:auto\" src=\"data:image/png;base64," + base64 + "\">";
    }

    /** Escaped and pure ASCII: a saved page says nothing of its encoding. */
    static String escape(String text) {
        return Html.escape(text)
                .codePoints()
                .mapToObj(c -> c < 128 ? Character.toString(c) : "&#" + c + ";")
                .collect(Collectors.joining());
    }

    /** A file beside the class without indentation and comment lines: it stands in every output. */
    private static String resource(String name) {
        try (InputStream in = Page.class.getResourceAsStream(HOME + name)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + HOME + name + " is missing beside Page");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("//"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException("the resource " + HOME + name + " could not be read", e);
        }
    }
}
