package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Data sets in one call: any file by its type, and the ones this course uses by name.
 *
 * <p>What ships is read from the project's {@code data/}; what is downloaded must have been fetched before ({@code ./lab data
 * NAME}), and the error says so. Nothing here uses the network.
 */
public final class Datasets {
    private static final String[] CLOTHES = {
        "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"
    };
    private static final String[] THINGS = {
        "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"
    };

    private Datasets() {}

    /**
     * Reads a file with the default options, see {@link #read(Path, ReadOptions)}.
     *
     * @param file the file
     * @return its rows, not labeled
     * @throws IOException if it cannot be read or its content is broken
     */
    public static Dataset read(Path file) throws IOException {
        return read(file, ReadOptions.withDefaults());
    }

    /**
     * Reads a file by its content: CSV, ARFF, IDX, MATLAB 5, NPY, NPZ or CIFAR binary, each also as gzip. Streams, and takes
     * memory for what it has really read, up to {@link ReadOptions#withMemoryLimit}.
     *
     * <p>Arrays (IDX, MATLAB, NPY, NPZ) give one row for each index of the first dimension. MATLAB and NPZ files are searched
     * for {@code X} and {@code y} (1 anomalous).
     *
     * @param file the file
     * @param options label column, categories, missing values and so on
     * @return its rows
     * @throws IOException if it cannot be read or its content is broken, naming file, place, found and expected
     * @throws IllegalArgumentException if the options do not fit the file
     */
    public static Dataset read(Path file, ReadOptions options) throws IOException {
        return FileReader.read(file, options);
    }

    /**
     * Radar returns: 351 x 33, 126 anomalies (class bad). Equal to the ODDS set row for row, without the constant second
     * attribute.
     *
     * @return the data set
     */
    public static Dataset ionosphere() {
        return table(
                "ionosphere",
                "ionosphere.csv",
                ReadOptions.withDefaults().withLabel("Class", "bad").withIgnored("V2"));
    }

    /**
     * Glass fragments: 214 x 9, 9 anomalies (type 6, tableware). Equal to the ODDS set row for row.
     *
     * @return the data set
     */
    public static Dataset glass() {
        return table("glass", "glass.csv", ReadOptions.withDefaults().withLabel("Type", "6"));
    }

    /**
     * Diabetes among Pima women: 768 x 8, 268 anomalies (positive).
     *
     * @return the data set
     */
    public static Dataset pima() {
        return table("pima", "pima.csv", ReadOptions.withDefaults().withLabel("diabetes", "pos"));
    }

    /**
     * Breast cancer, Wisconsin 1992: 683 x 9, 239 anomalies (malignant); the 16 rows with a missing value are left out, as
     * ODDS does.
     *
     * @return the data set
     */
    public static Dataset breastw() {
        return table(
                "breastw",
                "breastw.csv",
                ReadOptions.withDefaults()
                        .withLabel("Class", "malignant")
                        .withIgnored("Id")
                        .withMissing(Missing.DROP));
    }

    /**
     * Breast cancer, Wisconsin 1995 (diagnostic): 569 x 30, 212 anomalies (malignant).
     *
     * @return the data set
     */
    public static Dataset wdbc() {
        return table("wdbc", "wdbc.csv", ReadOptions.withDefaults().withLabel("diagnosis", "malignant"));
    }

    /**
     * Landsat pixels: 6,435 x 36, 2,036 anomalies (cotton crop, damp grey soil, vegetation stubble).
     *
     * @return the data set
     */
    public static Dataset satellite() {
        return table(
                "satellite",
                "satellite.csv.gz",
                ReadOptions.withDefaults().withLabel("classes", "cotton crop", "damp grey soil", "vegetation stubble"));
    }

    /**
     * Space shuttle sensors: 49,097 x 9, 3,511 anomalies (all but Rad.Flow; the class High is left out, as ODDS does).
     *
     * @return the data set
     */
    public static Dataset shuttle() {
        return table(
                "shuttle",
                "shuttle.csv.gz",
                ReadOptions.withDefaults().withNormalLabel("Class", "Rad.Flow").withoutLabels("High"));
    }

    /**
     * Handwritten digits of 8 x 8 pixels, values 0 to 16: 1,797 x 64, 178 anomalies (digit 0).
     *
     * @return the data set
     */
    public static Dataset digits() {
        return table("digits", "digits.csv.gz", ReadOptions.withDefaults().withLabel("digit", "0"));
    }

    /**
     * Part of MNIST as a table: 7,603 x 100, 700 anomalies (fives and sixes among zeros). Equal to the ODDS set to 1.2e-5,
     * rebuilt from MNIST: 100 pixels, each minus its mean over the 60,000 training pictures, as floats.
     *
     * @return the data set
     */
    public static Dataset mnistTab() {
        return unchecked(() -> MnistTab.rebuild(
                mnistTrain(), mnistTest(), Files.readString(Present.file("mnist", "mnist/odds_mnist_recipe.json"))));
    }

    /**
     * Handwritten digits for training: 60,000 pictures of 28 x 28, gray, classes 0 to 9.
     *
     * @return the pictures
     */
    public static Images mnistTrain() {
        return mnist("MNIST train", "train");
    }

    /**
     * Handwritten digits for testing: 10,000 pictures of 28 x 28, gray, classes 0 to 9.
     *
     * @return the pictures
     */
    public static Images mnistTest() {
        return mnist("MNIST test", "t10k");
    }

    private static Images mnist(String name, String part) {
        return idx(name, "mnist", "mnist/" + part);
    }

    /**
     * The first 2,000 test pictures of Fashion-MNIST: 28 x 28, gray, ten kinds of clothes.
     *
     * @return the pictures
     */
    public static Images fashionMnistSample() {
        return idx("Fashion-MNIST sample", "fashion-mnist-sample", "fashion-mnist/t10k-first2000")
                .withClassNames(CLOTHES);
    }

    /**
     * A sample of CIFAR-10: 2,000 pictures of 32 x 32 in color, the first 100 of each class of the first training batch and of
     * the test batch.
     *
     * @return the pictures
     */
    public static Images cifar10Sample() {
        return cifar(
                "CIFAR-10 sample",
                "cifar-10-sample",
                "cifar-10/data_batch_1_sample.bin",
                "cifar-10/test_batch_sample.bin");
    }

    private static Images idx(String name, String dataset, String stem) {
        return unchecked(() -> ImageReader.idx(
                name,
                Present.file(dataset, stem + "-images-idx3-ubyte.gz"),
                Present.file(dataset, stem + "-labels-idx1-ubyte.gz"),
                ReadOptions.withDefaults()));
    }

    private static Images cifar(String name, String dataset, String... paths) {
        return unchecked(() -> {
            List<Path> files = new ArrayList<>();
            for (String path : paths) {
                files.add(Present.file(dataset, path));
            }
            return ImageReader.cifar(name, files, ReadOptions.withDefaults()).withClassNames(THINGS);
        });
    }

    private static Dataset table(String name, String file, ReadOptions options) {
        return unchecked(() -> read(Present.file(name, file), options.withName(name)));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
