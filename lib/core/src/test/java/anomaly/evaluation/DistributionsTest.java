package anomaly.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.GoldenTable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against mpmath and scipy; golden/README-evaluation.md says how. */
class DistributionsTest {
    private record Point(String function, double argument, double first, double second, double value) {
        static Point of(String line) {
            String[] words = line.split(",", -1);
            return new Point(
                    words[0],
                    Double.parseDouble(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]),
                    Double.parseDouble(words[4]));
        }

        double found() {
            return switch (function) {
                case "normalUpper" -> Distributions.normalUpper(argument);
                case "normalUpperQuantile" -> Distributions.normalUpperQuantile(argument);
                case "chiSquareUpper" -> Distributions.chiSquareUpper(argument, first);
                case "fisherUpper" -> Distributions.fisherUpper(argument, first, second);
                case "studentUpper" -> Distributions.studentUpper(argument, first);
                case "studentUpperQuantile" -> Distributions.studentUpperQuantile(argument, first);
                case "rangeUpper" -> Distributions.rangeUpper(argument, (int) first);
                case "rangeUpperQuantile" -> Distributions.rangeUpperQuantile(argument, (int) first);
                default -> throw new IllegalArgumentException(function);
            };
        }
    }

    private static final List<Point> POINTS = GoldenTable.lines("distributions.csv").stream()
            .skip(1)
            .map(Point::of)
            .toList();

    @ParameterizedTest
    @CsvSource({
        "normalUpper, 1e-12, 0, 27",
        "normalUpperQuantile, 1e-13, 1e-15, 13",
        "chiSquareUpper, 1e-12, 0, 49",
        "fisherUpper, 1e-12, 0, 56",
        "studentUpper, 1e-12, 0, 117",
        "studentUpperQuantile, 1e-12, 1e-15, 63",
        "rangeUpper, 0, 1e-14, 42",
        "rangeUpperQuantile, 1e-8, 0, 18"
    })
    void asOthersHaveIt(String function, double relative, double absolute, int count) {
        List<Point> points =
                POINTS.stream().filter(p -> p.function.equals(function)).toList();
        assertEquals(count, points.size());
        for (Point point : points) {
            assertEquals(point.value, point.found(), relative * Math.abs(point.value) + absolute, point::toString);
        }
    }

    @Test
    void quantilesUndoTails() {
        for (double p : new double[] {1e-9, 1e-4, 0.05, 0.3, 0.5}) {
            assertEquals(p, Distributions.normalUpper(Distributions.normalUpperQuantile(p)), 1e-13 * p);
            assertEquals(p, Distributions.studentUpper(Distributions.studentUpperQuantile(p, 3), 3), 1e-13 * p);
        }
        for (int count : new int[] {2, 7, 40}) {
            assertEquals(0.05, Distributions.rangeUpper(Distributions.rangeUpperQuantile(0.05, count), count), 1e-13);
        }
    }

    @Test
    void aRangeOfTwoIsADifferenceOfTwo() {
        for (double q : new double[] {0.1, 1, 3}) {
            assertEquals(2 * Distributions.normalUpper(q / Math.sqrt(2)), Distributions.rangeUpper(q, 2), 1e-14);
        }
    }

    @Test
    void squaresOfNormalsAreChiSquareAndOfStudentsFisher() {
        assertEquals(2 * Distributions.normalUpper(2), Distributions.chiSquareUpper(4, 1), 1e-15);
        assertEquals(2 * Distributions.studentUpper(2, 7), Distributions.fisherUpper(4, 1, 7), 1e-15);
        assertEquals(0, Distributions.fisherUpper(Double.POSITIVE_INFINITY, 2, 8));
        assertTrue(Distributions.normalUpper(40) < 1e-300);
    }
}
