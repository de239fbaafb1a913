package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void columnOfMeasuresHasThreeDecimalsThroughout() {
        assertEquals(
                List.of("0.879", "0.050", "1.000", "-0.004"), Figures.column(List.of(0.8793, 0.0501, 1.0, -0.0039)));
    }

    @Test
    void largerNumbersHaveFewerDecimals() {
        assertEquals(List.of("15.75", "3.53"), Figures.column(List.of(15.753, 3.5304)));
        assertEquals(List.of("1234", "1"), Figures.column(List.of(1234.4, 0.6)));
    }

    @Test
    void wholeNumbersAndWordsStayAsTheyAre() {
        assertEquals(List.of("3", "200"), Figures.column(List.of(3.0, 200.0)));
        assertEquals(List.of("LOF", "7"), Figures.column(List.of("LOF", 7)));
    }

    @Test
    void nothingBecomesMinusZero() {
        assertEquals(List.of("0.000", "0.500"), Figures.column(List.of(-0.0001, 0.5)));
    }

    @Test
    void tinyNumbersKeepTheirDigits() {
        assertEquals(List.of("0.00012", "5.6e-16"), Figures.column(List.of(0.00012, 5.6e-16)));
    }
}
