package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The bridge to Tablesaw, both ways: look at a {@link Dataset} as a {@link Table}, or prepare a table and make a data set of
 * it. The only class here that knows Tablesaw.
 */
public final class Tables {
    private Tables() {}

    /**
     * A data set as a table: one column of doubles a feature, and a text column {@code label} (normal, anomaly, unknown) unless
     * no row is labeled. Values are copied, 8 bytes each.
     *
     * @param data the data set
     * @return a table of its name
     */
    public static Table of(Dataset data) {
        Table table = Table.create(data.name());
        for (int j = 0; j < data.width(); j++) {
            double[] values = new double[data.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = data.row(i)[j];
            }
            table.addColumns(DoubleColumn.create(data.features().get(j), values));
        }
        if (data.count(Label.UNKNOWN) < data.size()) {
            String name = data.features().contains("label") ? "label of the row" : "label";
            List<String> labels = data.labels().stream()
                    .map(label -> label.name().toLowerCase(Locale.ROOT))
                    .toList();
            table.addColumns(StringColumn.create(name, labels));
        }
        return table;
    }

    /**
     * A table as a data set, one column being the label.
     *
     * @param table numeric columns and the label column
     * @param labelColumn the label column's name
     * @param anomalies the values that mean anomaly, at least one; numbers are compared as numbers
     * @return the data set, called as the table
     * @throws IllegalArgumentException naming the row and column of a value that is missing or not a number
     */
    public static Dataset toDataset(Table table, String labelColumn, String... anomalies) {
        return toDataset(table, ReadOptions.withDefaults().withLabel(labelColumn, anomalies));
    }

    /**
     * A table as a data set by the same options as a file: categorical columns, missing values and so on.
     *
     * @param table the table
     * @param options as for {@link Datasets#read(java.nio.file.Path, ReadOptions)}
     * @return the data set, called as the table unless the options name it
     * @throws IllegalArgumentException naming the row and column of a value that does not fit
     */
    public static Dataset toDataset(Table table, ReadOptions options) {
        String name = table.name() == null ? "table" : table.name();
        List<anomaly.data.Column> columns = table.columns().stream()
                .map(column -> new anomaly.data.Column(
                        column.name(), options.categorical().contains(column.name()), List.of()))
                .toList();
        try {
            ReadOptions named = options.name().isPresent() ? options : options.withName(name);
            TableBuilder builder = new TableBuilder(new Budget(name, options.memoryLimit()), columns, named);
            for (int i = 0; i < table.rowCount(); i++) {
                builder.add(name + ", row " + i, row(table, i));
            }
            return builder.build();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static List<String> row(Table table, int i) {
        List<String> fields = new ArrayList<>(table.columnCount());
        for (Column<?> column : table.columns()) {
            fields.add(field(column, i));
        }
        return fields;
    }

    private static String field(Column<?> column, int i) {
        if (column.isMissing(i)) {
            return "";
        }
        if (column.type() == ColumnType.BOOLEAN) {
            return Boolean.TRUE.equals(column.get(i)) ? "1" : "0";
        }
        if (column instanceof NumericColumn<?> numbers
                && column.type() != ColumnType.INTEGER
                && column.type() != ColumnType.LONG) {
            return text(numbers.getDouble(i));
        }
        return String.valueOf(column.get(i));
    }

    /** A number as text that reads back as the same number, whole ones without a fraction. */
    private static String text(double value) {
        return value == Math.rint(value)
                        && Math.abs(value) < 1e15
                        && Double.doubleToRawLongBits(value) != Long.MIN_VALUE
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
