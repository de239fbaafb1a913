package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.density.Gaussian;
import anomaly.distance.Mahalanobis;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises02Test {
    private static final String TWO = "Fitted on these rows; their training scores: [0] [4]";

    /** What a feature adds to the score, from its z-score and its deviation. */
    private interface Term {
        double of(double z, double deviation);
    }

    private static double right(double z, double deviation) {
        return z * z / 2 + Math.log(deviation) + Math.log(2 * Math.PI) / 2;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values, int less) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - less));
    }

    private static double[] column(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).toArray();
    }

    private static Detector detector(int less, Term term) {
        return data -> FittedDetector.of(data, row -> score(data.rows(), row, less, term));
    }

    private static double score(double[][] rows, double[] row, int less, Term term) {
        return IntStream.range(0, row.length)
                .mapToDouble(j -> {
                    double deviation = deviation(column(rows, j), less);
                    return term.of((row[j] - mean(column(rows, j))) / deviation, deviation);
                })
                .sum();
    }

    @Test
    void theSumOverTheFeaturesPasses() {
        Verdict.Passed passed = passes("02.3", Kind.DETECTOR, detector(0, Exercises02Test::right));
        assertEquals(6, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 25, () -> passed.examples() + " examples");
        passes("02.3", Kind.DETECTOR, new Gaussian(Gaussian.Covariance.DIAGONAL));
    }

    @Test
    void oneLessThanTheRowsAsDivisorFailsOnTwoRows() {
        Verdict.Failed failed =
                fails("02.3", Kind.DETECTOR, detector(1, Exercises02Test::right), TWO, "2.1121, 2.1121", "2.2087");
        assertTrue(failed.hint().contains("divided by n"), failed::hint);
    }

    @Test
    void theSquaredZScoreAloneFailsOnTwoRows() {
        fails("02.3", Kind.DETECTOR, detector(0, (z, deviation) -> z * z / 2), TWO, "2.1121, 2.1121", "0.5, 0.5");
        fails("02.3", Kind.DETECTOR, Mahalanobis.classical(), TWO, "2.1121", "");
    }

    @Test
    void theDensityItselfFailsOnTwoRows() {
        Term density = (z, deviation) -> Math.exp(-right(z, deviation));
        fails("02.3", Kind.DETECTOR, detector(0, density), TWO, "2.1121, 2.1121", "0.121, 0.121");
    }

    @Test
    void theWrongSignFailsOnTwoRows() {
        fails("02.3", Kind.DETECTOR, detector(0, (z, deviation) -> -right(z, deviation)), TWO, "2.1121", "-2.1121");
    }

    @Test
    void theLogarithmOfADensityTooSmallFailsFarAway() {
        Term logarithm = (z, deviation) -> -Math.log(Math.exp(-z * z / 2) / (deviation * Math.sqrt(2 * Math.PI)));
        Verdict.Failed failed = fails(
                "02.3",
                Kind.DETECTOR,
                detector(0, logarithm),
                "Fitted on the rows 0, 4; new rows: [10000]",
                "1.249500211",
                "Infinity");
        assertTrue(failed.property().contains("finite"), failed::property);
    }

    @Test
    void theFirstFeatureAloneFailsOnTwoFeatures() {
        Detector wrong = data ->
                FittedDetector.of(data, row -> score(data.rows(), new double[] {row[0]}, 0, Exercises02Test::right));
        Verdict.Failed failed = fails("02.3", Kind.DETECTOR, wrong, "their training scores: [0, 0] [2, 6]", "", "");
        assertTrue(failed.property().contains("add up"), failed::property);
    }

    @Test
    void slantedEllipsesFailOnTwoFeatures() {
        fails("02.3", Kind.DETECTOR, new Gaussian(), "their training scores: [0, 0] [2, 6]", "", "");
    }

    @Test
    void newRowsMeasuredByThemselvesFail() {
        Detector wrong = data -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return Arrays.stream(rows).mapToDouble(row -> score(rows, row)).toArray();
            }

            private double score(double[][] rows, double[] row) {
                return Exercises02Test.score(rows, row, 0, Exercises02Test::right);
            }

            @Override
            public double[] trainingScores() {
                return score(data.rows());
            }
        };
        Verdict.Failed failed = fails("02.3", Kind.DETECTOR, wrong, "Fitted on the rows 0, 4; new rows:", "", "");
        assertTrue(failed.property().contains("of the training rows"), failed::property);
    }

    @Test
    void whatAFitRemembersOutsideOfItselfIsFoundOut() {
        Dataset[] shared = new Dataset[1];
        Detector wrong = data -> {
            shared[0] = data;
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    return Arrays.stream(rows)
                            .mapToDouble(row -> Exercises02Test.score(shared[0].rows(), row, 0, Exercises02Test::right))
                            .toArray();
                }

                @Override
                public double[] trainingScores() {
                    return score(data.rows());
                }
            };
        };
        Verdict.Failed failed = fails("02.3", Kind.DETECTOR, wrong, "then on others", "", "");
        assertTrue(failed.property().contains("second fit"), failed::property);
    }
}
