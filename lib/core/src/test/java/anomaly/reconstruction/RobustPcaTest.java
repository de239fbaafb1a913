package anomaly.reconstruction;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.linear.Products;
import anomaly.linear.SymmetricEigen;
import anomaly.reconstruction.RobustPca.Model;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RobustPcaTest {
    private static double[][] random(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> random.doubles(width, -1, 1).toArray())
                .toArray(double[][]::new);
    }

    private static double[][] pattern(int rows, int width, int rank, long seed) {
        return Products.times(random(rows, rank, seed), random(rank, width, seed + 1));
    }

    /** A share of the entries is wrong by up to 5. */
    private static double[][] errors(int rows, int width, double share, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, rows)
                .mapToObj(i -> IntStream.range(0, width)
                        .mapToDouble(j -> random.nextDouble() < share ? random.nextDouble(-5, 5) : 0)
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double[][] plus(double[][] a, double[][] b) {
        return IntStream.range(0, a.length)
                .mapToObj(i -> IntStream.range(0, a[i].length)
                        .mapToDouble(j -> a[i][j] + b[i][j])
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double length(double[] row) {
        return Math.sqrt(Arrays.stream(row).map(x -> x * x).sum());
    }

    @ParameterizedTest
    @CsvSource({"120, 60, 3", "60, 120, 3", "80, 80, 2"})
    void aPatternAndFewErrorsAreToldApartExactly(int rows, int width, int rank) {
        double[][] pattern = pattern(rows, width, rank, 1);
        double[][] errors = errors(rows, width, 0.05, 3);
        Model model = RobustPca.withDefaults().fit(plus(pattern, errors));
        assertEquals(rank, model.rank());
        double[] scores = model.trainingScores();
        for (int i = 0; i < rows; i++) {
            assertArrayEquals(pattern[i], model.pattern()[i], 1e-5, "pattern, row " + i);
            assertArrayEquals(errors[i], model.errors()[i], 1e-5, "errors, row " + i);
            assertEquals(length(errors[i]), scores[i], 1e-4);
        }
        // New rows of the same pattern: errors in a few features do not move them along it.
        double[][] wrong = errors(5, width, 0.1, 4);
        double[][] clean = Products.times(random(5, rank, 9), random(rank, width, 2));
        double[] found = model.score(plus(clean, wrong));
        for (int i = 0; i < 5; i++) {
            assertEquals(length(wrong[i]), found[i], 1e-3 * (1 + found[i]), "new row " + i);
        }
        assertArrayEquals(new double[5], model.score(clean), 1e-4);
    }

    /** The conditions that hold at the optimum and nowhere else. */
    @ParameterizedTest
    @CsvSource({"40, 12", "12, 40"})
    void theMultipliersProveTheOptimum(int rows, int width) {
        double[][] data = plus(pattern(rows, width, 2, 5), errors(rows, width, 0.2, 6));
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < width; j++) {
                data[i][j] += 0.1 * Math.sin(i * 31 + j * 17);
            }
        }
        double lambda = 1 / Math.sqrt(40);
        Pursuit pursuit = new Pursuit(data, lambda);
        pursuit.run(20_000, 1e-9, EpochListener.NONE);
        double[][] y = pursuit.multipliers();
        double[][] low = pursuit.pattern();
        double[][] sparse = pursuit.errors();
        double inner = 0;
        for (int i = 0; i < rows; i++) {
            assertArrayEquals(data[i], plus(low, sparse)[i], 1e-7, "M = L + S");
            for (int j = 0; j < width; j++) {
                assertTrue(Math.abs(y[i][j]) <= lambda * (1 + 1e-6), "no multiplier is larger than lambda");
                if (Math.abs(sparse[i][j]) > 1e-6) {
                    assertEquals(lambda * Math.signum(sparse[i][j]), y[i][j], 1e-6, "multiplier of an error");
                }
                inner += y[i][j] * low[i][j];
            }
        }
        double largest =
                Math.sqrt(SymmetricEigen.of(Products.gram(y, new double[width])).value(0));
        assertTrue(largest <= 1 + 1e-6, "the largest singular value of the multipliers is " + largest);
        double nuclear = Arrays.stream(
                        SymmetricEigen.of(Products.gram(low, new double[width])).values())
                .map(v -> Math.sqrt(Math.max(0, v)))
                .sum();
        assertEquals(nuclear, inner, 1e-5 * nuclear, "the multipliers are a subgradient at the pattern");
    }

    private static double[] left(double[] row, double[]... basis) {
        return LeastDeviations.left(new double[][] {row}, basis)[0];
    }

    @Test
    void theSumOfDeviationsIsSmallest() {
        // On the line through (1, 1, 1): the sum of |z - c| is smallest at the median.
        double third = 1 / Math.sqrt(3);
        double[][] line = {{third, third, third}};
        assertArrayEquals(new double[] {-1, 0, 9}, left(new double[] {1, 2, 11}, line), 1e-5);
        assertArrayEquals(new double[] {1e300, 0, 0}, left(new double[] {1e300, 0, 0}, line), 1e294);
        assertArrayEquals(new double[] {1, 2, 3}, left(new double[] {1, 2, 3}, new double[0][]));
        assertArrayEquals(new double[3], left(new double[3], line));
        double[][] planes = random(2, 9, 7);
        SymmetricEigen eigen = SymmetricEigen.of(Products.gram(planes, new double[9]), 2);
        double[] z = random(1, 9, 8)[0];
        double[] left = left(z, eigen.vectors());
        double sum = Arrays.stream(left).map(Math::abs).sum();
        for (double[] direction : eigen.vectors()) {
            for (double step : new double[] {-1e-3, 1e-3}) {
                double other = IntStream.range(0, 9)
                        .mapToDouble(j -> Math.abs(left[j] + step * direction[j]))
                        .sum();
                assertTrue(other >= sum - 1e-6, "a step along the plane makes the sum smaller");
            }
        }
        assertTrue(Arrays.stream(left).filter(x -> Math.abs(x) < 1e-6).count() >= 2, "two deviations vanish");
    }

    @Test
    void anomaliesDoNotBendThePattern() {
        double[][] rows = pattern(200, 20, 2, 10);
        for (int i = 0; i < 20; i++) {
            rows[i][3] += 40;
        }
        double[] robust = RobustPca.withDefaults().fit(rows).trainingScores();
        double[] plain = new PrincipalComponents(2).fit(rows).trainingScores();
        assertTrue(
                Arrays.stream(robust, 0, 20).min().orElseThrow()
                        > 100 * Arrays.stream(robust, 20, 200).max().orElseThrow(),
                "robust");
        assertTrue(
                Arrays.stream(plain, 0, 20).min().orElseThrow()
                        < Arrays.stream(plain, 20, 200).max().orElseThrow(),
                "the anomalies are a component of their own");
    }

    @Test
    void iterationsAreReportedAndCanBeStopped() {
        Dataset data = Dataset.of(plus(pattern(50, 20, 2, 11), errors(50, 20, 0.1, 12)));
        List<Epoch> epochs = new ArrayList<>();
        RobustPca.withDefaults().fit(data, epochs::add);
        assertTrue(epochs.size() > 10 && epochs.size() < 500, epochs.size() + " iterations");
        Epoch last = epochs.get(epochs.size() - 1);
        assertEquals(2, last.measures().get("rank"));
        assertEquals(1000, last.total());
        List<Epoch> few = new ArrayList<>();
        RobustPca.withDefaults().fit(data, epoch -> {
            few.add(epoch);
            return few.size() < 3;
        });
        assertEquals(3, few.size());
        assertEquals(epochs.subList(0, 3), few);
    }

    @Test
    void unitsScaleTheScore() {
        double[][] rows = plus(pattern(40, 10, 1, 13), errors(40, 10, 0.1, 14));
        double[] plain = RobustPca.withDefaults().fit(rows).trainingScores();
        for (double unit : new double[] {1024, 0x1p-900, 0x1p900}) {
            double[][] other = Arrays.stream(rows)
                    .map(row -> Arrays.stream(row).map(x -> unit * x).toArray())
                    .toArray(double[][]::new);
            double[] scores = RobustPca.withDefaults().fit(other).trainingScores();
            assertArrayEquals(Arrays.stream(plain).map(x -> unit * x).toArray(), scores, 1e-9 * unit);
        }
    }

    @Test
    void zerosOneRowAndWhatCannotBe() {
        Model zeros = RobustPca.withDefaults().fit(new double[5][3]);
        assertArrayEquals(new double[5], zeros.trainingScores());
        assertEquals(0, zeros.rank());
        assertEquals(5, zeros.score(new double[] {3, 4, 0}), 1e-15);
        assertEquals(1, RobustPca.withDefaults().fit(new double[][] {{3, 4}}).trainingScores().length);
        String message = assertThrows(IllegalArgumentException.class, () -> new RobustPca(0, 1, 0.1))
                .getMessage();
        assertTrue(message.contains("weight is 0.0, expected"), message);
        assertThrows(IllegalArgumentException.class, () -> new RobustPca(1, 0, 0.1));
        assertThrows(
                IllegalArgumentException.class, () -> RobustPca.withDefaults().withTolerance(1));
        Dataset none = Dataset.of(new double[0][0]);
        assertThrows(
                IllegalArgumentException.class, () -> RobustPca.withDefaults().fit(none));
    }

    @Test
    void printsItself() {
        assertEquals(
                "RobustPca[weight=1.0, iterations=1000, tolerance=1.0E-7]",
                RobustPca.withDefaults().toString());
    }
}
