package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static anomaly.notebook.exercises.Trying.threw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises04Test {
    private static final Kind<IntFunction<? extends Detector>> KIND = Kind.DETECTOR_FOR_K;
    private static final String THREE = "Fitted with k = 1 on these rows; their training scores: [0] [1] [3]";

    /** The score of row i, given its neighbors and those of the training rows. */
    private interface Score {
        double of(Neighbors found, int i, Neighbors own);
    }

    private static FittedDetector fitted(Dataset train, int k, Score score) {
        NeighborSearch search = NeighborSearch.among(train);
        Neighbors own = search.nearestOthers(k);
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return all(search.nearest(rows, k), own, score);
            }

            @Override
            public double[] trainingScores() {
                return all(own, own, score);
            }
        };
    }

    private static double[] all(Neighbors found, Neighbors own, Score score) {
        return IntStream.range(0, found.size())
                .mapToDouble(i -> score.of(found, i, own))
                .toArray();
    }

    private static double ratios(Neighbors found, int i, Neighbors own) {
        return IntStream.range(0, found.count())
                .mapToDouble(rank -> found.farthest(i) / own.farthest(found.index(i, rank)))
                .average()
                .orElseThrow();
    }

    @Test
    void simplifiedLofPasses() {
        Verdict.Passed passed = passes("04.3", KIND, k -> data -> fitted(data, k, Exercises04Test::ratios));
        assertEquals(5, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 80, () -> passed.examples() + " examples");
    }

    @Test
    void theRatioTurnedOverFailsOnThreeRows() {
        fails(
                "04.3",
                KIND,
                k -> data -> fitted(data, k, (found, i, own) -> 1 / ratios(found, i, own)),
                THREE,
                "1, 1, 2",
                "1, 1, 0.5");
    }

    @Test
    void countingOneselfFailsOnThreeRows() {
        IntFunction<Detector> wrong = k -> data -> {
            NeighborSearch search = NeighborSearch.among(data);
            Neighbors own = search.nearest(data.rows(), k);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    return all(search.nearest(rows, k), own, Exercises04Test::ratios);
                }

                @Override
                public double[] trainingScores() {
                    return score(data.rows());
                }
            };
        };
        Verdict.Failed failed = fails("04.3", KIND, wrong, THREE, "1, 1, 2", "NaN, NaN, NaN");
        assertTrue(failed.hint().contains("not its own neighbor"), failed::hint);
    }

    @Test
    void dividingByAllRowsFailsOnThreeRows() {
        fails(
                "04.3",
                KIND,
                k -> data -> fitted(data, k, (found, i, own) -> ratios(found, i, own) * k / data.size()),
                THREE,
                "1, 1, 2",
                "0.3333, 0.3333, 0.6667");
    }

    @Test
    void theRatioOfMeansFailsOnTwoNeighbors() {
        Score wrong = (found, i, own) -> found.farthest(i)
                / IntStream.range(0, found.count())
                        .mapToDouble(rank -> own.farthest(found.index(i, rank)))
                        .average()
                        .orElseThrow();
        Verdict.Failed failed = fails(
                "04.3",
                KIND,
                k -> data -> fitted(data, k, wrong),
                "Fitted with k = 2 on these rows; their training scores: [0] [1] [4] [10]",
                "",
                "");
        assertTrue(failed.property().contains("mean of the k ratios"), failed::property);
    }

    @Test
    void theFullFactorFailsToo() {
        Verdict.Failed failed = fails("04.3", KIND, LocalOutlierFactor::new, "[0] [1] [4] [10]", "", "");
        assertTrue(failed.hint().contains("left out"), failed::hint);
        fails("04.3", KIND, KNearestNeighbors::new, "Fitted with k = 1 on the rows 0, 1, 3; new rows: [6]", "1.5", "3");
    }

    @Test
    void newRowsAmongThemselvesFail() {
        IntFunction<Detector> wrong = k -> data -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                double[][] all = new double[data.size() + rows.length][];
                System.arraycopy(data.rows(), 0, all, 0, data.size());
                System.arraycopy(rows, 0, all, data.size(), rows.length);
                double[] scores =
                        fitted(Dataset.of(all), k, Exercises04Test::ratios).trainingScores();
                return Arrays.copyOfRange(scores, data.size(), all.length);
            }

            @Override
            public double[] trainingScores() {
                return fitted(data, k, Exercises04Test::ratios).trainingScores();
            }
        };
        Verdict.Failed failed =
                fails("04.3", KIND, wrong, "Fitted with k = 2 on the rows 0, 1, 4, 10; new rows: [17]", "2.3", "2.5");
        assertTrue(failed.property().contains("training rows only"), failed::property);
    }

    @Test
    void aDetectorOfFixedKIsFoundOut() {
        fails("04.3", KIND, k -> data -> fitted(data, 1, Exercises04Test::ratios), "with k = 2", "", "");
        threw("04.3", KIND, k -> data -> fitted(data, 20, Exercises04Test::ratios), "[0] [1] [3]");
    }
}
