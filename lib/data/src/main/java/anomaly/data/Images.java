package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Pictures of one size with a class each, kept as unsigned bytes: 60,000 pictures of 28 x 28 take 47 MB. Immutable; {@link
 * #of} makes a {@link Dataset} of the classes asked for, which shares the bytes.
 *
 * <p>The bytes of a picture are planar: row by row, and for color first all of red, then green, then blue.
 */
public final class Images {
    private final String name;
    private final int width;
    private final int height;
    private final int channels;
    private final byte[][] pixels;
    private final int[] classes;
    private final List<String> classNames;

    private Images(
            String name, int width, int height, int channels, byte[][] pixels, int[] classes, List<String> classNames) {
        this.name = name;
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.pixels = pixels;
        this.classes = classes;
        this.classNames = classNames;
    }

    /**
     * Pictures from arrays, which are shared, not copied: treat them as read-only from here on.
     *
     * @param name what to call them
     * @param width pixels a row, at least 1
     * @param height rows of pixels, at least 1
     * @param channels 1 (gray) or 3 (red, green, blue)
     * @param pixels one array a picture, {@code width * height * channels} unsigned bytes
     * @param classes one class a picture, 0 or more
     * @return the pictures
     * @throws IllegalArgumentException if sizes do not fit
     */
    public static Images of(String name, int width, int height, int channels, byte[][] pixels, int[] classes) {
        Objects.requireNonNull(name, "name");
        if (width < 1 || height < 1 || (channels != 1 && channels != 3)) {
            throw new IllegalArgumentException("picture size is " + width + " x " + height + " x " + channels
                    + ", expected at least 1 x 1 and 1 or 3 channels");
        }
        if (pixels.length != classes.length) {
            throw new IllegalArgumentException(
                    "got " + pixels.length + " pictures but " + classes.length + " classes, expected one a picture");
        }
        for (int i = 0; i < pixels.length; i++) {
            if (pixels[i].length != width * height * channels || classes[i] < 0) {
                throw new IllegalArgumentException("picture " + i + " has " + pixels[i].length + " bytes and class "
                        + classes[i] + ", expected " + width * height * channels + " bytes and a class of 0 or more");
            }
        }
        return new Images(name, width, height, channels, pixels, classes, List.of());
    }

    /**
     * The same pictures with names for the classes.
     *
     * @param names the name of class 0, 1, ...
     * @return pictures that share the bytes
     */
    public Images withClassNames(String... names) {
        return new Images(name, width, height, channels, pixels, classes, List.of(names));
    }

    /**
     * What to call these pictures.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The number of pictures.
     *
     * @return at least 0
     */
    public int size() {
        return pixels.length;
    }

    /**
     * Pixels a row.
     *
     * @return at least 1
     */
    public int width() {
        return width;
    }

    /**
     * Rows of pixels.
     *
     * @return at least 1
     */
    public int height() {
        return height;
    }

    /**
     * Bytes a pixel.
     *
     * @return 1 for gray, 3 for red, green and blue
     */
    public int channels() {
        return channels;
    }

    /**
     * The class of one picture.
     *
     * @param i 0 to {@code size() - 1}
     * @return its number, 0 or more
     */
    public int classOf(int i) {
        return classes[i];
    }

    /**
     * What a class is called.
     *
     * @param number the class
     * @return its name, or the number itself where classes have no names
     */
    public String className(int number) {
        return number >= 0 && number < classNames.size() ? classNames.get(number) : String.valueOf(number);
    }

    /**
     * How many pictures of a class there are.
     *
     * @param number the class
     * @return 0 to {@link #size()}
     */
    public int count(int number) {
        return (int) Arrays.stream(classes).filter(c -> c == number).count();
    }

    /**
     * The unsigned bytes of one picture, planar.
     *
     * @param i 0 to {@code size() - 1}
     * @return a copy
     */
    public byte[] pixels(int i) {
        return pixels[i].clone();
    }

    /**
     * One picture, to look at.
     *
     * @param i 0 to {@code size() - 1}
     * @return a gray or RGB picture
     */
    public BufferedImage image(int i) {
        byte[] planes = pixels[Objects.checkIndex(i, size())];
        int plane = width * height;
        BufferedImage image = new BufferedImage(
                width, height, channels == 1 ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        for (int at = 0; at < plane; at++) {
            for (int c = 0; c < channels; c++) {
                image.getRaster().setSample(at % width, at / width, c, planes[c * plane + at] & 0xff);
            }
        }
        return image;
    }

    /**
     * The data set of some classes: bytes as numbers from 0 to 1 (scale 1/255), pictures in their order.
     *
     * @param normal the classes that are normal
     * @param anomalous the classes that are anomalies
     * @return a data set that shares the bytes
     * @throws IllegalArgumentException if a class is both or has no picture
     */
    public Dataset of(List<Integer> normal, List<Integer> anomalous) {
        for (int number : IntStream.concat(ints(normal), ints(anomalous)).toArray()) {
            if (count(number) == 0) {
                throw new IllegalArgumentException(
                        "class " + number + " has no picture in " + this + ", expected one of " + counts().keySet());
            }
            if (normal.contains(number) && anomalous.contains(number)) {
                throw new IllegalArgumentException(
                        "class " + number + " is both normal and anomalous, expected one of them");
            }
        }
        return labeled(
                number -> normal.contains(number) || anomalous.contains(number),
                number -> normal.contains(number) ? Label.NORMAL : Label.ANOMALY);
    }

    /**
     * One class against all others: the usual set-up of one-class classification.
     *
     * @param normal the class that is normal
     * @return a data set of all pictures that shares the bytes
     * @throws IllegalArgumentException if the class has no picture
     */
    public Dataset oneAgainstRest(int normal) {
        return of(
                List.of(normal),
                counts().keySet().stream().filter(number -> number != normal).toList());
    }

    /**
     * All pictures, not labeled.
     *
     * @return a data set that shares the bytes
     */
    public Dataset dataset() {
        return labeled(number -> true, number -> Label.UNKNOWN);
    }

    private Dataset labeled(IntPredicate wanted, IntFunction<Label> label) {
        int[] places = places(wanted);
        List<Label> labels = new ArrayList<>(places.length);
        byte[][] rows = new byte[places.length][];
        for (int i = 0; i < places.length; i++) {
            rows[i] = pixels[places[i]];
            labels.add(label.apply(classes[places[i]]));
        }
        List<String> features = Dataset.numbered("pixel", width * height * channels);
        return Dataset.ofBytes(name, features, rows, 1.0 / 255, 0, labels);
    }

    private int[] places(IntPredicate wanted) {
        return IntStream.range(0, size()).filter(i -> wanted.test(classes[i])).toArray();
    }

    private static IntStream ints(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue);
    }

    /**
     * The pictures of some classes.
     *
     * @param numbers the classes to keep
     * @return pictures that share the bytes, in their order; may be empty
     */
    public Images only(int... numbers) {
        return pick(places(number -> Arrays.stream(numbers).anyMatch(one -> one == number)));
    }

    /**
     * Pictures drawn at random without replacement, in their order.
     *
     * @param n how many, 0 to {@link #size()}
     * @param seed the same seed draws the same pictures
     * @return pictures that share the bytes
     * @throws IllegalArgumentException if there are not so many
     */
    public Images sample(int n, long seed) {
        if (n < 0 || n > size()) {
            throw new IllegalArgumentException("n is " + n + ", expected 0 to " + size() + ", the number of pictures");
        }
        SplittableRandom random = new SplittableRandom(seed);
        int left = n;
        int[] drawn = new int[n];
        for (int i = 0; left > 0; i++) {
            if (random.nextInt(size() - i) < left) {
                drawn[n - left--] = i;
            }
        }
        return pick(drawn);
    }

    /**
     * Pictures at the given places.
     *
     * @param places numbers from 0 to {@code size() - 1}, in the order wanted
     * @return pictures that share the bytes
     */
    public Images pick(int... places) {
        byte[][] picked = Arrays.stream(places).mapToObj(i -> pixels[i]).toArray(byte[][]::new);
        int[] kept = Arrays.stream(places).map(i -> classes[i]).toArray();
        return new Images(name, width, height, channels, picked, kept, classNames);
    }

    /**
     * Pictures with rows and columns exchanged; EMNIST is stored so.
     *
     * @return new pictures, {@link #height()} wide
     */
    public Images transposed() {
        byte[][] turned = Arrays.stream(pixels).map(this::transposed).toArray(byte[][]::new);
        return new Images(name, height, width, channels, turned, classes, classNames);
    }

    private byte[] transposed(byte[] planes) {
        byte[] turned = new byte[planes.length];
        int plane = width * height;
        for (int at = 0; at < planes.length; at++) {
            int start = at / plane * plane;
            int row = (at - start) / width;
            int column = (at - start) % width;
            turned[start + column * height + row] = planes[at];
        }
        return turned;
    }

    private Map<Integer, Integer> counts() {
        Map<Integer, Integer> counts = new TreeMap<>();
        Arrays.stream(classes).forEach(number -> counts.merge(number, 1, Integer::sum));
        return counts;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s: %,d pictures of %d x %d, %s, %d classes",
                name,
                size(),
                width,
                height,
                channels == 1 ? "gray" : "color",
                counts().size());
    }
}
