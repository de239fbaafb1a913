package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The arrays of a MATLAB or NPZ file, and the data set they make: {@code X} (or the only array of rows) holds the features,
 * {@code y} (or the label column asked for) the labels.
 */
final class NamedArrays {
    private static final Set<String> FEATURES = Set.of("X", "x");

    private final Budget budget;
    private final ReadOptions options;
    private final Map<String, NumericArray> arrays = new LinkedHashMap<>();
    private final List<String> others = new ArrayList<>();

    NamedArrays(Budget budget, ReadOptions options) {
        this.budget = budget;
        this.options = options;
    }

    static boolean isFeatures(String name) {
        return FEATURES.contains(name);
    }

    boolean isLabel(String name) {
        return name.equals(options.labelColumn().orElse("y"));
    }

    void put(String name, NumericArray array) {
        arrays.put(name, array);
    }

    /** Notes a variable that is not an array of numbers, to name it in errors. */
    void skip(String name, String kind) {
        others.add(name + " (" + kind + ")");
    }

    Dataset dataset() throws IOException {
        NumericArray features = features();
        NumericArray labels = arrays.entrySet().stream()
                .filter(e -> isLabel(e.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
        if (labels == null && options.labelColumn().isPresent()) {
            throw new IllegalArgumentException(budget.file() + ": found no variable named '"
                    + options.labelColumn().get() + "', expected one of " + described());
        }
        List<double[]> rows = features.rows(budget);
        return new Cleaning(budget, options).dataset(rows, labels(labels, rows.size()));
    }

    private NumericArray features() throws IOException {
        List<String> candidates = arrays.keySet().stream()
                .filter(name -> !isLabel(name))
                .filter(name -> !options.ignored().contains(name))
                .toList();
        return candidates.stream()
                .filter(NamedArrays::isFeatures)
                .findFirst()
                .or(() -> candidates.size() == 1 ? candidates.stream().findFirst() : java.util.Optional.empty())
                .map(arrays::get)
                .orElseThrow(() -> new IOException(budget.file() + ": found the variables " + described()
                        + ", expected an array named X, or one array beside the labels: leave the others out by"
                        + " withIgnored"));
    }

    private String described() {
        List<String> all = new ArrayList<>();
        arrays.forEach((name, array) -> all.add(name + " (" + NumericArray.text(array.shape()) + ")"));
        all.addAll(others);
        return all.toString();
    }

    private List<Label> labels(NumericArray array, int rows) throws IOException {
        if (array == null) {
            return Collections.nCopies(rows, Label.UNKNOWN);
        }
        if (array.size() != rows) {
            throw new IOException(budget.file() + ": found " + array.size() + " labels, expected " + rows
                    + ", one for each row of the features");
        }
        ReadOptions effective = options.labelColumn().isPresent() ? options : options.withLabel("y", "1");
        Labels labels = new Labels(budget.file(), effective);
        List<Label> found = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            double value = array.flat(i);
            found.add(labels.of(value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value)));
        }
        if (options.labelColumn().isPresent()) {
            labels.check();
        }
        return found;
    }
}
