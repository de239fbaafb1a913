package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class FieldTest {
    private static final Dataset SQUARE = Dataset.of(new double[][] {{-2, -2}, {2, 2}});

    // Not static: a lambda of a class still being initialized, run in parallel, would wait for it forever.
    private final Field round = Field.of(FittedDetector.of(SQUARE, r -> Math.hypot(r[0], r[1])), SQUARE);

    @Test
    void theContourLiesWhereTheScoreIsTheLevel() {
        double[][] line = round.contour(1.5);
        int points = 0;
        for (int i = 0; i < line[0].length; i++) {
            if (!Double.isNaN(line[1][i])) {
                assertEquals(1.5, Math.hypot(line[0][i], line[1][i]), 1e-3);
                points++;
            }
        }
        assertTrue(points > 200, "only " + points);
        assertEquals(0, round.contour(99)[0].length);
    }

    @Test
    void thePictureIsTheRightWayUp() {
        Field field = Field.of(FittedDetector.of(SQUARE, r -> r[0] + 10 * r[1]), SQUARE);
        Bands bands = Bands.over(-26, 26, 26);
        BufferedImage image = field.paint(bands, 50, 40);
        assertEquals(bands.color(bands.count() - 1), new Color(image.getRGB(49, 0)));
        assertEquals(bands.color(0), new Color(image.getRGB(0, 39)));
    }

    @Test
    void bandsEndAtRoundNumbersAndKeepTheThresholdInside() {
        Bands bands = Bands.over(0.03, 0.97, 5);
        assertEquals("0", bands.label(0));
        assertEquals("higher", bands.label(bands.count()));
        assertEquals(bands.count() - 1, bands.index(1e9));
        assertEquals(0, bands.index(-1e9));
        double[] rows = new double[1000];
        rows[999] = 100;
        Bands tailed = Bands.of(rows, 0, 100, 2);
        assertTrue(tailed.index(2.1) > 0 && tailed.index(2.1) < tailed.count() - 1, tailed::toString);
        assertNotEquals(tailed.color(0), tailed.color(tailed.count() - 1));
    }

    @Test
    void aConstantFieldHasOneBandAtLeast() {
        Bands bands = Bands.of(new double[] {7, 7}, 7, 7, Double.NaN);
        assertTrue(bands.count() >= 1);
        assertEquals(0, bands.index(6.9));
    }

    @Test
    void aChartIsIndexedAndAPhotographKeepsItsColors() throws IOException {
        BufferedImage noise = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(1);
        for (int i = 0; i < 64 * 64; i++) {
            noise.setRGB(i % 64, i / 64, random.nextInt(1 << 24));
        }
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(Png.bytes(noise)));
        assertArrayEquals(noise.getRGB(0, 0, 64, 64, null, 0, 64), back.getRGB(0, 0, 64, 64, null, 0, 64));
        BufferedImage plain = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
        plain.setRGB(3, 3, 0xFF0000);
        BufferedImage plainBack = ImageIO.read(new ByteArrayInputStream(Png.bytes(plain)));
        assertTrue(plainBack.getColorModel() instanceof IndexColorModel, plainBack::toString);
        assertEquals(0xFFFF0000, plainBack.getRGB(3, 3));
    }
}
