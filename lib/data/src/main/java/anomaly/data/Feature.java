package anomaly.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One column on its way into a data set: text to number, or text to the number of its category. */
final class Feature {
    private static final int MOST_CATEGORIES = 1000;

    private final int place;
    private final Column column;
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> categories = new ArrayList<>();
    private int[] order;

    Feature(int place, Column column) {
        this.place = place;
        this.column = column;
        column.declared().forEach(this::code);
    }

    int place() {
        return place;
    }

    String name() {
        return column.name();
    }

    boolean categorical() {
        return column.categorical();
    }

    /** The value of a field, NaN when it is missing or infinite. */
    double value(String where, String field) throws IOException {
        if (Numbers.isMissing(field)) {
            return Double.NaN;
        }
        if (column.categorical()) {
            return category(where, field);
        }
        double value = Numbers.parse(field);
        if (Double.isNaN(value)) {
            throw new IOException(where + ", column '" + name() + "': found '" + field
                    + "', expected a number: name a text column by withCategorical (one feature a value), withLabel or"
                    + " withIgnored");
        }
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private int category(String where, String field) throws IOException {
        Integer known = codes.get(field);
        if (known != null) {
            return known;
        }
        if (!column.declared().isEmpty()) {
            throw new IOException(where + ", column '" + name() + "': found '" + field + "', expected one of "
                    + Labels.shortened(column.declared()));
        }
        if (codes.size() == MOST_CATEGORIES) {
            throw new IOException(where + ", column '" + name() + "': found more than " + MOST_CATEGORIES
                    + " different values, expected categories: leave the column out by withIgnored");
        }
        return code(field);
    }

    private int code(String field) {
        categories.add(field);
        codes.put(field, categories.size() - 1);
        return categories.size() - 1;
    }

    /** The features this column becomes: itself, or one a category (declared order, else sorted). */
    List<String> names() {
        if (!column.categorical()) {
            return List.of(name());
        }
        List<String> sorted = new ArrayList<>(categories);
        if (column.declared().isEmpty()) {
            Collections.sort(sorted);
        }
        order = categories.stream().mapToInt(sorted::indexOf).toArray();
        return sorted.stream().map(category -> name() + "=" + category).toList();
    }

    /** Writes a value from {@code at} on and gives the place after it; {@link #names} was called before. */
    int expand(double value, double[] into, int at) {
        if (!column.categorical()) {
            into[at] = value;
            return at + 1;
        }
        into[at + order[(int) value]] = 1;
        return at + order.length;
    }

    void impute(List<double[]> rows, int j, Missing policy) throws IOException {
        Imputation.fill(rows, j, name(), column.categorical(), policy);
    }
}
