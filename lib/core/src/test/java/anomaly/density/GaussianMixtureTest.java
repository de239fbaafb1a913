package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.Golden;
import anomaly.GoldenAuc;
import anomaly.density.GaussianMixture.Covariance;
import anomaly.density.GaussianMixture.Start;
import anomaly.linear.Cholesky;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianMixtureTest {
    private static final JsonObject EXTRA = Golden.json("clusters.json");
    private static final GaussianMixture THREE = GaussianMixture.withDefaults().withComponents(3);

    private static Stream<Golden> golden() {
        return Stream.concat(Golden.standardized(), Golden.raw());
    }

    @ParameterizedTest
    @MethodSource("golden")
    void takesTheStepsOfScikitLearn(Golden golden) {
        JsonObject all = EXTRA.getAsJsonObject(golden.toString());
        int compared = 0;
        for (Covariance kind : Covariance.values()) {
            String name = kind == Covariance.DIAGONAL ? "diag" : kind.name().toLowerCase(Locale.ROOT);
            for (String end : List.of("it1", "it10", "conv")) {
                String column = "gmm3_" + name + "_" + end;
                if (golden.has(column)) {
                    compare(golden, column, kind, end, all.getAsJsonObject(column));
                    compared++;
                }
            }
        }
        assertEquals(golden.toString().endsWith("std") ? 12 : 1, compared);
    }

    private static void compare(Golden golden, String column, Covariance kind, String end, JsonObject expected) {
        boolean ends = end.equals("conv");
        GaussianMixture settings = THREE.withCovariance(kind)
                .withRegularization(1e-3)
                .withTolerance(ends ? 1e-10 : 0)
                .withIterations(ends ? 500 : Integer.parseInt(end.substring(2)));
        double[] deviations = deviations(golden);
        int[] first = new Gson().fromJson(expected.get("means_init_rows"), int[].class);
        NormalComponent[] begin = Arrays.stream(first)
                .mapToObj(i -> component(kind, golden.rows()[i], deviations))
                .toArray(NormalComponent[]::new);
        MixtureModel model = settings.fit(golden.data(), begin);
        assertEquals(expected.get("n_iter").getAsInt(), model.iterations(), golden + " " + column);
        assertEquals(ends && expected.get("converged").getAsBoolean(), model.converged());
        double bound = model.lowerBounds()[model.iterations() - 1];
        assertEquals(expected.get("lower_bound").getAsDouble(), bound, 1e-9 * Math.abs(bound), golden + " " + column);
        double[] weights = new Gson().fromJson(expected.get("weights"), double[].class);
        assertArrayEquals(weights, model.weights(), 1e-9);
        if (expected.has("means")) {
            compareParameters(expected, model, 1e-9);
        }
        double[] scores = golden.column(column);
        double[] found = model.trainingScores();
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i], found[i], 1e-9 * Math.abs(scores[i]), golden + " " + column + " row " + i);
        }
    }

    private static void compareParameters(JsonObject expected, MixtureModel model, double tolerance) {
        double[][] means = new Gson().fromJson(expected.get("means"), double[][].class);
        JsonArray covariances = expected.getAsJsonArray("covariances");
        Covariance kind = ((GaussianMixture) model.state().detector()).covariance();
        for (int c = 0; c < model.size(); c++) {
            assertArrayEquals(means[c], model.means()[c], tolerance);
            JsonElement own = kind == Covariance.TIED ? covariances : covariances.get(c);
            double[][] covariance = model.covariance(c);
            for (int i = 0; i < covariance.length; i++) {
                double[] row = new double[covariance.length];
                switch (kind) {
                    case FULL, TIED ->
                        row = new Gson().fromJson(own.getAsJsonArray().get(i), double[].class);
                    case DIAGONAL -> row[i] = own.getAsJsonArray().get(i).getAsDouble();
                    case SPHERICAL -> row[i] = own.getAsDouble();
                }
                assertArrayEquals(row, covariance[i], tolerance);
            }
        }
    }

    /** Those of the start: 1 for z-scores, sqrt(variance + 1e-3) for data as it came. */
    private static double[] deviations(Golden golden) {
        double[][] rows = golden.rows();
        return IntStream.range(0, rows[0].length)
                .mapToDouble(j -> {
                    double mean = Arrays.stream(rows)
                            .mapToDouble(row -> row[j])
                            .average()
                            .orElseThrow();
                    double variance = Arrays.stream(rows)
                            .mapToDouble(row -> (row[j] - mean) * (row[j] - mean))
                            .average()
                            .orElseThrow();
                    return golden.toString().endsWith("std") ? 1 : Math.sqrt(variance + 1e-3);
                })
                .toArray();
    }

    private static NormalComponent component(Covariance kind, double[] mean, double[] deviations) {
        if (kind.isDiagonal()) {
            return NormalComponent.diagonal(1.0 / 3, mean, deviations);
        }
        double[][] root =
                IntStream.range(0, mean.length).mapToObj(j -> new double[j + 1]).toArray(double[][]::new);
        for (int j = 0; j < root.length; j++) {
            root[j][j] = deviations[j];
        }
        return NormalComponent.full(1.0 / 3, mean, root);
    }

    private static Dataset blobs(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Dataset.of(IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, width)
                        .mapToDouble(j -> 8 * ((i % 3 + j) % 3) + random.nextDouble() + random.nextDouble())
                        .toArray())
                .toArray(double[][]::new));
    }

    @Test
    void oneComponentIsTheGaussian() {
        Dataset data = blobs(500, 5, 1);
        MixtureModel model =
                GaussianMixture.withDefaults().withRegularization(0).fit(data);
        double[] expected = new Gaussian().fit(data).trainingScores();
        assertArrayEquals(expected, model.trainingScores(), 1e-9);
        assertEquals(-Arrays.stream(expected).average().orElseThrow(), model.logLikelihood(), 1e-9);
        assertEquals(1, model.weights()[0], 0);
    }

    @Test
    void byHand() {
        // Two rows each around 0 and 10: variances 1, means 0 and 10, no overlap to speak of.
        double[][] rows = {{-1}, {1}, {9}, {11}};
        MixtureModel model = GaussianMixture.withDefaults()
                .withComponents(2)
                .withRegularization(0)
                .fit(rows);
        double far = 0.5 * Math.exp(-50) / Math.sqrt(2 * Math.PI);
        double near = 0.5 / Math.sqrt(2 * Math.PI);
        assertEquals(-Math.log(near + far), model.score(new double[] {0}), 1e-9);
        assertEquals(-Math.log(near + far), model.score(new double[] {10}), 1e-9);
        assertEquals(-Math.log(2 * near * Math.exp(-12.5)), model.score(new double[] {5}), 1e-9);
        assertArrayEquals(new double[] {0.5, 0.5}, model.responsibilities(new double[][] {{5}})[0], 1e-9);
        double likelihood = Math.log(near) - 0.5;
        assertEquals(likelihood, model.logLikelihood(), 1e-9);
        // One free weight, two means, two variances.
        assertEquals(5, model.parameters());
        assertEquals(-8 * likelihood + 5 * Math.log(4), model.bic(), 1e-6);
        assertEquals(-8 * likelihood + 10, model.aic(), 1e-6);
    }

    @Test
    void parametersAreCounted() {
        Dataset data = blobs(200, 4, 2);
        assertEquals(2 + 12 + 30, THREE.fit(data).parameters());
        assertEquals(
                2 + 12 + 10, THREE.withCovariance(Covariance.TIED).fit(data).parameters());
        assertEquals(
                2 + 12 + 12, THREE.withCovariance(Covariance.DIAGONAL).fit(data).parameters());
        assertEquals(
                2 + 12 + 3, THREE.withCovariance(Covariance.SPHERICAL).fit(data).parameters());
    }

    @ParameterizedTest
    @EnumSource
    void everyShapeAndStartFindsThreeBlobs(Covariance kind) {
        Dataset data = blobs(900, 6, 3);
        for (Start start : Start.values()) {
            MixtureModel model =
                    THREE.withCovariance(kind).withStart(start).withRestarts(8).fit(data);
            assertArrayEquals(new double[] {1.0 / 3, 1.0 / 3, 1.0 / 3}, model.weights(), 1e-6, kind + " " + start);
            double[] scores = model.trainingScores();
            double most = Arrays.stream(scores).max().orElseThrow();
            assertTrue(model.score(new double[] {4, 4, 4, 4, 4, 4}) > most + 10, "between the blobs");
            assertArrayEquals(scores, model.score(data.rows()), 1e-12);
            assertTrue(model.converged());
            double[] shares = model.responsibilities(data.rows())[17];
            assertEquals(1, Arrays.stream(shares).sum(), 1e-12);
        }
    }

    /** Every component against every row, in no order and nothing left out. */
    @Test
    void whatIsLeftOutMakesNoDifference() {
        for (Covariance kind : List.of(Covariance.FULL, Covariance.SPHERICAL)) {
            Dataset data = blobs(400, 20, 4);
            MixtureModel model = THREE.withCovariance(kind).fit(data);
            double[] scores = model.trainingScores();
            for (int i = 0; i < 50; i++) {
                assertEquals(plain(model, data.row(i)), scores[i], 1e-9);
            }
        }
    }

    private static double plain(MixtureModel model, double[] row) {
        double density = 0;
        for (int c = 0; c < model.size(); c++) {
            double[][] covariance = model.covariance(c);
            double[] mean = model.means()[c];
            double[] gap = IntStream.range(0, row.length)
                    .mapToDouble(j -> row[j] - mean[j])
                    .toArray();
            Cholesky root = Cholesky.of(covariance);
            double squares = Arrays.stream(root.whiten(gap)).map(z -> z * z).sum();
            density += model.weights()[c]
                    * Math.exp(-squares / 2 - root.logDeterminant() / 2 - row.length * Math.log(2 * Math.PI) / 2);
        }
        return -Math.log(density);
    }

    @Test
    void manyFeaturesAreSummedInStrips() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] rows = IntStream.range(0, 500)
                .mapToObj(i -> random.doubles(131).toArray())
                .toArray(double[][]::new);
        MixtureModel model =
                GaussianMixture.withDefaults().withRegularization(0).fit(rows);
        assertArrayEquals(new Gaussian().fit(rows).trainingScores(), model.trainingScores(), 1e-7);
    }

    @ParameterizedTest
    @EnumSource
    void everyStepIsAnEpochAndNoneMakesItWorse(Covariance kind) {
        Dataset data = Golden.of("wine", "std").data();
        GaussianMixture settings =
                THREE.withCovariance(kind).withTolerance(0).withIterations(30).withStart(Start.RANDOM);
        List<Epoch> epochs = new ArrayList<>();
        MixtureModel model = settings.fit(data, epochs::add);
        assertEquals(30, epochs.size());
        for (int i = 0; i < 30; i++) {
            assertEquals(-model.lowerBounds()[i], epochs.get(i).loss(), 0);
            assertEquals(i + 1, epochs.get(i).number());
            if (i > 0) {
                assertTrue(epochs.get(i).loss() <= epochs.get(i - 1).loss() + 1e-3, epochs.toString());
            }
        }
        assertTrue(epochs.get(29).loss() < epochs.get(0).loss() - 0.1);
        assertTrue(model.logLikelihood() >= model.lowerBounds()[29] - 1e-3);
        assertFalse(model.converged());
    }

    @Test
    void thePathLeadsToTheModel() {
        Dataset data = blobs(300, 2, 5);
        GaussianMixture settings = THREE.withStart(Start.RANDOM).withSeed(4);
        List<MixtureModel> path = settings.path(data);
        MixtureModel end = settings.fit(data);
        assertEquals(end.iterations() + 1, path.size());
        assertArrayEquals(end.means(), path.get(path.size() - 1).means());
        assertArrayEquals(end.trainingScores(), path.get(path.size() - 1).trainingScores());
        assertEquals(0, path.get(0).iterations());
        assertTrue(path.get(1).logLikelihood() > path.get(0).logLikelihood());
        assertTrue(
                path.get(0).toString().contains("after 0 steps, not converged"),
                path.get(0).toString());
    }

    @Test
    void stoppingKeepsTheBestSoFar() {
        Dataset data = blobs(300, 2, 5);
        GaussianMixture settings = THREE.withStart(Start.RANDOM).withRestarts(5).withSeed(4);
        MixtureModel stopped = settings.fit(data, epoch -> epoch.number() < 2);
        assertEquals(2, stopped.iterations());
        Thread.currentThread().interrupt();
        assertEquals(1, settings.fit(data).iterations());
        assertTrue(Thread.interrupted(), "the mark of the stop button stays for others");
        assertTrue(settings.fit(data).logLikelihood()
                >= settings.withRestarts(1).fit(data).logLikelihood());
    }

    @Test
    void oneThreadGivesTheBitsOfMany() throws Exception {
        Dataset data = Dataset.of(blobs(5000, 9, 7).rows());
        ForkJoinPool one = new ForkJoinPool(1);
        ForkJoinPool many = new ForkJoinPool(7);
        MixtureModel alone = one.submit(() -> THREE.withComponents(5).fit(data)).get();
        MixtureModel together =
                many.submit(() -> THREE.withComponents(5).fit(data)).get();
        one.shutdown();
        many.shutdown();
        assertArrayEquals(alone.trainingScores(), together.trainingScores());
        assertArrayEquals(alone.covariance(2), together.covariance(2));
    }

    @Test
    void theUnitsChangeAConstant() {
        Dataset data = blobs(300, 2, 8);
        double[][] shifted = Arrays.stream(data.rows())
                .map(row -> new double[] {1e6 + 1024 * row[0], -1e6 + 1024 * row[1]})
                .toArray(double[][]::new);
        GaussianMixture exact = THREE.withRegularization(0).withTolerance(0).withIterations(10);
        double[] scores = exact.fit(data).trainingScores();
        double[] other = exact.fit(shifted).trainingScores();
        for (int i = 0; i < scores.length; i++) {
            assertEquals(scores[i] + 2 * Math.log(1024), other[i], 1e-5);
        }
    }

    @Test
    void aFarRowMayWinAComponentUnlessRegularized() {
        double[][] rows = blobs(300, 2, 9).rows();
        rows[0] = new double[] {1000, 1000};
        MixtureModel flexible = THREE.withComponents(4).fit(rows);
        MixtureModel regularized = THREE.withComponents(4).withRegularization(1).fit(rows);
        assertTrue(flexible.score(rows[0]) < flexible.score(rows[1]), "a component of its own");
        assertTrue(regularized.score(rows[0])
                >= Arrays.stream(regularized.trainingScores()).max().orElseThrow());
    }

    @ParameterizedTest
    @EnumSource
    void awkwardDataHasScores(Covariance kind) {
        GaussianMixture two = THREE.withComponents(2).withCovariance(kind);
        double[][] equal = new double[40][3];
        double[] same = two.fit(equal).trainingScores();
        assertTrue(Arrays.stream(same).allMatch(s -> s == same[0] && Double.isFinite(s)));
        double[][] large = {{1e99, 0}, {-1e99, 1}, {3e98, 5}, {0, 2}, {1, 1}};
        for (Start start : Start.values()) {
            double[] scores = two.withStart(start).fit(large).trainingScores();
            assertTrue(Arrays.stream(scores).allMatch(Double::isFinite), Arrays.toString(scores));
        }
        MixtureModel model = two.fit(blobs(50, 3, 1));
        assertEquals(Double.MAX_VALUE, model.score(new double[] {1e300, -1e300, 1e300}));
        assertEquals(
                1,
                GaussianMixture.withDefaults()
                        .withCovariance(kind)
                        .fit(new double[][] {{7}})
                        .size());
        assertTrue(Double.isFinite(two.fit(new double[][] {{1, 2}, {3, 4}}).score(new double[] {2, 3})));
    }

    @Test
    void tenThousandFeaturesOfIndependentKinds() {
        double[][] wide = blobs(12, 10_000, 1).rows();
        assertEquals(3, THREE.withCovariance(Covariance.DIAGONAL).fit(wide).size());
    }

    @Test
    void fullCovariancesOfTooManyFeaturesAreRefused() {
        double[][] wide = new double[4][100_000];
        refused("covariance is FULL, expected DIAGONAL", () -> THREE.fit(wide));
        refused("covariance is TIED", () -> THREE.withCovariance(Covariance.TIED)
                .fit(wide));
    }

    @Test
    void errorsNameTheirCause() {
        double[][] three = {{1, 5}, {2, 5}, {3, 5}};
        refused("components is 4, expected at most 3", () -> THREE.withComponents(4)
                .fit(three));
        refused("components is 0", () -> THREE.withComponents(0));
        refused("restarts is 0", () -> THREE.withRestarts(0));
        refused("iterations is 0", () -> THREE.withIterations(0));
        refused("regularization is -1.0", () -> THREE.withRegularization(-1));
        refused("tolerance is NaN", () -> THREE.withTolerance(Double.NaN));
        refused("row 0, feature 'x1' is 1.0E300", () -> THREE.withComponents(1).fit(new double[][] {{1e300}}));
        refused(
                "regularization is 0.0, expected more than 0: in a component all values of feature 'x2'",
                () -> THREE.withComponents(1).withRegularization(0).fit(three));
    }

    private static void refused(String part, Runnable work) {
        String message = assertThrows(IllegalArgumentException.class, work::run).getMessage();
        assertTrue(message.contains(part), message);
    }

    @ParameterizedTest
    @MethodSource("anomaly.GoldenAuc#mixture")
    void overSeedsAsGoodAsThatOfScikitLearn(GoldenAuc golden) {
        golden.check(seed -> GaussianMixture.withDefaults().withComponents(3).withSeed(seed));
    }
}
