package anomaly.data;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How to read a file of rows: which column is the label, what to do with text and with missing values. Immutable: each
 * {@code with...} gives changed options and leaves these as they are.
 *
 * <pre>{@code
 * ReadOptions options = ReadOptions.withDefaults()
 *         .withLabel("Class", "bad")
 *         .withCategorical("protocol")
 *         .withMissing(Missing.MEDIAN);
 * }</pre>
 */
public final class ReadOptions {
    private static final ReadOptions DEFAULTS = new ReadOptions();

    private String name;
    private String labelColumn;
    private Set<String> labelValues = Set.of();
    private boolean labelValuesAreNormal;
    private Set<String> droppedLabels = Set.of();
    private Set<String> categorical = Set.of();
    private Set<String> numeric = Set.of();
    private Set<String> ignored = Set.of();
    private List<String> columns = List.of();
    private Missing missing = Missing.ERROR;
    private Boolean header;
    private char separator;
    private long memoryLimit = Runtime.getRuntime().maxMemory() / 2;

    private ReadOptions() {}

    private ReadOptions with(Consumer<ReadOptions> change) {
        ReadOptions copy = new ReadOptions();
        copy.name = name;
        copy.labelColumn = labelColumn;
        copy.labelValues = labelValues;
        copy.labelValuesAreNormal = labelValuesAreNormal;
        copy.droppedLabels = droppedLabels;
        copy.categorical = categorical;
        copy.numeric = numeric;
        copy.ignored = ignored;
        copy.columns = columns;
        copy.missing = missing;
        copy.header = header;
        copy.separator = separator;
        copy.memoryLimit = memoryLimit;
        change.accept(copy);
        return copy;
    }

    /**
     * Every column a number and a feature, no label, no missing value allowed, header and separator found out.
     *
     * @return the defaults
     */
    public static ReadOptions withDefaults() {
        return DEFAULTS;
    }

    /**
     * Names the data set; by default it is called as its file, without the ending.
     *
     * @param dataset the name
     * @return changed options
     */
    public ReadOptions withName(String dataset) {
        Objects.requireNonNull(dataset, "name");
        return with(o -> o.name = dataset);
    }

    /**
     * Makes one column the label; every value that is not listed is normal, a missing one unknown. Numbers are compared as
     * numbers, so that {@code "1"} also finds {@code 1.0}.
     *
     * @param column the label column's name; not a feature then
     * @param anomalies the values that mean anomaly, at least one
     * @return changed options
     */
    public ReadOptions withLabel(String column, String... anomalies) {
        return withLabel(column, false, anomalies);
    }

    /**
     * Makes one column the label by its normal values: every value that is not listed is an anomaly.
     *
     * @param column the label column's name; not a feature then
     * @param normals the values that mean normal, at least one
     * @return changed options
     */
    public ReadOptions withNormalLabel(String column, String... normals) {
        return withLabel(column, true, normals);
    }

    private ReadOptions withLabel(String column, boolean normal, String... values) {
        Objects.requireNonNull(column, "column");
        if (values.length == 0) {
            throw new IllegalArgumentException(
                    "no value given for the label column '" + column + "', expected at least one, for example \"1\"");
        }
        return with(o -> {
            o.labelColumn = column;
            o.labelValues = set(values);
            o.labelValuesAreNormal = normal;
        });
    }

    /**
     * Leaves out the rows with these labels.
     *
     * @param values values of the label column
     * @return changed options
     */
    public ReadOptions withoutLabels(String... values) {
        return with(o -> o.droppedLabels = set(values));
    }

    /**
     * Turns text columns into one 0/1 feature a value, named {@code column=value}. At most 1,000 values a column.
     *
     * @param names the columns
     * @return changed options
     */
    public ReadOptions withCategorical(String... names) {
        return with(o -> o.categorical = set(names));
    }

    /**
     * Keeps nominal columns whose values are numbers as numbers; only ARFF files declare such.
     *
     * @param names the columns
     * @return changed options
     */
    public ReadOptions withNumeric(String... names) {
        return with(o -> o.numeric = set(names));
    }

    /**
     * Leaves columns out, such as a running number.
     *
     * @param names the columns
     * @return changed options
     */
    public ReadOptions withIgnored(String... names) {
        return with(o -> o.ignored = set(names));
    }

    /**
     * Says what to do where a value is missing.
     *
     * @param policy default {@link Missing#ERROR}
     * @return changed options
     */
    public ReadOptions withMissing(Missing policy) {
        Objects.requireNonNull(policy, "policy");
        return with(o -> o.missing = policy);
    }

    /**
     * Says whether the first line of a CSV file names the columns. By default it does when none of its fields is a number or
     * empty; columns without a name are called x1, x2, ...
     *
     * @param present whether there is a header
     * @return changed options
     */
    public ReadOptions withHeader(boolean present) {
        return with(o -> o.header = present);
    }

    /**
     * Names the columns of a CSV file that has no header.
     *
     * @param names one a column, the label's too
     * @return changed options
     */
    public ReadOptions withColumns(String... names) {
        return with(o -> {
            o.columns = List.of(names);
            o.header = false;
        });
    }

    /**
     * Sets what stands between the fields of a CSV file. By default it is the most frequent of comma, semicolon and tab in
     * the first line.
     *
     * @param character any but a quote or a line end
     * @return changed options
     */
    public ReadOptions withSeparator(char character) {
        if (character == '"' || character == '\n' || character == '\r' || character == 0) {
            throw new IllegalArgumentException(
                    "separator is character " + (int) character + ", expected any but a quote, a line end and 0");
        }
        return with(o -> o.separator = character);
    }

    /**
     * Bounds the memory that the values of one data set may take while it is read; a file that needs more is refused before
     * the memory runs out.
     *
     * @param bytes at least 1; default half of the largest heap
     * @return changed options
     */
    public ReadOptions withMemoryLimit(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("memory limit is " + bytes + " bytes, expected at least 1");
        }
        return with(o -> o.memoryLimit = bytes);
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    Optional<String> labelColumn() {
        return Optional.ofNullable(labelColumn);
    }

    Set<String> labelValues() {
        return labelValues;
    }

    boolean labelValuesAreNormal() {
        return labelValuesAreNormal;
    }

    Set<String> droppedLabels() {
        return droppedLabels;
    }

    Set<String> categorical() {
        return categorical;
    }

    Set<String> numeric() {
        return numeric;
    }

    Set<String> ignored() {
        return ignored;
    }

    List<String> columns() {
        return columns;
    }

    Missing missing() {
        return missing;
    }

    Optional<Boolean> header() {
        return Optional.ofNullable(header);
    }

    char separator() {
        return separator;
    }

    long memoryLimit() {
        return memoryLimit;
    }

    private static Set<String> set(String... values) {
        return new LinkedHashSet<>(Arrays.asList(values));
    }
}
