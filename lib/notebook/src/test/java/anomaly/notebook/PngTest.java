package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.function.IntUnaryOperator;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngTest {
    private static final int WIDE = 300;
    private static final int HIGH = 200;

    @Test
    void fewColorsComeBackAsTheyWere() throws IOException {
        BufferedImage image = image(i -> (i / 7 % 200) * 0x010203);
        assertArrayEquals(pixels(image), pixels(ImageIO.read(new ByteArrayInputStream(Png.bytes(image)))));
    }

    @Test
    void aPhotographKeepsAllItsColors() throws IOException {
        BufferedImage image = image(i -> (i * 0x9E3779B1) >>> 8);
        assertArrayEquals(pixels(image), pixels(ImageIO.read(new ByteArrayInputStream(Png.bytes(image)))));
    }

    @Test
    void aChartIsSmall() {
        assertTrue(Png.bytes(image(i -> i % WIDE < 9 ? 0x222222 : 0xFFFFFF)).length < 1500);
    }

    private static BufferedImage image(IntUnaryOperator color) {
        BufferedImage image = new BufferedImage(WIDE, HIGH, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < WIDE * HIGH; i++) {
            image.setRGB(i % WIDE, i / WIDE, color.applyAsInt(i));
        }
        return image;
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, WIDE, HIGH, null, 0, WIDE);
    }
}
