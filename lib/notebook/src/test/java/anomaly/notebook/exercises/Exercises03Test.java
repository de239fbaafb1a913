package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.density.Bandwidth;
import anomaly.density.KernelDensity;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises03Test {
    private static final Kind<IntFunction<? extends Detector>> KIND = Kind.DETECTOR_FOR_K;
    private static final String THREE = "Fitted with h = 4 on these rows; their training scores: [0] [1] [3]";
    private static final String APART = "Fitted with h = 2 on these rows; their training scores: [0] [1] [5]";

    /** A hill at a distance. */
    private interface Hill {
        double height(double distance, int h);
    }

    private static final Hill RIGHT = (distance, h) -> Math.max(0, 1 - distance / h);

    private static double euclidean(double[] p, double[] o) {
        return Math.sqrt(IntStream.range(0, p.length)
                .mapToDouble(j -> (p[j] - o[j]) * (p[j] - o[j]))
                .sum());
    }

    private static double sum(double[] row, double[][] train, int self, Hill hill, int h) {
        return IntStream.range(0, train.length)
                .filter(i -> i != self)
                .mapToDouble(i -> hill.height(euclidean(row, train[i]), h))
                .sum();
    }

    /** With the number that training scores are divided by. */
    private static FittedDetector fitted(Dataset data, Hill hill, int h, boolean selfToo, int others) {
        double[][] train = data.rows();
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return IntStream.range(0, rows.length)
                        .mapToDouble(i -> 1 - sum(rows[i], train, -1, hill, h) / train.length)
                        .toArray();
            }

            @Override
            public double[] trainingScores() {
                return IntStream.range(0, train.length)
                        .mapToDouble(i -> 1 - sum(train[i], train, selfToo ? -1 : i, hill, h) / others)
                        .toArray();
            }
        };
    }

    private static FittedDetector fitted(Dataset data, Hill hill, int h) {
        return fitted(data, hill, h, false, data.size() - 1);
    }

    @Test
    void theMeanHillPasses() {
        Verdict.Passed passed = passes("03.3", KIND, h -> data -> fitted(data, RIGHT, h));
        assertEquals(6, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 70, () -> passed.examples() + " examples");
    }

    @Test
    void vouchingForItselfFailsOnThreeRows() {
        Verdict.Failed failed = fails(
                "03.3",
                KIND,
                h -> data -> fitted(data, RIGHT, h, true, data.size()),
                THREE,
                "0.5, 0.375, 0.625",
                "0.3333, 0.25, 0.4167");
        assertTrue(failed.hint().contains("must not vouch for itself"), failed::hint);
    }

    @Test
    void dividingByAllRowsFailsOnThreeRows() {
        fails(
                "03.3",
                KIND,
                h -> data -> fitted(data, RIGHT, h, false, data.size()),
                THREE,
                "0.5, 0.375, 0.625",
                "0.6667, 0.5833, 0.75");
    }

    @Test
    void aDensityInsteadOfAScoreFailsOnThreeRows() {
        Hill turned = (distance, h) -> 1 - RIGHT.height(distance, h);
        fails("03.3", KIND, h -> data -> fitted(data, turned, h), THREE, "0.5, 0.375, 0.625", "0.5, 0.625, 0.375");
    }

    @Test
    void hillsBelowTheGroundFailWhereARowIsOutOfReach() {
        Verdict.Failed failed = fails(
                "03.3", KIND, h -> data -> fitted(data, (d, width) -> 1 - d / width, h), APART, "0.75, 0.75, 1", "1.5");
        assertTrue(failed.property().contains("never negative"), failed::property);
    }

    @Test
    void theDistanceAlongTheFirstFeatureFailsInThePlane() {
        IntFunction<Detector> wrong = h -> data -> new FittedDetector() {
            private final FittedDetector first = fitted(data.mapRows(row -> new double[] {row[0], 0}), RIGHT, h);

            @Override
            public double[] score(double[][] rows) {
                return first.score(rows);
            }

            @Override
            public double[] trainingScores() {
                return first.trainingScores();
            }
        };
        // One feature must stay one feature: only the plane shows the mistake.
        IntFunction<Detector> narrow = h -> data ->
                data.width() == 1 ? fitted(data, RIGHT, h) : wrong.apply(h).fit(data);
        Verdict.Failed failed = fails("03.3", KIND, narrow, "[0, 0] [3, 4]", "0.5, 0.5", "0.3, 0.3");
        assertTrue(failed.property().contains("Euclidean"), failed::property);
    }

    @Test
    void leavingOutATrainingRowForAnEqualNewOneFails() {
        IntFunction<Detector> wrong = h -> data -> {
            FittedDetector right = fitted(data, RIGHT, h);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    Hill notSelf = (d, width) -> d == 0 ? 0 : RIGHT.height(d, width);
                    return fitted(data, notSelf, h).score(rows);
                }

                @Override
                public double[] trainingScores() {
                    return right.trainingScores();
                }
            };
        };
        Verdict.Failed failed = fails("03.3", KIND, wrong, "with h = 2 on the rows 0, 1, 5; new rows: [1] [9]", "", "");
        assertTrue(failed.property().contains("all training rows"), failed::property);
    }

    @Test
    void theLibrarysLogarithmIsAnotherScore() {
        fails(
                "03.3",
                KIND,
                h -> new KernelDensity(KernelDensity.Kernel.LINEAR, Bandwidth.of(h)),
                THREE,
                "0.5, 0.375, 0.625",
                "");
    }
}
