package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Makes a {@link Dataset} of records of text, one at a time: the second half of reading CSV, ARFF and tables. */
final class TableBuilder {
    private final Budget budget;
    private final ReadOptions options;
    private final int width;
    private final int label;
    private final List<Feature> features = new ArrayList<>();
    private final Labels labels;
    private final List<double[]> rows = new ArrayList<>();
    private final List<Label> rowLabels = new ArrayList<>();

    TableBuilder(Budget budget, List<Column> columns, ReadOptions options) {
        this.budget = budget;
        this.options = options;
        this.width = columns.size();
        List<String> names = columns.stream().map(Column::name).toList();
        checkNames(names);
        this.label = options.labelColumn().map(names::indexOf).orElse(-1);
        for (int j = 0; j < width; j++) {
            if (j != label && !options.ignored().contains(names.get(j))) {
                features.add(new Feature(j, columns.get(j)));
            }
        }
        this.labels = new Labels(budget.file(), options);
    }

    private void checkNames(List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException(budget.file() + ": found two columns named '" + name
                        + "', expected distinct names: mend the header, or give names by withColumns");
            }
        }
        Set<String> asked = new HashSet<>(options.ignored());
        asked.addAll(options.categorical());
        asked.addAll(options.numeric());
        options.labelColumn().ifPresent(asked::add);
        asked.removeAll(seen);
        if (!asked.isEmpty()) {
            throw new IllegalArgumentException(budget.file() + ": found no column named " + asked + ", expected one of "
                    + Labels.shortened(names));
        }
    }

    /** Adds one record. Fields without a value are missing, see {@link Numbers#isMissing}. */
    void add(String place, List<String> fields) throws IOException {
        if (fields.size() != width) {
            throw new IOException(place + ": found " + fields.size() + " fields, expected " + width
                    + ", one a column: is a separator missing or doubled?");
        }
        if (label >= 0 && labels.drops(fields.get(label))) {
            return;
        }
        Label known = label < 0 ? Label.UNKNOWN : labels.of(fields.get(label));
        double[] row = row(place, fields);
        if (row != null) {
            rows.add(row);
            rowLabels.add(known);
        }
    }

    private double[] row(String place, List<String> fields) throws IOException {
        budget.take(features.size(), Double.BYTES);
        double[] row = new double[features.size()];
        for (int j = 0; j < row.length; j++) {
            Feature feature = features.get(j);
            row[j] = feature.value(place, fields.get(feature.place()));
            if (Double.isNaN(row[j]) && options.missing() == Missing.DROP) {
                return null;
            }
            if (Double.isNaN(row[j]) && options.missing() == Missing.ERROR) {
                throw new IOException(place + ", column '" + feature.name() + "': found '"
                        + fields.get(feature.place()) + "', expected a finite number: drop or impute such rows with"
                        + " withMissing(Missing.DROP), MEAN or MEDIAN");
            }
        }
        return row;
    }

    Dataset build() throws IOException {
        if (rows.isEmpty()) {
            throw new IOException(
                    budget.file() + ": found no row to keep, expected at least one: is the file cut short,"
                            + " or does every row miss a value?");
        }
        labels.check();
        for (int j = 0; j < features.size(); j++) {
            features.get(j).impute(rows, j, options.missing());
        }
        List<String> names =
                features.stream().flatMap(feature -> feature.names().stream()).toList();
        return Dataset.of(options.name().orElse(budget.file()), names, expanded(names.size()), List.copyOf(rowLabels));
    }

    /** The rows with each categorical column replaced by its 0/1 columns. */
    private double[][] expanded(int wide) throws IOException {
        if (features.stream().noneMatch(Feature::categorical)) {
            return rows.toArray(double[][]::new);
        }
        double[][] wideRows = new double[rows.size()][];
        for (int i = 0; i < wideRows.length; i++) {
            budget.take(wide, Double.BYTES);
            wideRows[i] = new double[wide];
            int at = 0;
            for (int j = 0; j < features.size(); j++) {
                at = features.get(j).expand(rows.get(i)[j], wideRows[i], at);
            }
            rows.set(i, null);
        }
        return wideRows;
    }
}
