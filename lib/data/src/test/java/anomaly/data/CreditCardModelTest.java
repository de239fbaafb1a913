package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CreditCardModelTest {
    private static final Dataset DATA = Datasets.creditCardSynthetic(40_000, 5);

    private static double[] column(Dataset data, String feature) {
        int j = data.features().indexOf(feature);
        return Arrays.stream(data.rows()).mapToDouble(row -> row[j]).toArray();
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElseThrow();
        return Math.sqrt(Arrays.stream(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void looksLikeTheFileAndSaysThatItIsNot() {
        assertEquals("creditcard synthetic: 40,000 rows x 30 features, 69 anomalies (0.2 %)", DATA.toString());
        assertEquals("Time", DATA.features().get(0));
        assertEquals("V28", DATA.features().get(28));
        assertEquals("Amount", DATA.features().get(29));
        double[] times = column(DATA, "Time");
        double[] sorted = times.clone();
        Arrays.sort(sorted);
        assertArrayEquals(sorted, times);
    }

    @Test
    void matchesThePublishedFigures() {
        assertEquals(1.958696, deviation(column(DATA, "V1")), 0.06);
        assertEquals(1.651309, deviation(column(DATA, "V2")), 0.08);
        assertEquals(0.770925, deviation(column(DATA, "V20")), 0.05);
        double[] amounts = column(DATA, "Amount");
        assertEquals(88.35, Arrays.stream(amounts).average().orElseThrow(), 8);
        Arrays.sort(amounts);
        assertEquals(22, amounts[20_000], 1.5);
        assertEquals(77.165, amounts[30_000], 4);
    }

    @Test
    void fraudHasItsMeanAndSpread() {
        Dataset fraud = Datasets.creditCardSynthetic(150_000, 3).only(Label.ANOMALY);
        double[] v14 = column(fraud, "V14");
        assertEquals(-6.97, Arrays.stream(v14).average().orElseThrow(), 0.8);
        assertEquals(4.28, deviation(v14), 0.6);
    }

    @Test
    void theSeedDecides() {
        assertArrayEquals(
                Datasets.creditCardSynthetic(100, 1).rows(),
                Datasets.creditCardSynthetic(100, 1).rows());
        assertTrue(Datasets.creditCardSynthetic(100, 1).row(0)[1]
                != Datasets.creditCardSynthetic(100, 2).row(0)[1]);
        assertEquals(1, Datasets.creditCardSynthetic(2, 1).count(Label.ANOMALY));
        assertThrows(IllegalArgumentException.class, () -> Datasets.creditCardSynthetic(1, 1));
    }
}
