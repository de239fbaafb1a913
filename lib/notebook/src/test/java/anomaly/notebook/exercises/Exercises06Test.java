package anomaly.notebook.exercises;

import static anomaly.notebook.exercises.Trying.fails;
import static anomaly.notebook.exercises.Trying.passes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.linear.Ellipsoid;
import anomaly.linear.Products;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

class Exercises06Test {
    private static final Kind<IntFunction<? extends Detector>> KIND = Kind.DETECTOR_FOR_K;

    private static Ellipsoid around(double[][] rows, double[] mean, double divisor) {
        double[][] sums = Products.gram(rows, mean);
        Arrays.stream(sums).forEach(line -> Arrays.setAll(line, j -> line[j] / divisor));
        double[] units = new double[mean.length];
        Arrays.fill(units, 1);
        return Ellipsoid.of(mean, sums, units);
    }

    private static Ellipsoid around(double[][] rows) {
        return around(rows, Products.means(rows), rows.length);
    }

    private static double[][] lowest(double[][] rows, int h, ToDoubleFunction<double[]> distance) {
        return Arrays.stream(rows)
                .sorted(Comparator.comparingDouble(distance))
                .limit(h)
                .toArray(double[][]::new);
    }

    private static double one(Ellipsoid ellipse, double[] row) {
        return ellipse.squaredDistances(new double[][] {row})[0];
    }

    private static double[][] step(double[][] rows, int h) {
        Ellipsoid first = around(rows);
        return lowest(rows, h, row -> one(first, row));
    }

    private static IntFunction<Detector> by(IntFunction<Function<double[][], Ellipsoid>> learned) {
        return h -> data -> {
            Ellipsoid last = learned.apply(h).apply(data.rows());
            return FittedDetector.of(data, row -> one(last, row));
        };
    }

    @Test
    void oneStepPasses() {
        Verdict.Passed passed = passes("06.3", KIND, by(h -> rows -> around(step(rows, h))));
        assertEquals(5, passed.properties().size(), () -> passed.properties().toString());
        assertTrue(passed.examples() > 60, () -> passed.examples() + " examples");
    }

    @Test
    void theDivisorOfASampleFailsOnThreeRows() {
        fails(
                "06.3",
                KIND,
                by(h -> rows -> {
                    double[][] near = step(rows, h);
                    return around(near, Products.means(near), near.length - 1.0);
                }),
                "Fitted with h = 3 on these rows; their training scores: [0] [1] [5]",
                "0.8571, 0.2143, 1.9286",
                "0.5714, 0.1429, 1.2857");
    }

    @Test
    void theRootFailsOnThreeRows() {
        Verdict.Failed failed = fails(
                "06.3",
                KIND,
                h -> data -> {
                    Ellipsoid last = around(step(data.rows(), h));
                    return FittedDetector.of(data, row -> Math.sqrt(one(last, row)));
                },
                "[0] [1] [5]",
                "0.8571",
                "0.9258");
        assertTrue(failed.hint().contains("no root"), failed::hint);
    }

    @Test
    void noStepAtAllFailsOnFourRows() {
        Verdict.Failed failed =
                fails("06.3", KIND, by(h -> Exercises06Test::around), "with h = 3 on these rows", "", "");
        assertTrue(failed.property().contains("h rows nearest"), failed::property);
    }

    @Test
    void theOldMeanFailsOnFourRows() {
        fails(
                "06.3",
                KIND,
                by(h -> rows -> around(step(rows, h), Products.means(rows), h)),
                "[0] [1] [4] [10]",
                "",
                "");
    }

    @Test
    void theFarthestRowsFailOnFourRows() {
        fails(
                "06.3",
                KIND,
                by(h -> rows -> {
                    Ellipsoid first = around(rows);
                    return around(lowest(rows, h, row -> -one(first, row)));
                }),
                "[0] [1] [4] [10]",
                "",
                "");
    }

    @Test
    void plainDistanceFailsInThePlane() {
        fails(
                "06.3",
                KIND,
                by(h -> rows -> {
                    double[] mean = Products.means(rows);
                    return around(lowest(
                            rows, h, row -> Math.hypot(row[0] - mean[0], row[row.length - 1] - mean[row.length - 1])));
                }),
                "with h = 4 on these rows",
                "",
                "");
    }

    @Test
    void aSecondStepFails() {
        fails(
                "06.3",
                KIND,
                by(h -> rows -> {
                    Ellipsoid second = around(step(rows, h));
                    return around(lowest(rows, h, row -> one(second, row)));
                }),
                "on these rows",
                "",
                "");
    }
}
