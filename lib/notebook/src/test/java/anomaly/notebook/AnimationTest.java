package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.density.LocalOutlierFactor;
import anomaly.synthetic.Synthetic;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnimationTest {
    private static final Dataset DATA = Synthetic.twoDensities(300, 42);

    private static Map<String, Object> maps(int frames) {
        Map<String, Object> made = new LinkedHashMap<>();
        for (int i = 0; i < frames; i++) {
            int k = 5 + 5 * i;
            made.put("k = " + k, Charts.scoreMap(new LocalOutlierFactor(k).fit(DATA), DATA));
        }
        return made;
    }

    private static Picture square(int size, Color color) {
        return Picture.of(size, size, "a square", g -> {
            g.setColor(color);
            g.fillRect(0, 0, size, size);
        });
    }

    @Test
    void scoreMapsFitIntoOneOutput() {
        Interactive book = Animation.of(maps(8));
        Embedded.assertWellMade(book, FlipBook.MOST_BYTES);
        JsonObject data = Embedded.data(book);
        assertEquals(8, data.getAsJsonArray("captions").size());
        assertEquals("k = 5", data.getAsJsonArray("captions").get(0).getAsString());
        assertEquals(520, data.get("width").getAsInt());
        assertEquals(8, images(book).size(), "each frame stands there without the script");
        assertTrue(
                book.toString().startsWith("Animation of 8 frames (6 of them shown): k = 5, k = 10"), book::toString);
        assertEquals(book.html(), Animation.of(maps(8)).html());
    }

    private static List<String> images(Interactive book) {
        Matcher found = Pattern.compile("<img alt=\"([^\"]*)\"").matcher(book.html());
        List<String> made = new ArrayList<>();
        while (found.find()) {
            made.add(found.group(1));
        }
        return made;
    }

    @Test
    void captionsAreTextWhateverTheySay() {
        Interactive book = Animation.of(
                List.of("</script><b>\"é\" & 'x'", "b"), List.of(square(50, Color.RED), square(50, Color.BLUE)));
        Embedded.assertWellMade(book, 30_000);
        assertFalse(book.html().contains("<b>"), book::html);
        assertEquals(
                "</script><b>\"é\" & 'x'",
                Embedded.data(book).getAsJsonArray("captions").get(0).getAsString());
    }

    @Test
    void aMapWithoutOrderIsSortedByCaption() {
        Map<String, Picture> frames =
                Map.of("c", square(20, Color.RED), "a", square(20, Color.RED), "b", square(20, Color.RED));
        assertEquals(
                "[\"a\",\"b\",\"c\"]",
                Embedded.data(Animation.of(frames)).get("captions").toString());
    }

    @Test
    void whatCannotBeBoundIsRefusedByName() {
        Picture one = square(20, Color.RED);
        assertRefused("1 captions and 1 frames", List.of("a"), List.of(one));
        assertRefused("2 captions and 1 frames", List.of("a", "b"), List.of(one));
        assertRefused(
                "frame \"b\" is 30 x 30 pixels, expected 20 x 20",
                List.of("a", "b"),
                List.of(one, square(30, Color.RED)));
        assertRefused("frame \"b\" is a String", List.of("a", "b"), List.of(one, "x"));
    }

    @Test
    void whatDoesNotFitIsRefusedWithItsSize() {
        List<Picture> noise =
                IntStream.range(0, 4).mapToObj(AnimationTest::noise).toList();
        assertRefused("KB even when drawn coarsely, expected at most", List.of("a", "b", "c", "d"), noise);
    }

    private static Picture noise(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Picture.of(500, 500, "noise", g -> {
            for (int i = 0; i < 250_000; i++) {
                g.setColor(new Color(random.nextInt(1 << 24)));
                g.fillRect(i % 500, i / 500, 1, 1);
            }
        });
    }

    private static void assertRefused(String reason, List<String> captions, List<?> frames) {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> Animation.of(captions, frames));
        assertTrue(error.getMessage().contains(reason), error::getMessage);
    }
}
