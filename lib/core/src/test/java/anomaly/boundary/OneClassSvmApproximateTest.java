package anomaly.boundary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.Golden;
import anomaly.Label;
import anomaly.evaluation.RocCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class OneClassSvmApproximateTest {
    private static final OneClassSvmApproximate USUAL = OneClassSvmApproximate.withDefaults();

    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[values.length];
        for (int r = 0; r < order.length; r++) {
            ranks[order[r]] = r;
        }
        return ranks;
    }

    private static double rankCorrelation(double[] a, double[] b) {
        double[] x = ranks(a);
        double[] y = ranks(b);
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            squares += (x[i] - y[i]) * (x[i] - y[i]);
        }
        double n = x.length;
        return 1 - 6 * squares / (n * (n * n - 1));
    }

    @ParameterizedTest
    @MethodSource("anomaly.Golden#standardized")
    void itRanksNearlyAsTheExactMachine(Golden golden) {
        double exactArea =
                RocCurve.of(golden.labels(), golden.column("ocsvm_rbf_nu0.5")).auc();
        for (OneClassSvmApproximate.Map map : OneClassSvmApproximate.Map.values()) {
            double[] scores = USUAL.withNu(0.5)
                    .withMap(map, 512)
                    .withEpochs(40)
                    .fit(golden.rows())
                    .trainingScores();
            double correlation = rankCorrelation(golden.column("ocsvm_rbf_nu0.5"), scores);
            assertTrue(correlation > 0.97, golden + " " + map + " " + correlation);
            assertEquals(exactArea, RocCurve.of(golden.labels(), scores).auc(), 0.03, golden + " " + map);
        }
    }

    @Test
    void withAllRowsAsLandmarksTheOptimumIsTheExactOne() {
        double[][] rows = OneClassSvmTest.cloud(200, 3, 5);
        double nu = 0.2;
        OneClassSvm.Model exact =
                OneClassSvm.withDefaults().withNu(nu).withTolerance(1e-9).fit(rows);
        double factor = 1 / (nu * rows.length);
        double[] alphas = exact.support().alphas();
        double[] sums = exact.support().sums(exact.support().rows());
        double optimum = -factor
                * factor
                / 2
                * IntStream.range(0, sums.length)
                        .mapToDouble(i -> alphas[i] * sums[i])
                        .sum();
        List<Epoch> epochs = new ArrayList<>();
        OneClassSvmApproximate.Model model = USUAL.withNu(nu).withEpochs(300).fit(Dataset.of(rows), epochs::add);
        double least = epochs.stream().mapToDouble(Epoch::loss).min().orElseThrow();
        assertTrue(model.features() > 100 && model.features() <= 200, "the rank of the kernel: " + model.features());
        assertTrue(least >= optimum - 1e-9, "below the optimum: " + least + " < " + optimum);
        assertEquals(optimum, least, 2e-3 * -optimum);
        double[] expected =
                Arrays.stream(exact.trainingScores()).map(s -> s * factor).toArray();
        double spread = Arrays.stream(expected).max().orElseThrow()
                - Arrays.stream(expected).min().orElseThrow();
        assertArrayEquals(expected, model.trainingScores(), 0.03 * spread);
    }

    @ParameterizedTest
    @EnumSource(OneClassSvmApproximate.Map.class)
    void theLossFallsAndTheBestEpochIsKept(OneClassSvmApproximate.Map map) {
        double[][] rows = OneClassSvmTest.cloud(3000, 4, 6);
        List<Epoch> epochs = new ArrayList<>();
        OneClassSvmApproximate.Model model =
                USUAL.withMap(map, 100).withEpochs(8).fit(Dataset.of(rows), epochs::add);
        assertEquals(8, epochs.size());
        assertTrue(epochs.get(7).loss() < epochs.get(0).loss(), epochs.toString());
        double outside =
                Arrays.stream(model.trainingScores()).filter(s -> s > 0).count() / 3000.0;
        assertEquals(0.1, outside, 0.001, "rho is the nu-quantile");
        assertTrue(model.toString().contains("100 features") || model.features() < 100, model.toString());
    }

    @Test
    void stoppedAfterOneEpochItIsTheModelOfOneEpoch() {
        double[][] rows = OneClassSvmTest.cloud(500, 4, 6);
        double[] stopped = USUAL.fit(Dataset.of(rows), epoch -> false).trainingScores();
        assertArrayEquals(USUAL.withEpochs(1).fit(rows).trainingScores(), stopped);
        Thread.currentThread().interrupt();
        double[] interrupted = USUAL.fit(rows).trainingScores();
        assertTrue(Thread.interrupted(), "the thread stays interrupted");
        assertEquals(500, interrupted.length);
    }

    @Test
    void featuresMultiplyToTheKernel() {
        double[][] rows = OneClassSvmTest.cloud(300, 4, 7);
        Kernel kernel = new Kernel.Rbf(0.3);
        FeatureMap nystroem = NystroemFeatures.of(kernel, rows);
        FeatureMap fourier = FourierFeatures.of(0.3, rows, 20_000, new SplittableRandom(1));
        double[][] exactly = nystroem.map(rows);
        double[][] nearly = fourier.map(rows);
        for (int i = 0; i < 300; i += 7) {
            double expected = kernel.value(rows[i], rows[3]);
            assertEquals(expected, FeatureMap.product(exactly[i], exactly[3]), 1e-7);
            assertEquals(expected, FeatureMap.product(nearly[i], nearly[3]), 0.04);
            assertEquals(1, FeatureMap.product(nearly[i], nearly[i]), 1e-12);
        }
        double[] weights = new SplittableRandom(2).doubles(nystroem.size()).toArray();
        double[] sums = nystroem.sums(rows, weights);
        for (int i = 0; i < 300; i += 11) {
            assertEquals(FeatureMap.product(exactly[i], weights), sums[i], 1e-6 * (1 + Math.abs(sums[i])));
        }
    }

    @Test
    void areasOfTwentySeedsLieAroundTheExactOne() {
        SplittableRandom random = new SplittableRandom(9);
        double[][] rows = OneClassSvmTest.cloud(600, 5, 9);
        List<Label> labels = new ArrayList<>();
        for (double[] row : rows) {
            boolean odd = random.nextInt(20) == 0;
            if (odd) {
                Arrays.setAll(row, j -> 6 * random.nextDouble() - 3);
            }
            labels.add(odd ? Label.ANOMALY : Label.NORMAL);
        }
        double exact = RocCurve.of(labels, OneClassSvm.withDefaults().fit(rows).trainingScores())
                .auc();
        double[] areas = IntStream.range(0, 20)
                .mapToDouble(seed -> RocCurve.of(
                                labels,
                                USUAL.withSeed(seed)
                                        .withMap(OneClassSvmApproximate.Map.NYSTROEM, 150)
                                        .fit(rows)
                                        .trainingScores())
                        .auc())
                .toArray();
        double mean = Arrays.stream(areas).average().orElseThrow();
        double deviation =
                Math.sqrt(Arrays.stream(areas).map(a -> (a - mean) * (a - mean)).sum() / 19);
        assertTrue(exact > 0.8, "an easy task: " + exact);
        assertEquals(exact, mean, 2 * deviation + 0.005, Arrays.toString(areas));
        assertTrue(deviation > 0, "seeds differ");
    }

    @Test
    void whatIsOutOfRangeIsNamed() {
        assertRefused("nu is 0.0", () -> USUAL.withNu(0));
        assertRefused("features is 1", () -> USUAL.withMap(OneClassSvmApproximate.Map.NYSTROEM, 1));
        assertRefused("epochs is 0", () -> USUAL.withEpochs(0));
        assertRefused("gamma is 0.0", () -> USUAL.withGamma(0));
        assertRefused("kernel is Linear[], expected Rbf", () -> USUAL.withMap(OneClassSvmApproximate.Map.FOURIER, 10)
                .withKernel(new Kernel.Linear()));
        assertRefused("has 0 rows", () -> USUAL.fit(new double[0][]));
    }

    private static void assertRefused(String message, Runnable call) {
        String found = assertThrows(IllegalArgumentException.class, call::run).getMessage();
        assertTrue(found.contains(message), found);
    }
}
