package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static anomaly.notebook.exercises.Trying.threw;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.distance.KNearestNeighbors;
import anomaly.distance.Odin;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Exercises05Test {
    private static final Kind<IntFunction<? extends Detector>> KIND = Kind.DETECTOR_FOR_K;
    private static final String THREE = "Fitted with k = 1 on these rows; their training scores: [0] [1] [3]";

    /** From the number of arrows to the score. */
    private interface Score {
        double of(long arrows, int k);
    }

    private static FittedDetector fitted(Dataset train, int k, Score score) {
        NeighborSearch search = NeighborSearch.among(train);
        Neighbors own = search.nearestOthers(k);
        return new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                Neighbors all = search.nearest(rows, train.size());
                return each(rows.length, i -> IntStream.range(0, all.count())
                        .filter(rank -> all.distance(i, rank) < own.farthest(all.index(i, rank)))
                        .count());
            }

            @Override
            public double[] trainingScores() {
                return each(train.size(), i -> arrows(own, i));
            }

            private double[] each(int size, IntFunction<Long> arrows) {
                return IntStream.range(0, size)
                        .mapToDouble(i -> score.of(arrows.apply(i), k))
                        .toArray();
            }
        };
    }

    private static long arrows(Neighbors own, int row) {
        return IntStream.range(0, own.size())
                .filter(i -> IntStream.of(own.indices(i)).anyMatch(j -> j == row))
                .count();
    }

    private static double share(long arrows, int k) {
        return -(double) arrows / k;
    }

    /** Training scores of one's own, and new rows done right. */
    private static IntFunction<Detector> training(TrainingScores mine) {
        return k -> data -> {
            FittedDetector right = fitted(data, k, Exercises05Test::share);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    return right.score(rows);
                }

                @Override
                public double[] trainingScores() {
                    return mine.of(data, k);
                }
            };
        };
    }

    private interface TrainingScores {
        double[] of(Dataset train, int k);
    }

    @Test
    void odinPasses() {
        Verdict.Passed passed = passes("05.3", KIND, k -> data -> fitted(data, k, Exercises05Test::share));
        assertEquals(5, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 80, () -> passed.examples() + " examples");
    }

    @Test
    void theLibrarysPassesToo() {
        passes("05.3", KIND, Odin::new);
    }

    @Test
    void manyArrowsMustNotBeAHighScore() {
        Verdict.Failed failed = fails(
                "05.3", KIND, k -> data -> fitted(data, k, (n, one) -> (double) n), THREE, "-1, -2, 0", "1, 2, 0");
        assertTrue(failed.hint().contains("minus"), failed::hint);
    }

    @Test
    void countingOneselfFailsOnThreeRows() {
        IntFunction<Detector> wrong = training((data, k) -> {
            Neighbors found = NeighborSearch.among(data).nearest(data.rows(), k);
            return IntStream.range(0, data.size())
                    .mapToDouble(i -> share(arrows(found, i), k))
                    .toArray();
        });
        fails("05.3", KIND, wrong, THREE, "-1, -2, 0", "-1, -1, -1");
    }

    @Test
    void arrowsThatLeaveAreNotCounted() {
        IntFunction<Detector> wrong = training((data, k) ->
                IntStream.range(0, data.size()).mapToDouble(i -> -1).toArray());
        Verdict.Failed failed = fails("05.3", KIND, wrong, THREE, "-1, -2, 0", "-1, -1, -1");
        assertTrue(failed.hint().contains("arrive"), failed::hint);
    }

    @Test
    void withoutDividingItFailsOnTwoNeighbors() {
        fails(
                "05.3",
                KIND,
                k -> data -> fitted(data, k, (n, one) -> -n),
                "Fitted with k = 2 on these rows; their training scores: [0] [1] [4] [10]",
                "-1, -1.5, -1.5, 0",
                "-2, -3, -3, 0");
    }

    @Test
    void theNewRowsOwnReachDoesNotCount() {
        IntFunction<Detector> wrong = k -> data -> {
            NeighborSearch search = NeighborSearch.among(data);
            FittedDetector right = fitted(data, k, Exercises05Test::share);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    Neighbors found = search.nearest(rows, k);
                    return IntStream.range(0, rows.length)
                            .mapToDouble(i -> share(found.count(), k))
                            .toArray();
                }

                @Override
                public double[] trainingScores() {
                    return right.trainingScores();
                }
            };
        };
        Verdict.Failed failed = fails("05.3", KIND, wrong, "new rows: [4] [9]", "-1, 0", "-1, -1");
        assertTrue(failed.property().contains("new row"), failed::property);
    }

    @Test
    void aDistanceOrAFixedKIsFoundOut() {
        fails("05.3", KIND, KNearestNeighbors::new, THREE, "-1, -2, 0", "1, 1, 2");
        fails("05.3", KIND, k -> data -> fitted(data, 1, Exercises05Test::share), "with k = 2", "", "");
        threw("05.3", KIND, k -> data -> fitted(data, 20, Exercises05Test::share), "[0] [1] [3]");
    }
}
