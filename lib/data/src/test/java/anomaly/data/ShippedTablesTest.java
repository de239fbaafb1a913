package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import anomaly.Dataset;
import anomaly.Label;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedTablesTest {
    private static final Map<String, Supplier<Dataset>> SETS = Map.of(
            "ionosphere", Datasets::ionosphere,
            "glass", Datasets::glass,
            "pima", Datasets::pima,
            "breastw", Datasets::breastw,
            "wdbc", Datasets::wdbc,
            "satellite", Datasets::satellite,
            "shuttle", Datasets::shuttle,
            "digits", Datasets::digits);

    /** Sizes as ODDS states them; sums of all values of the files as they came, by Python's csv and math.fsum. */
    @ParameterizedTest
    @CsvSource({
        "ionosphere, 351, 33, 126, 2956.01597",
        "glass, 214, 9, 9, 21698.0302",
        "pima, 768, 8, 268, 276392.701",
        "breastw, 683, 9, 239, 19353",
        "wdbc, 569, 30, 212, 1056474.4596356",
        "satellite, 6435, 36, 2036, 19337086",
        "shuttle, 49097, 9, 3511, 13157400",
        "digits, 1797, 64, 178, 561718"
    })
    void hasTheFactsOfItsSource(String name, int rows, int features, int anomalies, double sum) {
        Dataset data = SETS.get(name).get();
        assertEquals(name, data.name());
        assertEquals(rows, data.size());
        assertEquals(features, data.width());
        assertEquals(anomalies, data.count(Label.ANOMALY));
        assertEquals(rows - anomalies, data.count(Label.NORMAL));
        double found =
                Arrays.stream(data.rows()).flatMapToDouble(Arrays::stream).sum();
        assertEquals(sum, found, 1e-9 * sum);
    }

    @Test
    void readsTheVeryFirstRowOfGlass() {
        assertEquals(1.52101, Datasets.glass().row(0)[0]);
        assertEquals("RI", Datasets.glass().features().get(0));
    }
}
