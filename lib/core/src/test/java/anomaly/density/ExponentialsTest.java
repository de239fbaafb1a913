package anomaly.density;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ExponentialsTest {
    @Test
    void keepsTheDocumentedAccuracy() {
        for (double x = 0; x < 64; x += 0.0937) {
            assertEquals(1, exponential(x + 0.25, 0.25) / exact(x), 2e-15 * (2 + x), "x = " + x);
        }
    }

    @Test
    void theEnds() {
        assertEquals(1, exponential(0, 0));
        assertEquals(1, exponential(7e300, 7e300));
        assertEquals(Math.exp(-64), exponential(64, 0), 1e-40);
        assertEquals(exponential(64, 0), exponential(1e300, 0), 0);
        assertEquals(exponential(64, 0), exponential(Double.POSITIVE_INFINITY, 0), 0);
    }

    private static double exponential(double x, double least) {
        double[] numbers = new double[KernelProfile.BATCH];
        double[] sums = new double[KernelProfile.BATCH];
        Arrays.fill(numbers, x);
        Exponentials.add(numbers, 1, least, sums);
        return sums[5];
    }

    /** By its series, to 40 digits. */
    private static double exact(double x) {
        MathContext digits = new MathContext(60);
        // The difference x + 0.25 - 0.25 is what the function sees.
        BigDecimal argument = new BigDecimal((x + 0.25) - 0.25);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int k = 1; k < 300; k++) {
            term = term.multiply(argument, digits).divide(BigDecimal.valueOf(k), digits);
            sum = sum.add(term, digits);
        }
        return BigDecimal.ONE.divide(sum, digits).doubleValue();
    }
}
