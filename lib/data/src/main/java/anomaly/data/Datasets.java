package anomaly.data;

import anomaly.Dataset;
import anomaly.data.catalog.Catalog;
import anomaly.data.catalog.DataFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

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

    private static final String[] LETTERS = "- A B C D E F G H I J K L M N O P Q R S T U V W X Y Z".split(" ");

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
        return Loading.table(
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
        return Loading.table("glass", "glass.csv", ReadOptions.withDefaults().withLabel("Type", "6"));
    }

    /**
     * Diabetes among Pima women: 768 x 8, 268 anomalies (positive).
     *
     * @return the data set
     */
    public static Dataset pima() {
        return Loading.table("pima", "pima.csv", ReadOptions.withDefaults().withLabel("diabetes", "pos"));
    }

    /**
     * Breast cancer, Wisconsin 1992: 683 x 9, 239 anomalies (malignant); the 16 rows with a missing value are left out, as
     * ODDS does.
     *
     * @return the data set
     */
    public static Dataset breastw() {
        return Loading.table(
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
        return Loading.table("wdbc", "wdbc.csv", ReadOptions.withDefaults().withLabel("diagnosis", "malignant"));
    }

    /**
     * Landsat pixels: 6,435 x 36, 2,036 anomalies (cotton crop, damp grey soil, vegetation stubble).
     *
     * @return the data set
     */
    public static Dataset satellite() {
        return Loading.table(
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
        return Loading.table(
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
        return Loading.table(
                "digits", "digits.csv.gz", ReadOptions.withDefaults().withLabel("digit", "0"));
    }

    /**
     * Part of MNIST as a table: 7,603 x 100, 700 anomalies (fives and sixes among zeros). Equal to the ODDS set to 1.2e-5,
     * rebuilt from MNIST: 100 pixels, each minus its mean over the 60,000 training pictures, as floats.
     *
     * @return the data set
     */
    public static Dataset mnistTab() {
        return Loading.unchecked(() -> MnistTab.rebuild(
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
        return Loading.idx(name, "mnist", "mnist/" + part);
    }

    /**
     * The first 2,000 test pictures of Fashion-MNIST: 28 x 28, gray, ten kinds of clothes.
     *
     * @return the pictures
     */
    public static Images fashionMnistSample() {
        return Loading.idx("Fashion-MNIST sample", "fashion-mnist-sample", "fashion-mnist/t10k-first2000")
                .withClassNames(CLOTHES);
    }

    /**
     * A sample of CIFAR-10: 2,000 pictures of 32 x 32 in color, the first 100 of each class of the first training batch and of
     * the test batch.
     *
     * @return the pictures
     */
    public static Images cifar10Sample() {
        return Loading.cifar(
                        "CIFAR-10 sample",
                        "cifar-10-sample",
                        "cifar-10/data_batch_1_sample.bin",
                        "cifar-10/test_batch_sample.bin")
                .withClassNames(THINGS);
    }

    /**
     * Fashion-MNIST for training: 60,000 pictures of 28 x 28, gray. Downloaded: {@code fashion-mnist}.
     *
     * @return the pictures
     */
    public static Images fashionMnistTrain() {
        return Loading.idx("Fashion-MNIST train", "fashion-mnist", "fashion-mnist/train")
                .withClassNames(CLOTHES);
    }

    /**
     * Fashion-MNIST for testing: 10,000 pictures of 28 x 28, gray. Downloaded: {@code fashion-mnist}.
     *
     * @return the pictures
     */
    public static Images fashionMnistTest() {
        return Loading.idx("Fashion-MNIST test", "fashion-mnist", "fashion-mnist/t10k")
                .withClassNames(CLOTHES);
    }

    /**
     * CIFAR-10 for training: 50,000 pictures of 32 x 32 in color. Downloaded: {@code cifar-10}.
     *
     * @return the pictures
     */
    public static Images cifar10Train() {
        String batch = "cifar-10/cifar-10-batches-bin/data_batch_";
        return Loading.cifar(
                        "CIFAR-10 train",
                        "cifar-10",
                        batch + "1.bin",
                        batch + "2.bin",
                        batch + "3.bin",
                        batch + "4.bin",
                        batch + "5.bin")
                .withClassNames(THINGS);
    }

    /**
     * The training pictures of CIFAR-10 that are on this machine: those of the batches 1 to 5 that are there, in their
     * order, and their number in the name. For experiments that say how many pictures they used.
     *
     * @return the pictures of at least one batch
     */
    public static Images cifar10TrainAtHand() {
        List<String> batches = Present.some(
                "cifar-10",
                IntStream.rangeClosed(1, 5)
                        .mapToObj(batch -> "cifar-10/cifar-10-batches-bin/data_batch_" + batch + ".bin")
                        .toList());
        return Loading.cifar(
                        "CIFAR-10 train, " + batches.size() + " of 5 batches",
                        "cifar-10",
                        batches.toArray(String[]::new))
                .withClassNames(THINGS);
    }

    /**
     * The names of the ten classes of CIFAR-10.
     *
     * @return in the order of their numbers
     */
    public static List<String> cifar10Classes() {
        return List.of(THINGS);
    }

    /**
     * CIFAR-10 for testing: 10,000 pictures of 32 x 32 in color. Downloaded: {@code cifar-10}.
     *
     * @return the pictures
     */
    public static Images cifar10Test() {
        return Loading.cifar("CIFAR-10 test", "cifar-10", "cifar-10/cifar-10-batches-bin/test_batch.bin")
                .withClassNames(THINGS);
    }

    /**
     * Handwritten letters for training, classes 1 to 26, turned upright. Downloaded: {@code emnist-letters}.
     *
     * @return the pictures
     */
    public static Images emnistLettersTrain() {
        return letters("train");
    }

    /**
     * Handwritten letters for testing, classes 1 to 26, turned upright. Downloaded: {@code emnist-letters}.
     *
     * @return the pictures
     */
    public static Images emnistLettersTest() {
        return letters("test");
    }

    private static Images letters(String part) {
        return Loading.idx("EMNIST letters " + part, "emnist-letters", "emnist/emnist-letters-" + part)
                .transposed()
                .withClassNames(LETTERS);
    }

    /**
     * Network connections for training: 125,973 x 122 (34 numbers, 4 flags, 84 categories), 58,630 anomalies (attacks).
     * Downloaded: {@code nsl-kdd}.
     *
     * @return the data set
     */
    public static Dataset nslKddTrain() {
        return Loading.nslKdd("nsl-kdd", "KDDTrain+");
    }

    /**
     * Network connections for testing: 22,544 x 122, 12,833 anomalies (attacks). Downloaded: {@code nsl-kdd}.
     *
     * @return the data set
     */
    public static Dataset nslKddTest() {
        return Loading.nslKdd("nsl-kdd", "KDDTest+");
    }

    /**
     * A fifth of the training rows: 25,192 x 122, 11,743 anomalies. Downloaded: {@code nsl-kdd-20percent}.
     *
     * @return the data set
     */
    public static Dataset nslKdd20Percent() {
        return Loading.nslKdd("nsl-kdd-20percent", "KDDTrain+_20Percent");
    }

    /**
     * The harder test rows: 11,850 x 122, 9,698 anomalies. Downloaded: {@code nsl-kdd-test21}.
     *
     * @return the data set
     */
    public static Dataset nslKddTest21() {
        return Loading.nslKdd("nsl-kdd-test21", "KDDTest-21");
    }

    /**
     * Card payments of two days: 284,807 x 30, 492 anomalies (fraud). Downloaded: {@code creditcard}.
     *
     * @return the data set
     */
    public static Dataset creditCard() {
        return Loading.table(
                "creditcard",
                "creditcard/creditcard.csv",
                ReadOptions.withDefaults().withLabel("Class", "1"));
    }

    /**
     * Part of the card payments: 9,588 x 30 with all 492 frauds; its normal rows are not a uniform sample. From a mirror:
     * {@code creditcard-subset}.
     *
     * @return the data set
     */
    public static Dataset creditCardSubset() {
        return Loading.table(
                "creditcard-subset",
                "creditcard/creditcard_real_subset.csv",
                ReadOptions.withDefaults().withLabel("Class", "1"));
    }

    /**
     * Card payments that never happened: a stand-in drawn from the published moments of the real ones, see {@link
     * CreditCardModel}. Same features (Time, V1 to V28, Amount), same share of fraud (0.17 %), ordered by time. Results on it say
     * nothing about real fraud; it is called synthetic wherever it appears.
     *
     * @param rows how many, at least 2; the real file has 284,807
     * @param seed the same seed draws the same rows
     * @return the data set, at least one row of it fraud
     */
    public static Dataset creditCardSynthetic(int rows, long seed) {
        return Loading.unchecked(() -> CreditCardModel.of(
                        Files.readString(Present.file("creditcard-synthetic", "creditcard_stats.json")))
                .draw(rows, seed));
    }

    /**
     * A set of the ODDS library. Downloaded: {@code odds-NAME}.
     *
     * @param name as ODDS calls it, for example {@code cardio}
     * @return the data set
     * @throws IllegalArgumentException if there is no such set, listing those there are
     */
    public static Dataset odds(String name) {
        DataFile file = Catalog.entry("odds-" + name).files().get(0);
        return Loading.table(
                "odds-" + name, file.path(), ReadOptions.withDefaults().withLabel("y", "1"));
    }
}
