package anomaly.reconstruction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detectors;
import anomaly.FittedDetector;
import anomaly.Golden;
import anomaly.linear.Components;
import anomaly.linear.PrincipalAxes;
import anomaly.reconstruction.PrincipalComponents.Model;
import anomaly.reconstruction.PrincipalComponents.Score;
import anomaly.scaling.Scaling;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class PrincipalComponentsTest {
    /** Rows (a, b, a + b + small noise), stretched along one direction. */
    private static double[][] slab(int rows, double noise, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> {
                    double a = random.nextDouble(-5, 5);
                    double b = random.nextDouble(-1, 1);
                    return new double[] {a, b, a + b + noise * random.nextDouble(-1, 1)};
                })
                .toArray(double[][]::new);
    }

    private static double[] scores(double[][] rows, int number, Score score) {
        return new PrincipalComponents(Components.number(number), score)
                .fit(rows)
                .trainingScores();
    }

    @ParameterizedTest
    @MethodSource({"anomaly.Golden#standardized", "anomaly.Golden#raw"})
    void reconstructionAndLikelihoodAsScikitLearn(Golden golden) {
        // Variances over nine powers of ten there: the covariance, unlike the rows themselves, holds the small ones to
        // 1e-7.
        double tolerance = golden.toString().equals("breast_cancer raw") ? 2e-6 : 1e-7;
        int compared = 0;
        for (int k = 1; k <= 17; k++) {
            if (golden.has("pca_rec_k" + k)) {
                golden.assertScores("pca_rec_k" + k, tolerance, scores(golden.rows(), k, Score.RECONSTRUCTION));
                double[] likelihood = scores(golden.rows(), k, Score.LIKELIHOOD);
                double[] expected = golden.column("ppca_k" + k);
                for (int i = 0; i < expected.length; i++) {
                    double slack = Math.max(1e-6, tolerance * (10 + Math.abs(expected[i])));
                    assertEquals(expected[i], likelihood[i], slack, golden + " ppca row " + i);
                }
                compared++;
            }
        }
        assertEquals(2, compared);
    }

    @ParameterizedTest
    @MethodSource({"anomaly.Golden#standardized", "anomaly.Golden#raw"})
    void whitenedIsTheMahalanobisDistance(Golden golden) {
        double[] whitened = scores(golden.rows(), 1, Score.WHITENED);
        // There directions below 1e-10 of the largest variance are left out, here they count: eight of this data set's.
        if (!golden.toString().equals("breast_cancer raw")) {
            golden.assertScores("mahalanobis_pca", 1e-6, whitened);
        }
        for (int k : new int[] {1, 3}) {
            double[] leading = scores(golden.rows(), k, Score.LEADING);
            double[] trailing = scores(golden.rows(), k, Score.TRAILING);
            for (int i = 0; i < whitened.length; i++) {
                assertEquals(whitened[i], leading[i] + trailing[i], 1e-9 * whitened[i], golden + " row " + i);
            }
        }
    }

    @ParameterizedTest
    @MethodSource({"anomaly.Golden#standardized", "anomaly.Golden#raw"})
    void weightedAsPyod(Golden golden) {
        double[] found = Scaling.Z_SCORE
                .before(new PrincipalComponents(Components.all(), Score.WEIGHTED))
                .fit(golden.rows())
                .trainingScores();
        // A constant feature makes a share of (almost) 0 there, by which it divides.
        if (!golden.toString().startsWith("ionosphere")) {
            golden.assertScores("pyod_pca", 1e-6, found);
        }
    }

    @Test
    void byHand() {
        double[][] rows = {{2, 0}, {-2, 0}, {0, 1}, {0, -1}, {3, 3}};
        double[][] cross = Arrays.copyOf(rows, 4);
        // Mean 0, variances 8/3 along the first feature and 2/3 along the second.
        double[][] asked = {{3, 3}, {0, 0}};
        assertArrayEquals(
                new double[] {9, 0}, new PrincipalComponents(1).fit(cross).score(asked), 1e-14);
        assertScore(3, 1, Score.DISTANCE, cross, asked);
        assertScore(9 * 3 / 8.0, 1, Score.LEADING, cross, asked);
        assertScore(9 * 3 / 2.0, 1, Score.TRAILING, cross, asked);
        assertScore(9 * 3 / 8.0 + 9 * 3 / 2.0, 1, Score.WHITENED, cross, asked);
        double constant = Math.log(2 * Math.PI) + Math.log(8 / 3.0) / 2 + Math.log(2 / 3.0) / 2;
        FittedDetector likelihood = new PrincipalComponents(Components.number(1), Score.LIKELIHOOD).fit(cross);
        assertArrayEquals(
                new double[] {constant + (9 * 3 / 8.0 + 9 * 3 / 2.0) / 2, constant}, likelihood.score(asked), 1e-13);
        FittedDetector weighted = new PrincipalComponents(Components.all(), Score.WEIGHTED).fit(cross);
        assertEquals(1 / 0.8 + 1 / 0.2, weighted.score(new double[] {0, 0}), 1e-13);
        // The training row farthest out comes first: (2, 0) and (0, 1), so the ends are (1, 0) and (0, 1).
        assertEquals(0 / 0.8 + Math.sqrt(2) / 0.2, weighted.score(new double[] {1, 0}), 1e-7);
    }

    private static void assertScore(double expected, int number, Score score, double[][] train, double[][] asked) {
        double[] found = new PrincipalComponents(Components.number(number), score)
                .fit(train)
                .score(asked);
        assertArrayEquals(new double[] {expected, 0}, found, 1e-13);
    }

    @Test
    void componentsByNumberAndByShare() {
        double[][] rows = slab(500, 0.1, 1);
        Model model = PrincipalComponents.withDefaults().fit(rows);
        PrincipalAxes axes = model.axes();
        double[] shares = PrincipalComponents.withDefaults()
                .withComponents(Components.all())
                .fit(rows)
                .axes()
                .explainedShares();
        assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
        assertEquals(3, shares.length);
        assertTrue(shares[0] < 0.95 + 0.05 && shares[0] > shares[1] && shares[1] > shares[2]);
        for (int k = 1; k <= 3; k++) {
            double upTo = Arrays.stream(shares).limit(k).sum();
            assertEquals(
                    k,
                    new PrincipalComponents(Components.share(upTo * (1 - 1e-9)))
                            .fit(rows)
                            .kept());
            assertEquals(k, new PrincipalComponents(k).fit(rows).kept());
        }
        assertEquals(3, new PrincipalComponents(7).fit(rows).kept());
        assertEquals(axes.count(), model.kept());
        assertEquals(3, axes.width());
    }

    @Test
    void rowsOnThePlaneAreReconstructedAndScoreNothing() {
        double[][] rows = slab(300, 0, 2);
        Model model = new PrincipalComponents(2).fit(rows);
        double[][] back = model.axes().reconstruct(rows);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(rows[i], back[i], 1e-12);
            assertEquals(0, model.trainingScores()[i], 1e-25);
        }
        // The normal of the plane is (1, 1, -1) / sqrt 3.
        assertEquals(0.03, model.score(new double[] {1.1, 0.1, 0.9}), 1e-12);
        Model all = new PrincipalComponents(Components.all(), Score.WHITENED).fit(rows);
        assertEquals(2, all.axes().count());
        double most = Arrays.stream(all.trainingScores()).max().orElseThrow();
        assertTrue(most < 20, "on the plane: " + most);
        assertTrue(all.score(new double[] {1.1, 0.1, 0.9}) > 1e6, "off the plane");
    }

    @Test
    void shiftsAndTurnsChangeNothingAndUnitsScale() {
        double[][] rows = slab(200, 0.5, 3);
        double c = Math.cos(0.7);
        double s = Math.sin(0.7);
        double[][] turned = Arrays.stream(rows)
                .map(r ->
                        new double[] {10 * (c * r[0] - s * r[1]) + 5, 10 * (s * r[0] + c * r[1]) - 3, 10 * r[2] + 100})
                .toArray(double[][]::new);
        for (Score score : Score.values()) {
            double[] plain = scores(rows, 2, score);
            double[] other = scores(turned, 2, score);
            double factor = score == Score.RECONSTRUCTION ? 100 : score == Score.DISTANCE ? 10 : 1;
            double shift = score == Score.LIKELIHOOD ? 3 * Math.log(10) : 0;
            for (int i = 0; i < rows.length && score != Score.WEIGHTED; i++) {
                assertEquals(factor * plain[i] + shift, other[i], 1e-10 * factor * (1 + plain[i]), score + " row " + i);
            }
        }
    }

    @Test
    void fewerRowsThanFeaturesAreTheSameComponents() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] wide = IntStream.range(0, 12)
                .mapToObj(i -> random.doubles(40, -1, 1).toArray())
                .toArray(double[][]::new);
        PrincipalAxes few = PrincipalAxes.of(Dataset.of(wide), Components.all());
        assertEquals(11, few.count());
        // The same rows twice, and twice more: as many rows as features, the same directions.
        double[][] many = IntStream.range(0, 48).mapToObj(i -> wide[i % 12]).toArray(double[][]::new);
        PrincipalAxes enough = PrincipalAxes.of(Dataset.of(many), Components.all());
        assertEquals(11, enough.count());
        for (int k = 0; k < 11; k++) {
            assertArrayEquals(enough.components()[k], few.components()[k], 1e-10, "component " + k);
            assertEquals(enough.variances()[k] * 47 / 48, few.variances()[k] * 11 / 12, 1e-12);
        }
        assertEquals(0, few.measure(wide, (y, rest) -> rest)[3], 1e-25);
    }

    @Test
    void aHundredThousandFeatures() {
        SplittableRandom random = new SplittableRandom(5);
        double[][] rows = IntStream.range(0, 20)
                .mapToObj(i -> random.doubles(100_000, -1, 1).toArray())
                .toArray(double[][]::new);
        rows[7] = Arrays.stream(rows[7]).map(x -> 3 * x).toArray();
        double[] scores = new PrincipalComponents(Components.all(), Score.LIKELIHOOD)
                .fit(rows)
                .score(new double[][] {rows[3], rows[7], new double[100_000]});
        for (double score : scores) {
            assertTrue(Double.isFinite(score));
        }
        double[] first = scores(rows, 1, Score.LEADING);
        assertEquals(
                7,
                IntStream.range(0, 20)
                        .reduce((a, b) -> first[b] > first[a] ? b : a)
                        .orElseThrow());
    }

    @ParameterizedTest
    @EnumSource(Score.class)
    void oneRowEqualRowsAndAbsurdValues(Score score, @TempDir Path folder) throws Exception {
        PrincipalComponents two = new PrincipalComponents(Components.number(2), score);
        for (double[][] rows : new double[][][] {{{3, 4}}, {{3, 4}, {3, 4}, {3, 4}}}) {
            Model model = two.fit(rows);
            assertEquals(0, model.kept());
            double same = model.score(new double[] {3, 4});
            double other = model.score(new double[] {3, 4.5});
            assertTrue(score == Score.LEADING || score == Score.WEIGHTED ? same == other : same < other);
            model.save(folder.resolve("one.model"));
            assertEquals(other, Detectors.load(folder.resolve("one.model")).score(new double[] {3, 4.5}));
        }
        Model model = two.fit(slab(50, 1, 6));
        double score1 = model.score(new double[] {1e300, -1e300, 1e300});
        assertTrue(Double.isFinite(score1) && score1 > 1e100, score + " of an absurd row: " + score1);
    }

    @Test
    void whatCannotBeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Components.number(0));
        assertThrows(IllegalArgumentException.class, () -> Components.share(0));
        String message = assertThrows(IllegalArgumentException.class, () -> Components.share(1.5))
                .getMessage();
        assertTrue(message.contains("share is 1.5, expected"), message);
        PrincipalComponents one = new PrincipalComponents(1);
        double[][] huge = {{1e200, 0}, {-1e200, 1}, {0, 2}};
        message = assertThrows(IllegalArgumentException.class, () -> one.fit(huge))
                .getMessage();
        assertTrue(message.contains("1e150"), message);
        Dataset none = Dataset.of(new double[0][0]);
        assertThrows(IllegalArgumentException.class, () -> one.fit(none));
    }

    @Test
    void printsItself() {
        assertEquals(
                "PrincipalComponents[components=Share[share=0.95], score=RECONSTRUCTION]",
                PrincipalComponents.withDefaults().toString());
        assertEquals(
                "3 principal components of 3 features",
                new PrincipalComponents(3).fit(slab(9, 1, 7)).axes().toString());
    }
}
