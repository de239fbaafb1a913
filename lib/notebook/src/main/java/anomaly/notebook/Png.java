package anomaly.notebook;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Writes images as small PNGs: a notebook keeps every picture, and a chart has few colors beside its smoothed edges. */
final class Png {
    /** The most an indexed PNG can have. */
    static final int COLORS = 256;
    /** Pixels that may change color, as a share, before an image counts as a photograph and keeps all its colors. */
    private static final double STRAYS = 0.03;
    /** The furthest a smoothed edge may move, as a sum of squares over red, green and blue. */
    private static final int FAR = 3 * 12 * 12;

    /** How every PNG begins. */
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Png() {}

    static String base64(BufferedImage image) {
        return Base64.getEncoder().encodeToString(bytes(image));
    }

    static byte[] bytes(BufferedImage image) {
        return bytes(image, COLORS, STRAYS);
    }

    /** With so many colors at most: fewer than 256 may be seen, and are always taken. */
    static byte[] bytes(BufferedImage image, int colors) {
        return bytes(image, colors, colors < COLORS ? 1 : STRAYS);
    }

    private static byte[] bytes(BufferedImage image, int colors, double strays) {
        BufferedImage indexed = indexed(image, colors, strays);
        return indexed.getColorModel() instanceof IndexColorModel palette && indexed != image
                ? lines(indexed, palette)
                : photograph(indexed);
    }

    private static byte[] photograph(BufferedImage image) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            ImageWriteParam how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(0);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), how);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /**
     * The lines of a chart as they are. The library's writer filters each line first, which serves photographs: a chart
     * becomes a third larger by it and takes ten times as long, and a picture that follows a slider must not.
     */
    private static byte[] lines(BufferedImage image, IndexColorModel palette) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] lines = new byte[height * (width + 1)];
        for (int y = 0; y < height; y++) {
            byte[] line = (byte[]) image.getRaster().getDataElements(0, y, width, 1, null);
            System.arraycopy(line, 0, lines, y * (width + 1) + 1, width);
        }
        byte[] colors = new byte[3 * palette.getMapSize()];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = (byte) (palette.getRGB(i / 3) >> (16 - 8 * (i % 3)));
        }
        byte[] head = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 3, 0, 0, 0}) // eight bits a pixel, each a place in the palette
                .array();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(SIGNATURE);
        chunk(png, "IHDR", head);
        chunk(png, "PLTE", colors);
        chunk(png, "IDAT", deflated(lines));
        chunk(png, "IEND", new byte[0]);
        return png.toByteArray();
    }

    /** The same file with a text in it that no viewer shows, right after its head. */
    static byte[] noted(byte[] png, String keyword, String text) {
        int head = SIGNATURE.length + 4 + 4 + 13 + 4;
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        made.write(png, 0, head);
        chunk(made, "tEXt", (keyword + '\0' + text).getBytes(StandardCharsets.ISO_8859_1));
        made.write(png, head, png.length - head);
        return made.toByteArray();
    }

    private static byte[] deflated(byte[] bytes) {
        ByteArrayOutputStream small = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(small)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return small.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
        byte[] named = ByteBuffer.allocate(4 + data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII))
                .put(data)
                .array();
        CRC32 check = new CRC32();
        check.update(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
        png.writeBytes(named);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) check.getValue()).array());
    }

    /** The image with its commonest colors, or the image itself when more than a share of its pixels would move far. */
    private static BufferedImage indexed(BufferedImage image, int most, double strays) {
        if (image.getColorModel().hasAlpha()) {
            return image;
        }
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        Map<Integer, Integer> counts = new HashMap<>();
        // Run by run: most of a chart is white, and a map look-up a pixel would take longer than drawing it.
        for (int from = 0, to; from < pixels.length; from = to) {
            to = from + 1;
            while (to < pixels.length && pixels[to] == pixels[from]) {
                to++;
            }
            counts.merge(pixels[from], to - from, Integer::sum);
        }
        List<Integer> common = counts.entrySet().stream()
                .sorted(Map.Entry.<Integer, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        Map<Integer, Integer> places = places(counts, common, strays * pixels.length);
        return places.isEmpty() ? image : paint(image, pixels, common, places);
    }

    /** For each color its place in the palette; empty when too many pixels would move too far. */
    private static Map<Integer, Integer> places(
            Map<Integer, Integer> counts, List<Integer> palette, double mostStrays) {
        Map<Integer, Integer> places = new HashMap<>();
        long strays = 0;
        for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
            int nearest = nearest(one.getKey(), palette);
            places.put(one.getKey(), nearest);
            strays += distance(one.getKey(), palette.get(nearest)) > FAR ? one.getValue() : 0;
        }
        return strays > mostStrays ? Map.of() : places;
    }

    private static int nearest(int color, List<Integer> palette) {
        int best = 0;
        for (int i = 1; i < palette.size(); i++) {
            best = distance(color, palette.get(i)) < distance(color, palette.get(best)) ? i : best;
        }
        return best;
    }

    private static int distance(int a, int b) {
        int red = (a >> 16 & 0xff) - (b >> 16 & 0xff);
        int green = (a >> 8 & 0xff) - (b >> 8 & 0xff);
        int blue = (a & 0xff) - (b & 0xff);
        return red * red + green * green + blue * blue;
    }

    private static BufferedImage paint(
            BufferedImage image, int[] pixels, List<Integer> palette, Map<Integer, Integer> places) {
        int[] colors = palette.stream().mapToInt(Integer::intValue).toArray();
        IndexColorModel model =
                new IndexColorModel(8, colors.length, colors, 0, false, -1, java.awt.image.DataBuffer.TYPE_BYTE);
        BufferedImage made =
                new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, model);
        byte[] row = new byte[image.getWidth()];
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < row.length; x++) {
                int at = y * row.length + x;
                row[x] = x > 0 && pixels[at] == pixels[at - 1]
                        ? row[x - 1]
                        : places.get(pixels[at]).byteValue();
            }
            made.getRaster().setDataElements(0, y, row.length, 1, row);
        }
        return made;
    }
}
