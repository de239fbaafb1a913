package anomaly;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * A named numeric table with what is known about each row. Immutable: every view ({@link #only}, {@link #split}, {@link
 * #sample}) shares the values and remembers the row ids of the data set it came from.
 *
 * <p>Values are kept as they came: as doubles, as floats, or as bytes with a scale and an offset, so that 60,000 pictures of
 * 3,072 pixels stay 184 MB. {@link #copyRow(int, double[])} converts one row; {@link #rows()} is for small data.
 */
public final class Dataset {
    /** Rows converted at a time by {@link #mapBlocks}. */
    private static final int BLOCK = 1024;

    private final String name;
    private final List<String> features;
    private final Values values;
    private final int[] ids;
    private final List<Label> labels;

    private Dataset(String name, List<String> features, Values values, int[] ids, List<Label> labels) {
        this.name = name;
        this.features = features;
        this.values = values;
        this.ids = ids;
        this.labels = labels;
    }

    /**
     * A data set of doubles. The rows are shared, not copied: treat them as read-only from here on.
     *
     * @param name what to call it in charts and tables
     * @param features one distinct name a column
     * @param rows one array a row, each as long as {@code features}; finite numbers only
     * @param labels one label a row
     * @return the data set
     * @throws IllegalArgumentException naming the first row and feature that is ragged or not finite
     */
    public static Dataset of(String name, List<String> features, double[][] rows, List<Label> labels) {
        Objects.requireNonNull(rows, "rows");
        for (int i = 0; i < rows.length; i++) {
            checkWidth(i, rows[i].length, features.size());
            for (int j = 0; j < rows[i].length; j++) {
                checkFinite(rows[i][j], i, features.get(j));
            }
        }
        return checked(name, features, new Values.Doubles(rows), rows.length, labels);
    }

    /**
     * A nameless data set without labels; its features are called x1, x2, ...
     *
     * @param rows one array a row, all of one length
     * @return the data set
     */
    public static Dataset of(double[][] rows) {
        Objects.requireNonNull(rows, "rows");
        List<String> features = numbered("x", rows.length == 0 ? 0 : rows[0].length);
        return of("unnamed", features, rows, Collections.nCopies(rows.length, Label.UNKNOWN));
    }

    /**
     * A data set of floats, half the size of doubles.
     *
     * @param name what to call it
     * @param features one distinct name a column
     * @param rows one array a row; shared, not copied; finite numbers only
     * @param labels one label a row
     * @return the data set
     */
    public static Dataset ofFloats(String name, List<String> features, float[][] rows, List<Label> labels) {
        Objects.requireNonNull(rows, "rows");
        for (int i = 0; i < rows.length; i++) {
            checkWidth(i, rows[i].length, features.size());
            for (int j = 0; j < rows[i].length; j++) {
                checkFinite(rows[i][j], i, features.get(j));
            }
        }
        return checked(name, features, new Values.Floats(rows), rows.length, labels);
    }

    /**
     * A data set of unsigned bytes, an eighth of the size of doubles: value = {@code (byte & 0xff) * scale + offset}.
     *
     * @param name what to call it
     * @param features one distinct name a column
     * @param rows one array of unsigned bytes a row; shared, not copied
     * @param scale factor of each byte, for example {@code 1.0 / 255}; finite
     * @param offset added after scaling; finite
     * @param labels one label a row
     * @return the data set
     */
    public static Dataset ofBytes(
            String name, List<String> features, byte[][] rows, double scale, double offset, List<Label> labels) {
        Objects.requireNonNull(rows, "rows");
        checkFinite(scale, 0, "scale");
        checkFinite(offset, 0, "offset");
        for (int i = 0; i < rows.length; i++) {
            checkWidth(i, rows[i].length, features.size());
        }
        return checked(name, features, new Values.Bytes(rows, scale, offset), rows.length, labels);
    }

    /**
     * Names for columns that have none: x1, x2, ... for the prefix x.
     *
     * @param prefix what each name begins with
     * @param count how many
     * @return the names
     */
    public static List<String> numbered(String prefix, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(j -> prefix + j).toList();
    }

    private static Dataset checked(String name, List<String> features, Values values, int size, List<Label> labels) {
        Objects.requireNonNull(name, "name");
        if (labels.size() != size) {
            throw new IllegalArgumentException(
                    "got " + size + " rows but " + labels.size() + " labels, expected one label a row");
        }
        List<String> names = List.copyOf(features);
        if (names.stream().distinct().count() != names.size()) {
            List<String> twice = new ArrayList<>(names);
            names.stream().distinct().forEach(twice::remove);
            throw new IllegalArgumentException("features named more than once: " + twice + ", expected distinct names");
        }
        return new Dataset(name, names, values, IntStream.range(0, size).toArray(), List.copyOf(labels));
    }

    private static void checkWidth(int row, int found, int expected) {
        if (found != expected) {
            throw new IllegalArgumentException(
                    "row " + row + " has " + found + " values, expected " + expected + " (one a feature)");
        }
    }

    private static void checkFinite(double value, int row, String feature) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("row " + row + ", feature '" + feature + "' is " + value
                    + ", expected a finite number: drop or impute such rows first");
        }
    }

    /**
     * The same rows with other values, as after scaling: names, labels and ids stay. Doubles are mapped now, which costs as
     * much memory again; floats and bytes are mapped whenever they are read, so that they stay small.
     *
     * @param function from a row, not to be changed, to a new row of the same width; the same for the same row, and finite
     * @return a data set of the same size and width
     * @throws IllegalArgumentException if a new row has another width or, where it is mapped now, is not finite
     */
    public Dataset mapRows(UnaryOperator<double[]> function) {
        if (!(values instanceof Values.Doubles)) {
            return new Dataset(name, features, new Values.Mapped(values, width(), function), ids, labels);
        }
        // Addressed by id, so that ids survive; the places of rows outside this view stay empty.
        double[][] mapped = new double[1 + Arrays.stream(ids).max().orElse(-1)][];
        for (int i = 0; i < size(); i++) {
            double[] row = function.apply(row(i));
            checkWidth(i, row.length, width());
            for (int j = 0; j < row.length; j++) {
                checkFinite(row[j], i, features.get(j));
            }
            mapped[ids[i]] = row;
        }
        return new Dataset(name, features, new Values.Doubles(mapped), ids, labels);
    }

    /**
     * What to call this data set in charts and tables.
     *
     * @return the name
     */
    public String name() {
        return name;
    }

    /**
     * The same data set under another name.
     *
     * @param other the new name
     * @return a view of the same rows
     */
    public Dataset named(String other) {
        return new Dataset(Objects.requireNonNull(other, "name"), features, values, ids, labels);
    }

    /**
     * The names of the columns.
     *
     * @return one name a feature
     */
    public List<String> features() {
        return features;
    }

    /**
     * The number of rows.
     *
     * @return at least 0
     */
    public int size() {
        return ids.length;
    }

    /**
     * The number of features.
     *
     * @return at least 0
     */
    public int width() {
        return features.size();
    }

    /**
     * What is known of each row.
     *
     * @return one label a row
     */
    public List<Label> labels() {
        return labels;
    }

    /**
     * How many rows carry a label.
     *
     * @param label the label to count
     * @return 0 to {@link #size()}
     */
    public int count(Label label) {
        return Collections.frequency(labels, label);
    }

    /**
     * The number a row had in the data set that was read or made; it survives {@link #only}, {@link #split} and {@link
     * #sample}.
     *
     * @param row 0 to {@code size() - 1}
     * @return the row's id
     */
    public int id(int row) {
        return ids[row];
    }

    /**
     * All rows as doubles. Data that is kept as doubles is shared (treat it as read-only); floats and bytes are converted,
     * eight bytes a value.
     *
     * @return one array a row
     */
    public double[][] rows() {
        return block(0, size());
    }

    /**
     * One row as doubles.
     *
     * @param row 0 to {@code size() - 1}
     * @return an array that may be shared: treat it as read-only
     */
    public double[] row(int row) {
        return values.row(ids[row], width());
    }

    /**
     * Copies one row into an array of yours.
     *
     * @param row 0 to {@code size() - 1}
     * @param into at least {@link #width()} long
     */
    public void copyRow(int row, double[] into) {
        values.copy(ids[row], into);
    }

    /**
     * Copies one row into an array of floats, rounding doubles.
     *
     * @param row 0 to {@code size() - 1}
     * @param into at least {@link #width()} long
     */
    public void copyRow(int row, float[] into) {
        values.copy(ids[row], into);
    }

    /**
     * Applies a function that gives one number a row to this data set, block by block.
     *
     * @param function from rows to as many numbers
     * @return one number a row
     */
    public double[] mapBlocks(Function<double[][], double[]> function) {
        if (values instanceof Values.Doubles) {
            return function.apply(rows());
        }
        double[] all = new double[size()];
        for (int from = 0; from < size(); from += BLOCK) {
            int to = Math.min(size(), from + BLOCK);
            double[] some = function.apply(block(from, to));
            if (some.length != to - from) {
                throw new IllegalArgumentException("got " + some.length + " numbers for " + (to - from) + " rows");
            }
            System.arraycopy(some, 0, all, from, some.length);
        }
        return all;
    }

    private double[][] block(int from, int to) {
        double[][] block = new double[to - from][];
        for (int i = from; i < to; i++) {
            block[i - from] = row(i);
        }
        return block;
    }

    /**
     * The rows with one label.
     *
     * @param label the label to keep
     * @return a view, in the order of this data set; may be empty
     */
    public Dataset only(Label label) {
        return pick(
                IntStream.range(0, size()).filter(i -> labels.get(i) == label).toArray());
    }

    /**
     * The rows at the given places.
     *
     * @param places numbers from 0 to {@code size() - 1}, in the order wanted
     * @return a view
     */
    public Dataset pick(int... places) {
        int[] kept = new int[places.length];
        List<Label> keptLabels = new ArrayList<>(places.length);
        for (int i = 0; i < places.length; i++) {
            Objects.checkIndex(places[i], size());
            kept[i] = ids[places[i]];
            keptLabels.add(labels.get(places[i]));
        }
        return new Dataset(name, features, values, kept, Collections.unmodifiableList(keptLabels));
    }

    /**
     * Splits at random into two disjoint parts, each label apart, so that both hold the same share of anomalies to within
     * one row. Rows keep their order within a part.
     *
     * @param share the share of the first part, between 0 and 1 (exclusive)
     * @param seed the same seed gives the same split
     * @return {@code train} with {@code round(share * n)} rows of each label, and {@code test} with the rest
     */
    public Split split(double share, long seed) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException("share is " + share + ", expected more than 0 and less than 1");
        }
        boolean[] first = Draw.share(labels, share, seed);
        return new Split(
                pick(IntStream.range(0, size()).filter(i -> first[i]).toArray()),
                pick(IntStream.range(0, size()).filter(i -> !first[i]).toArray()));
    }

    /**
     * Rows drawn at random without replacement, all labels alike. Rows keep their order.
     *
     * @param n how many, 0 to {@link #size()}
     * @param seed the same seed gives the same rows
     * @return a view of n rows
     */
    public Dataset sample(int n, long seed) {
        if (n < 0 || n > size()) {
            throw new IllegalArgumentException("n is " + n + ", expected 0 to " + size() + ", the number of rows");
        }
        return pick(Draw.without(size(), n, seed));
    }

    @Override
    public String toString() {
        String known = count(Label.UNKNOWN) == size()
                ? "no labels"
                : String.format(
                                Locale.ROOT,
                                "%,d anomalies (%.1f %%)",
                                count(Label.ANOMALY),
                                100.0 * count(Label.ANOMALY) / Math.max(1, size()))
                        + (count(Label.UNKNOWN) > 0
                                ? String.format(Locale.ROOT, ", %,d not labeled", count(Label.UNKNOWN))
                                : "");
        return String.format(Locale.ROOT, "%s: %,d rows x %,d features, %s", name, size(), width(), known);
    }
}
