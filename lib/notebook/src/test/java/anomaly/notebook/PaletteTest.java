package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaletteTest {
    @Test
    void aMethodHasOneColorUnderAllItsNames() {
        Color lof = Palette.of("LOF k=20");
        assertEquals(lof, Palette.of("LocalOutlierFactor[neighbors=50]"));
        assertEquals(lof, Palette.of("Z_SCORE before LocalOutlierFactor[neighbors=50]"));
        assertNotEquals(lof, Palette.of("kNN k=20"));
        assertNotEquals(Palette.of("Gaussian"), Palette.of("isolation forest"));
    }

    @Test
    void unknownNamesTakeFreeColorsInOrder() {
        List<String> names = List.of("mine", "LOF", "yours");
        Map<String, Color> colors = Palette.of(names);
        assertEquals(names, List.copyOf(colors.keySet()));
        assertEquals(3, new HashSet<>(colors.values()).size(), colors::toString);
        assertEquals(colors, Palette.of(names));
        assertEquals(Palette.of("LOF"), colors.get("LOF"));
    }

    @Test
    void moreNamesThanColorsStillAllHaveOne() {
        List<String> names = List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");
        assertEquals(names.size(), Palette.of(names).size());
    }

    @Test
    void colorsStandOutFromEachOtherAndFromWhite() {
        for (Color one : Palette.COLORS) {
            assertTrue(contrast(one) > 2, one + " is too pale on white: " + contrast(one));
            for (Color other : Palette.COLORS) {
                assertTrue(one.equals(other) || distance(one, other) > 60, one + " is like " + other);
            }
        }
    }

    /** As the Web Content Accessibility Guidelines define it, against white. */
    private static double contrast(Color color) {
        double light =
                0.2126 * linear(color.getRed()) + 0.7152 * linear(color.getGreen()) + 0.0722 * linear(color.getBlue());
        return 1.05 / (light + 0.05);
    }

    private static double linear(int channel) {
        double share = channel / 255.0;
        return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double distance(Color a, Color b) {
        return Math.hypot(Math.hypot(a.getRed() - b.getRed(), a.getGreen() - b.getGreen()), a.getBlue() - b.getBlue());
    }
}
