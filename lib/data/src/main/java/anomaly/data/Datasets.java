package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Data sets in one call: any file by its type, and the ones this course uses by name.
 *
 * <p>What ships is read from the project's {@code data/}; what is downloaded must have been fetched before ({@code ./lab data
 * NAME}), and the error says so. Nothing here uses the network.
 */
public final class Datasets {
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
        return shipped(
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
        return shipped("glass", "glass.csv", ReadOptions.withDefaults().withLabel("Type", "6"));
    }

    /**
     * Diabetes among Pima women: 768 x 8, 268 anomalies (positive).
     *
     * @return the data set
     */
    public static Dataset pima() {
        return shipped("pima", "pima.csv", ReadOptions.withDefaults().withLabel("diabetes", "pos"));
    }

    /**
     * Breast cancer, Wisconsin 1992: 683 x 9, 239 anomalies (malignant); the 16 rows with a missing value are left out, as
     * ODDS does.
     *
     * @return the data set
     */
    public static Dataset breastw() {
        return shipped(
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
        return shipped("wdbc", "wdbc.csv", ReadOptions.withDefaults().withLabel("diagnosis", "malignant"));
    }

    /**
     * Landsat pixels: 6,435 x 36, 2,036 anomalies (cotton crop, damp grey soil, vegetation stubble).
     *
     * @return the data set
     */
    public static Dataset satellite() {
        return shipped(
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
        return shipped(
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
        return shipped("digits", "digits.csv.gz", ReadOptions.withDefaults().withLabel("digit", "0"));
    }

    private static Dataset shipped(String name, String file, ReadOptions options) {
        try {
            return read(Present.file(name, file), options.withName(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
