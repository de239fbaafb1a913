package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.density.Gaussian;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.synthetic.Synthetic;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CompareExplorerTest {
    private static final Dataset DATA = Synthetic.twoDensities(500, 42);

    private static Map<String, FittedDetector> models() {
        Map<String, FittedDetector> made = new LinkedHashMap<>();
        made.put("LOF \"k\" <20></script>", new LocalOutlierFactor(20).fit(DATA));
        made.put("kNN k=20", new KNearestNeighbors(20).fit(DATA));
        made.put("Gaussian", new Gaussian().fit(DATA));
        return made;
    }

    @Test
    void theScoresShippedAreThoseOfTheDetectorAtThatPlace() {
        Map<String, FittedDetector> models = models();
        JsonObject data = Embedded.data(Explorer.compare(models, DATA));
        int side = data.get("side").getAsInt();
        double[] from = Embedded.numbers(data.getAsJsonArray("from"));
        double[] step = Embedded.numbers(data.getAsJsonArray("step"));
        JsonArray maps = data.getAsJsonArray("maps");
        assertEquals(3, maps.size());
        int map = 0;
        for (Map.Entry<String, FittedDetector> one : models.entrySet()) {
            JsonObject shipped = maps.get(map++).getAsJsonObject();
            assertEquals(one.getKey(), shipped.get("name").getAsString());
            double[] scores = Embedded.numbers(shipped.getAsJsonArray("scores"));
            assertEquals(side * side, scores.length);
            for (int i = 0; i < scores.length; i += 37) {
                double[] place = {from[0] + i % side * step[0], from[1] + Math.floorDiv(i, side) * step[1]};
                double exact = one.getValue().score(place);
                assertEquals(exact, scores[i], 6e-4 * Math.abs(exact));
            }
            double[] rows = Embedded.numbers(shipped.getAsJsonArray("rows"));
            assertEquals(one.getValue().score(DATA.row(7)), rows[7], 6e-4 * rows[7]);
            assertTheSharesAreRanks(shipped, one.getValue().score(DATA));
        }
    }

    private static void assertTheSharesAreRanks(JsonObject map, double[] scores) {
        double[] shares = Embedded.numbers(map.getAsJsonArray("shares"));
        Arrays.sort(scores);
        assertEquals(scores[0], shares[0], 1e-3 * scores[0]);
        assertEquals(scores[249], shares[100], 1e-2 * scores[249]);
        assertEquals(scores[499], shares[200], 1e-3 * scores[499]);
    }

    /** The cross-hair is drawn over the picture, so its rectangle must be the one the picture was drawn with. */
    @Test
    void thePlotIsWhereItIsSaidToBe() {
        Interactive page = Explorer.compare(models(), DATA);
        BufferedImage image = page.still().image();
        JsonObject map = Embedded.data(page).getAsJsonArray("maps").get(1).getAsJsonObject();
        assertEquals(520, map.get("width").getAsInt());
        assertEquals(3 * 520, page.still().width());
        double[] plot = Embedded.numbers(map.getAsJsonArray("plot"));
        int left = 520 + (int) plot[0];
        int middle = (int) (plot[1] + plot[3] / 2);
        assertTrue(white(image, left - 4, middle), "left of the plot is white");
        assertTrue(!white(image, left + 4, middle), "in the plot is the field");
        int right = 520 + (int) (plot[0] + plot[2]);
        assertTrue(!white(image, right - 4, middle), "in the plot is the field");
        assertTrue(white(image, right + 4, middle), "right of the plot is white");
    }

    private static boolean white(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y)).equals(Color.WHITE);
    }

    @Test
    void theOutputIsCompleteSmallAndTheSameEachTime() {
        Interactive page = Explorer.compare(models(), DATA);
        Embedded.assertWellMade(page, 300_000);
        assertEquals(page.html(), Explorer.compare(models(), DATA).html());
    }

    @Test
    void ofManyRowsAllAnomaliesAndASampleOfTheOthersCanBeTheNearest() {
        Dataset many = Synthetic.twoDensities(3000, 1);
        JsonObject data = Embedded.data(Explorer.compare(Map.of("Gaussian", new Gaussian().fit(many)), many));
        assertEquals(1000, data.getAsJsonArray("x").size());
        List<String> labels = data.getAsJsonArray("labels").asList().stream()
                .map(e -> e.getAsString())
                .toList();
        assertEquals(many.count(Label.ANOMALY), Collections.frequency(labels, "anomaly"));
    }

    @Test
    void whatCannotBeComparedIsRefusedByName() {
        IllegalArgumentException none =
                assertThrows(IllegalArgumentException.class, () -> Explorer.compare(Map.of(), DATA));
        assertTrue(none.getMessage().contains("0 models, expected 1 to 4"), none::getMessage);
        Dataset wide = Dataset.of(new double[][] {{1, 2, 3}, {2, 3, 4}});
        IllegalArgumentException features = assertThrows(
                IllegalArgumentException.class,
                () -> Explorer.compare(Map.of("g", FittedDetector.of(wide, row -> row[0])), wide));
        assertTrue(features.getMessage().contains("3 features, expected 2"), features::getMessage);
    }
}
