package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpeedChartTest {
    private static final String HEAD = "method,rows,features,ours seconds,ratio,goal,met\n";
    private static final String TABLE = HEAD
            + "kNN k=5,10000,6,1,0.25,0.7,yes\n"
            + "kNN k=5,50000,6,1,1.4,0.7,no\n"
            + "kernel density,10000,784,1,< 0.05,0.1,yes\n"
            + "COF,1234,30,1,,0.1,unknown\n";

    @Test
    void everyRowIsNamedInItsWords() {
        String words = SpeedChart.of(TABLE).alt();
        assertTrue(
                words.endsWith("kNN k=5 10k × 6: 0.25, kNN k=5 50k × 6: 1.4, kernel density 10k × 784: < 0.05, "
                        + "COF 1234 × 30: neither finished"),
                words);
    }

    @Test
    void everyRowHasABar() {
        BufferedImage image = SpeedChart.of(TABLE).image();
        assertEquals(2, bars(image, Palette.NORMAL.getRGB()), "faster than the fastest other");
        assertEquals(1, bars(image, Palette.ANOMALY.getRGB()), "slower");
        int lines = SpeedChart.of(HEAD + "a,1,1,1,1,1,yes\na,2,1,1,1,1,yes\n").height();
        assertEquals(
                lines + 15,
                SpeedChart.of(HEAD + "a,1,1,1,1,1,yes\na,2,1,1,1,1,yes\na,3,1,1,1,1,yes\n")
                        .height());
    }

    /** How often a run of 40 pixels of a color begins in going down the picture. */
    private static int bars(BufferedImage image, int color) {
        int bars = 0;
        boolean inside = false;
        for (int y = 0; y < image.getHeight(); y++) {
            boolean bar = run(image, y, color) >= 40;
            bars += bar && !inside ? 1 : 0;
            inside = bar;
        }
        return bars;
    }

    private static int run(BufferedImage image, int y, int color) {
        int longest = 0;
        int length = 0;
        for (int x = 0; x < image.getWidth(); x++) {
            length = image.getRGB(x, y) == color ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest;
    }

    @Test
    void theFileNamesItsTableAndIsStillAPicture(@TempDir Path folder) throws IOException {
        Path table = Files.writeString(folder.resolve("table.csv"), TABLE);
        Path picture = folder.resolve("picture.png");
        SpeedChart.main(table.toString(), picture.toString());
        byte[] png = Files.readAllBytes(picture);
        String text = new String(png, StandardCharsets.ISO_8859_1);
        assertTrue(text.contains(SpeedChart.note(TABLE)));
        assertTrue(!text.contains(SpeedChart.note(TABLE + "x")));
        BufferedImage drawn = SpeedChart.of(TABLE).image();
        BufferedImage read = ImageIO.read(picture.toFile());
        assertArrayEquals(pixels(drawn), pixels(read));
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void whatIsWrongWithATableIsSaid() {
        assertSays("the table has 1 lines, expected 2 or more", HEAD);
        assertSays("the table has no column met", "method,rows,features,ratio,goal\na,1,1,1,1\n");
        assertSays("a row has 3 cells, expected 7: a,1,1", HEAD + "a,1,1\n");
        assertThrows(IllegalArgumentException.class, () -> SpeedChart.main("table.csv"));
    }

    private static void assertSays(String expected, String table) {
        String said = assertThrows(IllegalArgumentException.class, () -> SpeedChart.of(table))
                .getMessage();
        assertTrue(said.startsWith(expected), said);
    }
}
