package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Golden;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EcodTest {
    /** Skewed to the right, and its mirror image. */
    private static final double[][] TINY = {{0, 9}, {1, 8}, {2, 7}, {9, 0}};

    private static Stream<Golden> all() {
        return Stream.concat(Golden.all("std"), Golden.all("raw"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePyodVariantsScoreAsPyod(Golden golden) {
        golden.assertScores(
                "ecod", 1e-12, new Ecod(Ecod.Variant.PYOD).fit(golden.rows()).trainingScores());
        golden.assertScores(
                "copod", 1e-12, new Copod(Copod.Variant.PYOD).fit(golden.rows()).trainingScores());
    }

    @ParameterizedTest
    @MethodSource("all")
    void thePapersScoreIsTheLargestOfThreePlainSums(Golden golden) {
        double[][] rows = golden.rows();
        double[] found = new Ecod().fit(rows).trainingScores();
        for (int i = 0; i < rows.length; i++) {
            double[] sums = new double[3];
            for (int j = 0; j < rows[0].length; j++) {
                double left = -Math.log(share(rows, j, -rows[i][j], -1));
                double right = -Math.log(share(rows, j, rows[i][j], 1));
                sums[0] += left;
                sums[1] += right;
                sums[2] += skewness(rows, j) < 0 ? left : right;
            }
            assertEquals(Arrays.stream(sums).max().orElseThrow(), found[i], 1e-12 * (1 + found[i]), golden + " " + i);
        }
        assertArrayEquals(found, new Copod().fit(rows).trainingScores(), "the papers' methods are one");
    }

    private static double share(double[][] rows, int feature, double value, int sign) {
        return Arrays.stream(rows).filter(row -> sign * row[feature] >= value).count() / (double) rows.length;
    }

    private static double skewness(double[][] rows, int feature) {
        double mean =
                Arrays.stream(rows).mapToDouble(row -> row[feature]).average().orElseThrow();
        return Arrays.stream(rows)
                .mapToDouble(row -> Math.pow(row[feature] - mean, 3))
                .sum();
    }

    @Test
    void theFormulaByHand() {
        // Shares at most and at least of the first feature: 1/4 4/4, 2/4 3/4, 3/4 2/4, 4/4 1/4; mirrored in the second.
        double two = Math.log(2);
        double[] paper = {2 * two, two - Math.log(0.75), 2 * two, 4 * two};
        assertArrayEquals(paper, new Ecod().fit(TINY).trainingScores(), 1e-15);
        double[] pyod = {4 * two, 2 * two, 2 * two, 4 * two};
        assertArrayEquals(pyod, new Ecod(Ecod.Variant.PYOD).fit(TINY).trainingScores(), 1e-15);
        double middle = two - Math.log(0.75);
        assertArrayEquals(
                new double[] {2 * two, middle, 2 * two, 4 * two},
                new Copod(Copod.Variant.PYOD).fit(TINY).trainingScores(),
                1e-15);
    }

    @Test
    void aFeatureWithoutSkewCountsBothTailsInPyodOnly() {
        double[][] even = {{-1}, {0}, {1}};
        double one = Math.log(3);
        double middle = 2 * Math.log(1.5);
        assertArrayEquals(
                new double[] {one, middle, one},
                new Ecod(Ecod.Variant.PYOD).fit(even).trainingScores(),
                1e-15);
        assertArrayEquals(
                new double[] {one, middle / 2, one}, new Ecod().fit(even).trainingScores(), 1e-15);
    }

    @Test
    void aNewRowJoinsTheTrainingRowsByItself() {
        double[][] fresh = {{1, 8}, {1.5, 7.5}, {4, 4}, {1e300, -1e300}};
        for (TailDetector detector : TailDetector.all()) {
            FittedTails fitted = detector.fit(TINY);
            for (double[] row : fresh) {
                double[][] joined = Arrays.copyOf(TINY, 5);
                joined[4] = row;
                // None of these rows turns the skew of a feature around.
                assertEquals(detector.fit(joined).trainingScores()[4], fitted.score(row), 1e-14, detector.toString());
            }
        }
        // Beyond the range: both features ln(5), however far.
        assertEquals(2 * Math.log(5), new Ecod().fit(TINY).score(fresh[3]), 1e-14);
        assertEquals(2 * Math.log(5), new Ecod().fit(TINY).score(new double[] {10, -1}), 1e-14);
    }

    /** The four scores under one name. */
    private interface TailDetector {
        FittedTails fit(double[][] rows);

        static List<TailDetector> all() {
            return List.of(
                    new Ecod()::fit,
                    new Ecod(Ecod.Variant.PYOD)::fit,
                    new Copod()::fit,
                    new Copod(Copod.Variant.PYOD)::fit);
        }
    }

    @Test
    void contributionsAddUpToTheScoreAndNameTheOddFeature() {
        Golden wine = Golden.of("wine", "std");
        double[] odd = wine.rows()[0].clone();
        odd[4] = 50;
        for (TailDetector detector : TailDetector.all()) {
            FittedTails fitted = detector.fit(wine.rows());
            double[] parts = fitted.contributions(odd);
            assertEquals(13, parts.length);
            assertEquals(fitted.score(odd), Arrays.stream(parts).sum(), 1e-12);
            assertEquals(Math.log(179), Arrays.stream(parts).max().orElseThrow(), 1e-12);
            assertEquals(Math.log(179), parts[4], 1e-12);
        }
        FittedTails fitted = new Ecod().fit(wine.rows());
        assertThrows(IllegalArgumentException.class, () -> fitted.contributions(new double[] {1}));
    }

    @Test
    void onlyTheOrderOfValuesAndTheSkewMatter() {
        double[][] rows = cloud(300, 3);
        double[][] other = Arrays.stream(rows)
                .map(row -> new double[] {row[0] * 1e-9, row[1] * 7e200, row[2] + 3e5})
                .toArray(double[][]::new);
        for (TailDetector detector : TailDetector.all()) {
            assertArrayEquals(
                    detector.fit(rows).trainingScores(), detector.fit(other).trainingScores());
        }
    }

    @Test
    void permutedRowsGivePermutedScores() {
        double[][] rows = cloud(300, 3);
        double[][] turned = IntStream.range(0, 300).mapToObj(i -> rows[299 - i]).toArray(double[][]::new);
        double[] scores = new Ecod().fit(rows).trainingScores();
        double[] back = new Ecod().fit(turned).trainingScores();
        for (int i = 0; i < 300; i++) {
            assertEquals(scores[i], back[299 - i], 0);
        }
    }

    private static double[][] cloud(int size, int width) {
        SplittableRandom random = new SplittableRandom(5);
        return IntStream.range(0, size)
                .mapToObj(i -> random.doubles(width, 0, 1).map(x -> x * x).toArray())
                .toArray(double[][]::new);
    }

    @Test
    void sortedValuesAreCountedAsOneByOne() {
        SplittableRandom random = new SplittableRandom(6);
        List<double[]> kinds = List.of(
                random.doubles(500, -1, 1).toArray(),
                random.doubles(500, -1, 1).map(x -> Math.rint(8 * x)).toArray(),
                random.doubles(500, -1, 1).map(x -> Math.pow(x, 99)).toArray(),
                random.doubles(500, -1, 1).map(x -> x * 1.7e308).toArray(),
                random.doubles(500, -1, 1).map(x -> x * 1e-310).toArray(),
                new double[] {3, 3, 3},
                new double[] {-1e308, 0, 1e308},
                new double[] {1, 0.0, -0.0, -1, 0.0},
                new double[] {7});
        for (double[] values : kinds) {
            RankedValues ranked = RankedValues.of(values);
            for (int i = 0; i < values.length; i++) {
                double value = values[i];
                assertEquals(Arrays.stream(values).filter(v -> v < value).count(), ranked.below(i));
                assertEquals(Arrays.stream(values).filter(v -> v <= value).count(), ranked.atMost(i));
            }
            Arrays.sort(values);
            assertArrayEquals(positiveZeros(values), positiveZeros(ranked.sorted()));
            SortedValues sorted = new SortedValues(values);
            double[] more = {-Double.MAX_VALUE, Double.MAX_VALUE, 0, 0.1, -2, Double.MIN_VALUE};
            for (double value :
                    Stream.of(values, more).flatMapToDouble(Arrays::stream).toArray()) {
                assertEquals(Arrays.stream(values).filter(v -> v < value).count(), sorted.below(value));
                assertEquals(
                        Arrays.stream(values).filter(v -> v <= value).count(),
                        sorted.atMost(value, sorted.below(value)));
            }
        }
    }

    /** 0 and -0 are equal, and in no order. */
    private static double[] positiveZeros(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).toArray();
    }

    @Test
    void constantAndHugeFeatures() {
        double[][] rows = {{0.1, 1.7e308}, {0.1, -1.7e308}, {0.1, 1e300}};
        for (TailDetector detector : TailDetector.all()) {
            double[] scores = detector.fit(rows).trainingScores();
            assertTrue(Arrays.stream(scores).allMatch(s -> s >= 0 && s < 10), Arrays.toString(scores));
        }
        assertEquals(0, new Ecod().fit(new double[][] {{3}}).trainingScores()[0], 0, "one row");
    }

    @Test
    void noRowsAreRefused() {
        Dataset none = Dataset.of(TINY).pick(new int[0]);
        Ecod detector = new Ecod();
        String message = assertThrows(IllegalArgumentException.class, () -> detector.fit(none))
                .getMessage();
        assertTrue(message.startsWith("got no rows"), message);
    }

    @Test
    void printsItself() {
        assertEquals("Ecod[variant=PAPER]", new Ecod().toString());
        assertEquals(
                "Copod[variant=PYOD] of 4 rows of 2 features",
                new Copod(Copod.Variant.PYOD).fit(TINY).toString());
    }
}
