package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static anomaly.notebook.exercises.Trying.threw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class Exercises00Test {
    private static final Kind<Detector> KIND = Kind.DETECTOR;

    private static double average(double[] column) {
        return Arrays.stream(column).average().orElseThrow();
    }

    /** The center of each column, as a reader may compute it. */
    private static double[] center(double[][] rows, ToDoubleFunction<double[]> middle) {
        double[] made = new double[rows[0].length];
        for (int j = 0; j < made.length; j++) {
            int column = j;
            made[j] = middle.applyAsDouble(
                    Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
        }
        return made;
    }

    private static double squares(double[] row, double[] mean) {
        double sum = 0;
        for (int j = 0; j < mean.length; j++) {
            sum += (row[j] - mean[j]) * (row[j] - mean[j]);
        }
        return sum;
    }

    private static FittedDetector toTheMean(Dataset data) {
        double[] mean = center(data.rows(), Exercises00Test::average);
        return FittedDetector.of(data, row -> Math.sqrt(squares(row, mean)));
    }

    @Test
    void theDistanceToTheMeanPasses() {
        Verdict.Passed passed = passes("00.3", KIND, Exercises00Test::toTheMean);
        assertEquals(5, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() >= 25, () -> passed.examples() + " examples");
    }

    @Test
    void theMedianFailsOnThreeRows() {
        ToDoubleFunction<double[]> median = column -> {
            Arrays.sort(column);
            return (column[(column.length - 1) / 2] + column[column.length / 2]) / 2;
        };
        Detector wrong = data -> {
            double[] middle = center(data.rows(), median);
            return FittedDetector.of(data, row -> Math.sqrt(squares(row, middle)));
        };
        fails("00.3", KIND, wrong, "Fitted on these rows; their training scores: [0] [1] [5]", "2, 1, 3", "1, 0, 4");
    }

    @Test
    void theSquaredDistanceFailsOnTwoRows() {
        Detector wrong = data -> {
            double[] mean = center(data.rows(), Exercises00Test::average);
            return FittedDetector.of(data, row -> squares(row, mean));
        };
        Verdict.Failed failed =
                fails("00.3", KIND, wrong, "Fitted on these rows; their training scores: [0] [4]", "2, 2", "4, 4");
        assertTrue(failed.hint().contains("not squared"), failed::hint);
    }

    @Test
    void theSumOfDifferencesFailsOnTwoFeatures() {
        Detector wrong = data -> {
            double[] mean = center(data.rows(), Exercises00Test::average);
            return FittedDetector.of(data, row -> {
                double sum = 0;
                for (int j = 0; j < mean.length; j++) {
                    sum += Math.abs(row[j] - mean[j]);
                }
                return sum;
            });
        };
        fails("00.3", KIND, wrong, "Fitted on these rows; their training scores: [0, 0] [6, 8]", "5, 5", "7, 7");
    }

    @Test
    void theMeanOfTheRowsToScoreFailsOnNewRows() {
        Detector wrong = data -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                double[] mean = center(rows, Exercises00Test::average);
                return Arrays.stream(rows)
                        .mapToDouble(row -> Math.sqrt(squares(row, mean)))
                        .toArray();
            }

            @Override
            public double[] trainingScores() {
                return score(data.rows());
            }
        };
        Verdict.Failed failed = fails("00.3", KIND, wrong, "Fitted on the rows 0, 4; new rows: ", "", "");
        assertTrue(failed.property().contains("from the mean of the training rows"), failed::toString);
    }

    @Test
    void aMeanKeptOutsideOfFitFails() {
        double[] shared = new double[9];
        Detector wrong = data -> {
            System.arraycopy(center(data.rows(), Exercises00Test::average), 0, shared, 0, data.width());
            return FittedDetector.of(data, row -> Math.sqrt(squares(row, Arrays.copyOf(shared, row.length))));
        };
        Verdict.Failed failed =
                fails("00.3", KIND, wrong, "Fitted on the rows 0, 4, then on others; new rows: ", "", "");
        assertTrue(failed.hint().contains("inside fit"), failed::hint);
    }

    @Test
    void shiftingTheRowsThemselvesFails() {
        Detector wrong = data -> {
            double[] mean = center(data.rows(), Exercises00Test::average);
            double[][] rows = data.rows();
            double[] scores = Arrays.stream(rows)
                    .mapToDouble(row -> Math.sqrt(squares(row, mean)))
                    .toArray();
            Arrays.stream(rows).forEach(row -> row[0] -= mean[0]);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] some) {
                    return Arrays.stream(some)
                            .mapToDouble(row -> Math.sqrt(squares(row, mean)))
                            .toArray();
                }

                @Override
                public double[] trainingScores() {
                    return scores.clone();
                }
            };
        };
        fails("00.3", KIND, wrong, "Fitted on these rows: [0] [4]", "0, 4; ", "-2, 2; ");
    }

    @Test
    void tooFewScoresAreToldAsSuch() {
        Detector wrong = data -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return new double[0];
            }

            @Override
            public double[] trainingScores() {
                return null;
            }
        };
        fails("00.3", KIND, wrong, "their training scores: [0] [4]", "one score a row, 2 in all", "null");
    }

    @Test
    void twoFeaturesOnlyThrowsOnTheFirstExample() {
        Detector wrong = data -> {
            double[] mean = center(data.rows(), Exercises00Test::average);
            return FittedDetector.of(data, row -> Math.hypot(row[0] - mean[0], row[1] - mean[1]));
        };
        Verdict.Threw threw = threw("00.3", KIND, wrong, "[0] [4]");
        assertInstanceOf(ArrayIndexOutOfBoundsException.class, threw.thrown());
        assertInstanceOf(
                IllegalStateException.class,
                threw("00.3", KIND, data -> null, "[0] [4]").thrown());
    }
}
