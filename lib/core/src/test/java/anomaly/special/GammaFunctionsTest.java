package anomaly.special;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GammaFunctionsTest {
    @ParameterizedTest
    // scipy 1.17.1: gammaln(x)
    @CsvSource({
        "0.5, 0.5723649429247",
        "5, 3.1780538303479458",
        "100.25, 360.28455963776423",
        "1e-5, 11.512919692895826"
    })
    void theLogarithmOfTheGammaFunction(double x, double expected) {
        assertEquals(expected, GammaFunctions.logGamma(x), 1e-13 * expected);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.1", "0.5, 9", "3, 2", "3, 30", "80, 70", "80, 95"})
    void theTwoTailsAddUpToOne(double a, double x) {
        assertEquals(1, GammaFunctions.lowerGamma(a, x) + GammaFunctions.upperGamma(a, x), 1e-14);
    }

    @Test
    void smallTailsKeepTheirDigits() {
        // Q(1, x) = e^-x; P(1, x) = 1 - e^-x
        assertEquals(Math.exp(-300), GammaFunctions.upperGamma(1, 300), 1e-13 * Math.exp(-300));
        assertEquals(-Math.expm1(-1e-12), GammaFunctions.lowerGamma(1, 1e-12), 1e-26);
        assertEquals(0, GammaFunctions.lowerGamma(3, 0), 0);
        assertEquals(1, GammaFunctions.lowerGamma(3, Double.POSITIVE_INFINITY), 0);
    }
}
