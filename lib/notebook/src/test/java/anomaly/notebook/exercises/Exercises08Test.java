package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.boundary.Gamma;
import anomaly.boundary.Kernel;
import anomaly.boundary.SupportVectorDataDescription;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Exercises08Test {
    private static final Kind<Detector> KIND = Kind.DETECTOR;
    private static final Kernel KERNEL = new Kernel.Polynomial(Gamma.of(1), 1, 2);
    private static final String TWO = "Fitted on these rows; their training scores: [1] [3]";

    /** A score made of K(x, x), the mean of K(x_i, x) and the mean of K(x_i, x_j). */
    private interface Terms {
        double of(double self, double mean, double all);
    }

    private static double mean(Kernel kernel, double[][] train, double[] row) {
        return Arrays.stream(train)
                .mapToDouble(o -> kernel.value(o, row))
                .average()
                .orElseThrow();
    }

    private static Detector detector(Kernel kernel, Terms terms) {
        return train -> {
            double[][] rows = train.rows();
            double all = Arrays.stream(rows)
                    .mapToDouble(row -> mean(kernel, rows, row))
                    .average()
                    .orElseThrow();
            return FittedDetector.of(train, row -> terms.of(kernel.value(row, row), mean(kernel, rows, row), all));
        };
    }

    private static double right(double self, double mean, double all) {
        return self - 2 * mean + all;
    }

    @Test
    void theSquaredDistanceToTheMeanPasses() {
        Verdict.Passed passed = passes("08.3", KIND, detector(KERNEL, Exercises08Test::right));
        assertEquals(4, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 20, () -> passed.examples() + " examples");
    }

    @Test
    void leavingOutTheRowItselfFailsOnTwoRows() {
        Verdict.Failed failed = fails(
                "08.3", KIND, detector(KERNEL, (self, mean, all) -> 1 - 2 * mean + all), TWO, "18, 18", "15, -81");
        assertTrue(failed.hint().contains("not the same for all rows"), failed::hint);
    }

    @Test
    void leavingOutTheLastTermFailsOnTwoRows() {
        fails("08.3", KIND, detector(KERNEL, (self, mean, all) -> self - 2 * mean), TWO, "18, 18", "-16, -16");
    }

    @Test
    void theMeanCountedOnceFailsOnTwoRows() {
        fails("08.3", KIND, detector(KERNEL, (self, mean, all) -> self - mean + all), TWO, "18, 18", "28, 76");
    }

    @Test
    void theRootFailsOnTwoRows() {
        fails("08.3", KIND, detector(KERNEL, (s, m, a) -> Math.sqrt(right(s, m, a))), TWO, "18, 18", "4.2426");
    }

    @Test
    void anotherKernelFailsOnTwoRows() {
        fails("08.3", KIND, detector(new Kernel.Linear(), Exercises08Test::right), TWO, "18, 18", "1, 1");
        fails("08.3", KIND, detector(new Kernel.Rbf(1), Exercises08Test::right), TWO, "18, 18", "0.49");
    }

    @Test
    void theCenterOfTheNewRowsFails() {
        Detector wrong = train -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                double all = Arrays.stream(rows)
                        .mapToDouble(row -> mean(KERNEL, rows, row))
                        .average()
                        .orElseThrow();
                return Arrays.stream(rows)
                        .mapToDouble(row -> right(KERNEL.value(row, row), mean(KERNEL, rows, row), all))
                        .toArray();
            }

            @Override
            public double[] trainingScores() {
                return score(train.rows());
            }
        };
        Verdict.Failed failed = fails("08.3", KIND, wrong, "Fitted on the rows 1, 3; new rows: [0]", "33", "0");
        assertTrue(failed.hint().contains("Only training rows"), failed::hint);
    }

    @Test
    void theScoreBeyondTheSphereIsNotTheDistance() {
        fails("08.3", KIND, new SupportVectorDataDescription(KERNEL, 1), TWO, "18, 18", "");
    }
}
