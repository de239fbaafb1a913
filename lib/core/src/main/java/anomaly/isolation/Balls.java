package anomaly.isolation;

import anomaly.State;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Sets of balls around rows. A row gets, from each set, the value of the smallest ball that covers it, or 1 if none does.
 * Within a set the balls lie in ascending order of their radius.
 */
final class Balls {
    private static final int BLOCK = 64;

    /** Rows that are centers of some ball, feature by feature, since one row may be the center of several. */
    private final double[][] columns;

    /** How many balls a set has. */
    private final int sample;
    /** For each ball of each set the place of its center. */
    private final int[] centers;

    private final double[] squaredRadii;
    private final double[] values;

    private Balls(double[][] columns, int sample, int[] centers, double[] squaredRadii, double[] values) {
        this.columns = columns;
        this.sample = sample;
        this.centers = centers;
        this.squaredRadii = squaredRadii;
        this.values = values;
    }

    /** Balls that come in any order within a set. */
    static Balls of(double[][] rows, int width, int sample, int[] centers, double[] squaredRadii, double[] values) {
        double[][] columns = new double[width][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < width; j++) {
                columns[j][i] = rows[i][j];
            }
        }
        int[] order = IntStream.range(0, centers.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingInt(ball -> ball / sample)
                        .thenComparingDouble(ball -> squaredRadii[ball]))
                .mapToInt(ball -> ball)
                .toArray();
        return new Balls(
                columns,
                sample,
                Arrays.stream(order).map(ball -> centers[ball]).toArray(),
                Arrays.stream(order).mapToDouble(ball -> squaredRadii[ball]).toArray(),
                Arrays.stream(order).mapToDouble(ball -> values[ball]).toArray());
    }

    /** The balls that {@link #addTo} wrote down. */
    static Balls restore(State state) {
        return new Balls(
                state.table("columns"),
                state.integer("sampled"),
                state.integers("centers"),
                state.numbers("squaredRadii"),
                state.numbers("values"));
    }

    State addTo(State state) {
        return state.with("columns", columns)
                .with("sampled", sample)
                .with("centers", centers)
                .with("squaredRadii", squaredRadii)
                .with("values", values);
    }

    int width() {
        return columns.length;
    }

    /** For each row the mean over the sets. */
    double[] means(double[][] rows) {
        double[] means = new double[rows.length];
        RowBlocks.forEach(rows.length, BLOCK, (from, to) -> {
            double[] distances = new double[columns[0].length];
            for (int i = from; i < to; i++) {
                squaredDistances(rows[i], distances);
                means[i] = mean(distances);
            }
        });
        return means;
    }

    private void squaredDistances(double[] row, double[] into) {
        Arrays.fill(into, 0);
        for (int j = 0; j < columns.length; j++) {
            add(row[j], columns[j], into);
        }
    }

    private static void add(double value, double[] column, double[] into) {
        for (int i = 0; i < into.length; i++) {
            double difference = value - column[i];
            into[i] += difference * difference;
        }
    }

    private double mean(double[] distances) {
        double sum = 0;
        for (int first = 0; first < centers.length; first += sample) {
            double value = 1;
            for (int ball = first; ball < first + sample; ball++) {
                if (distances[centers[ball]] <= squaredRadii[ball]) {
                    value = values[ball];
                    break;
                }
            }
            sum += value;
        }
        return sum / (centers.length / sample);
    }

    @Override
    public String toString() {
        return centers.length / sample + " sets of " + sample + " balls";
    }
}
