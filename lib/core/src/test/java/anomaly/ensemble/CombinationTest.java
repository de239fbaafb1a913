package anomaly.ensemble;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.LabelAware;
import anomaly.baseline.PerfectScores;
import anomaly.density.Gaussian;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.evaluation.RocCurve;
import anomaly.scaling.Scaling;
import anomaly.synthetic.Synthetic;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CombinationTest {
    private static final double[][] SCORES = {{1, 8}, {2, 7}, {4, 6}, {8, 5}};

    @Test
    void averageAndMaximumByHand() {
        assertArrayEquals(new double[] {15 / 4.0, 6.5}, Combination.average().combine(SCORES), 1e-15);
        assertArrayEquals(new double[] {8, 8}, Combination.maximum().combine(SCORES));
    }

    /** There are three ways to pair the members with 1, 2, 4 and 8; seeds must find them all. */
    @Test
    void bucketsByHand() {
        assertEquals(
                Set.of((2 + 8) / 2.0, (4 + 8) / 2.0), results(seed -> Combination.averageOfMaxima(2, seed)), "AOM");
        assertEquals(
                Set.of((4 + 8) / 2.0, (2 + 8) / 2.0, (1 + 8) / 2.0),
                results(seed -> Combination.maximumOfAverages(2, seed)),
                "MOA");
    }

    private static Set<Double> results(LongFunction<Combination> combination) {
        return LongStream.range(0, 60)
                .mapToObj(seed -> combination.apply(seed).combine(SCORES)[0])
                .collect(Collectors.toSet());
    }

    @Test
    void oneBucketAndOneMemberABucketAreMaximumAndAverage() {
        double[] average = Combination.average().combine(SCORES);
        double[] maximum = Combination.maximum().combine(SCORES);
        assertArrayEquals(maximum, Combination.averageOfMaxima(1, 3).combine(SCORES));
        assertArrayEquals(average, Combination.averageOfMaxima(4, 3).combine(SCORES), 1e-15);
        assertArrayEquals(average, Combination.maximumOfAverages(1, 3).combine(SCORES), 1e-15);
        assertArrayEquals(maximum, Combination.maximumOfAverages(4, 3).combine(SCORES));
    }

    @Test
    void bucketsDifferInSizeByOneAtMost() {
        // Seven members, of which only one has 1: an average of three maxima is a third whatever the bucket.
        double[][] scores = new double[7][1];
        scores[3][0] = 1;
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(1 / 3.0, Combination.averageOfMaxima(3, seed).combine(scores)[0], 1e-15);
            double share = Combination.maximumOfAverages(3, seed).combine(scores)[0];
            assertTrue(share == 0.5 || share == 1 / 3.0, "a bucket of " + 1 / share);
        }
    }

    @Test
    void theLargestScoresDoNotOverflow() {
        double[][] scores = {{Double.MAX_VALUE}, {Double.MAX_VALUE}, {Double.MAX_VALUE}};
        assertEquals(Double.MAX_VALUE, Combination.average().combine(scores)[0], 1e293);
        assertTrue(Double.isFinite(Combination.average().combine(scores)[0]));
    }

    @ParameterizedTest
    @EnumSource(Unification.class)
    void isMadeOfTheMembersScores(Unification unification) {
        Dataset train = Synthetic.twoDensities(200, 3);
        double[][] fresh = Synthetic.twoDensities(50, 4).rows();
        FittedDetector one = new KNearestNeighbors(5).fit(train);
        FittedDetector other = new LocalOutlierFactor(10).fit(train);
        FittedDetector both = Combination.average()
                .with(unification)
                .of(new KNearestNeighbors(5), new LocalOutlierFactor(10))
                .fit(train);
        FittedUnification first = unification.fit(one.trainingScores());
        FittedUnification second = unification.fit(other.trainingScores());
        assertArrayEquals(
                mean(first.apply(one.trainingScores()), second.apply(other.trainingScores())),
                both.trainingScores(),
                1e-12);
        assertArrayEquals(
                mean(first.apply(one.score(fresh)), second.apply(other.score(fresh))), both.score(fresh), 1e-12);
    }

    private static double[] mean(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> (a[i] + b[i]) / 2).toArray();
    }

    @Test
    void theUnitOfAMemberDoesNotMatterOnceUnified() {
        Dataset train = Synthetic.blobs(150, 3);
        Dataset small =
                train.mapRows(row -> Arrays.stream(row).map(x -> x * 0x1p-40).toArray());
        for (Unification unification : List.of(Unification.RANK, Unification.Z_SCORE, Unification.MIN_MAX)) {
            Detector detector =
                    Combination.maximum().with(unification).of(new KNearestNeighbors(3), new KNearestNeighbors(9));
            assertArrayEquals(
                    detector.fit(train).trainingScores(), detector.fit(small).trainingScores(), 1e-9, unification + "");
        }
    }

    @Test
    void aMemberThatReadsLabelsMakesTheWholeLabelAware() {
        Detector aware = Combination.average().of(new Gaussian(), new PerfectScores());
        assertTrue(aware instanceof LabelAware);
        assertTrue(Combination.average().of(Scaling.Z_SCORE.before(new PerfectScores())) instanceof LabelAware);
        assertFalse(Combination.average().of(new Gaussian()) instanceof LabelAware);
        assertEquals(
                aware,
                Combination.average().of(List.of(new Gaussian(), new PerfectScores())),
                "records of the same settings");
        assertTrue(FeatureBagging.breadthFirst(2, 1).of(new PerfectScores()) instanceof LabelAware);
        assertFalse(FeatureBagging.breadthFirst(2, 1).of(new Gaussian()) instanceof LabelAware);
    }

    @Test
    void averagingDetectorsOfDifferentSeedsIsSteadier() {
        Dataset data = Synthetic.twoDensities(400, 5);
        double single = deviation(data, seed -> new Loda(5, 10, seed));
        double average = deviation(data, seed -> Combination.average()
                .of(IntStream.range(0, 10)
                        .mapToObj(i -> (Detector) new Loda(5, 10, seed * 100 + i))
                        .toList()));
        assertTrue(average < 0.6 * single, average + " and " + single);
    }

    private static double deviation(Dataset data, LongFunction<Detector> detector) {
        double[] auc = LongStream.range(1, 21)
                .mapToDouble(seed -> RocCurve.of(
                                data.labels(), detector.apply(seed).fit(data).trainingScores())
                        .auc())
                .toArray();
        double mean = Arrays.stream(auc).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(auc).map(a -> (a - mean) * (a - mean)).average().orElseThrow());
    }

    @Test
    void refusesWhatIsOutOfRange() {
        assertRefused("buckets is 0, expected at least 1", () -> Combination.averageOfMaxima(0, 1));
        assertRefused("members is empty", () -> Combination.average().of());
        assertRefused("buckets is 3, expected 1 to 2, the number of members", () -> Combination.maximumOfAverages(3, 1)
                .of(new Gaussian(), new KNearestNeighbors(2)));
        assertEquals(
                "Combination[rule=AVERAGE, buckets=1, unification=Z_SCORE, seed=0] of [KNearestNeighbors[neighbors=2, "
                        + "distance=LARGEST]]",
                Combination.average().of(new KNearestNeighbors(2)).toString());
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
