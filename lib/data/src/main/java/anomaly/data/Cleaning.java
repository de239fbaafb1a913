package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes a data set of rows of numbers, after doing what was asked for about those that are not finite. */
final class Cleaning {
    private final Budget budget;
    private final ReadOptions options;

    Cleaning(Budget budget, ReadOptions options) {
        this.budget = budget;
        this.options = options;
    }

    Dataset dataset(List<double[]> rows, List<Label> labels) throws IOException {
        int width = rows.get(0).length;
        List<double[]> kept = new ArrayList<>();
        List<Label> keptLabels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            if (keep(i, rows.get(i))) {
                kept.add(rows.get(i));
                keptLabels.add(labels.get(i));
            }
        }
        if (kept.isEmpty()) {
            throw new IOException(budget.file() + ": found no row without a missing value, expected at least one");
        }
        List<String> features = Dataset.numbered("x", width);
        for (int j = 0; j < width; j++) {
            Imputation.fill(kept, j, features.get(j), false, options.missing());
        }
        return Dataset.of(options.name().orElse(budget.file()), features, kept.toArray(double[][]::new), keptLabels);
    }

    private boolean keep(int i, double[] row) throws IOException {
        for (int j = 0; j < row.length; j++) {
            if (Double.isFinite(row[j])) {
                continue;
            }
            if (options.missing() == Missing.ERROR) {
                throw new IOException(budget.file() + ", row " + i + ", column " + j + ": found " + row[j]
                        + ", expected a finite number: drop or impute such rows with withMissing(Missing.DROP), MEAN or"
                        + " MEDIAN");
            }
            if (options.missing() == Missing.DROP) {
                return false;
            }
            row[j] = Double.NaN;
        }
        return true;
    }
}
