package anomaly.data;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Fills the gaps (NaN) of one column from its other values. */
final class Imputation {
    private Imputation() {}

    static void fill(List<double[]> rows, int j, String name, boolean categorical, Missing policy) throws IOException {
        if (rows.stream().noneMatch(row -> Double.isNaN(row[j]))) {
            return;
        }
        double[] known = rows.stream()
                .mapToDouble(row -> row[j])
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (known.length == 0) {
            throw new IOException("column '" + name + "': found no value at all, expected some to impute the others"
                    + " from: leave it out by withIgnored");
        }
        double filler = categorical ? mode(known) : policy == Missing.MEAN ? mean(known) : median(known);
        for (double[] row : rows) {
            if (Double.isNaN(row[j])) {
                row[j] = filler;
            }
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double median(double[] sorted) {
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2;
    }

    /** The most frequent code; of several the smallest. */
    private static double mode(double[] sorted) {
        double best = sorted[0];
        int most = 0;
        int run = 0;
        for (int i = 0; i < sorted.length; i++) {
            run = i > 0 && sorted[i] == sorted[i - 1] ? run + 1 : 1;
            if (run > most) {
                most = run;
                best = sorted[i];
            }
        }
        return best;
    }
}
