package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.baseline.RandomScores;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.RocCurve;
import anomaly.synthetic.Synthetic;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class ShowTest {
    private static final Dataset DATA = Dataset.of(
            "toy <1>",
            List.of("a", "b"),
            new double[][] {{1, 2}, {3, 0.04567}, {5, 6}},
            List.of(Label.NORMAL, Label.ANOMALY, Label.UNKNOWN));

    @Test
    void aTableIsEscapedRoundedAndCut() {
        Table table = Table.create(
                "t",
                StringColumn.create("na<me", "x&y", "z", "w"),
                DoubleColumn.create("value", new double[] {1.23456, 2.5, 3.5}));
        Block block = Show.table(table, 2);
        assertTrue(block.html().contains(">na&lt;me</th>"), block::html);
        assertTrue(block.html().contains("x&amp;y"), block::html);
        assertTrue(block.html().contains(">1.235<"), block::html);
        assertTrue(block.html().contains("the first 2 of 3 rows"), block::html);
        assertFalse(block.html().contains("color:#"), "a color of its own would not suit both themes");
        assertEquals(4, block.toString().lines().count());
    }

    @Test
    void theTopRowsComeInOrderOfTheirScores() {
        Block top = Show.top(DATA, new double[] {0.5, 3, 1}, 2);
        List<String> lines = top.toString().lines().toList();
        assertEquals(3, lines.size());
        assertTrue(lines.get(1).matches("\\s*1\\s+1\\s+3\\s+3\\s+0\\.0457\\s+anomaly"), lines::toString);
        assertTrue(lines.get(2).matches("\\s*2\\s+2\\s+1\\s+5\\s+6\\s+not labeled"), lines::toString);
        assertThrows(IllegalArgumentException.class, () -> Show.top(DATA, new double[2], 1));
    }

    @Test
    void tablesByHandMustBeRectangular() {
        Block block = Show.table(List.of("k", "AUC"), List.of(List.of(5, 0.91234), List.of(10, 1.0)));
        assertEquals(" 5  0.912", block.toString().lines().toList().get(1));
        assertThrows(IllegalArgumentException.class, () -> Show.table(List.of("k", "AUC"), List.of(List.of(5))));
    }

    @Test
    void dataSetsEscapeTheirNames() {
        Bundle shown = Forms.of(DATA);
        String html = shown.data().get(Bundle.HTML);
        assertTrue(html.startsWith("<b>toy &lt;1&gt;</b>: 3 rows"), html);
        assertEquals(DATA.toString(), shown.text());
    }

    @Test
    void everyTypeOfTheLibraryHasAForm() {
        Dataset data = Synthetic.blobs(100, 1);
        double[] scores = new RandomScores(1).fit(data).trainingScores();
        assertHtml(data.split(0.5, 1), "train");
        assertHtml(Confusion.at(data.labels(), scores, 0.5), "precision");
        assertHtml(new RandomScores(1), "RandomScores[seed=1]");
        assertHtml(new RandomScores(1).fit(data), "fitted RandomScores");
        assertHtml(scores, "100 numbers");
        assertHtml(Notebook.about(), "preset");
        assertTrue(Forms.of(RocCurve.of(data.labels(), scores)).data().containsKey(Bundle.PNG));
        assertTrue(Forms.of(Charts.beside(Charts.scatter(data))).data().containsKey(Bundle.PNG));
        assertEquals("{a=1}", Forms.of(Map.of("a", 1)).text());
    }

    private static void assertHtml(Object value, String holds) {
        Bundle shown = Forms.of(value);
        assertTrue(shown.data().containsKey(Bundle.HTML), () -> value.getClass() + " has no HTML");
        assertTrue(shown.data().get(Bundle.HTML).contains(holds), () -> shown.data()
                .toString());
        assertFalse(shown.text().contains("<"), shown::text);
    }
}
