package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** Looks into an interactive output as a browser would. */
final class Embedded {
    private static final Pattern DATA =
            Pattern.compile("<script type=\"application/json\">(.*?)</script>", Pattern.DOTALL);

    private Embedded() {}

    static JsonObject data(Interactive page) {
        Matcher found = DATA.matcher(page.html());
        assertTrue(found.find(), "no data");
        return JsonParser.parseString(found.group(1)).getAsJsonObject();
    }

    static double[] numbers(JsonArray array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(e -> e.getAsDouble())
                .toArray();
    }

    /** What every interactive output must be: complete without scripts, and safe to paste into any page. */
    static void assertWellMade(Interactive page, int mostBytes) {
        Bundle shown = Forms.of(page);
        assertEquals(page.html(), shown.data().get(Bundle.HTML));
        assertEquals(page.toString(), shown.text());
        assertEquals(page.toString(), shown.metadata().get(Bundle.PNG).get("alt"));
        String still = page.html().replaceAll("(?s)<(script|style).*?</\\1>", "");
        assertTrue(still.matches("(?s).*<img alt=\"[^\"]{20,}\" [^>]*src=\"data:image/png;base64,iVBOR.*"), still);
        assertTrue(page.html().chars().allMatch(c -> c < 128), "not ASCII");
        int scripts = page.html().split("</script", -1).length - 1;
        assertEquals(2, scripts, "a text of the data ends a script");
        int bytes = shown.data().values().stream().mapToInt(String::length).sum();
        assertTrue(bytes < mostBytes, bytes + " bytes");
    }
}
