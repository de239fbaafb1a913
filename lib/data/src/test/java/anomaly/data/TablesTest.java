package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class TablesTest {
    @Test
    void thereAndBackAgainIsTheSame() {
        Dataset glass = Datasets.glass();
        Table table = Tables.of(glass);
        assertEquals(10, table.columnCount());
        assertEquals("glass", table.name());
        Dataset back = Tables.toDataset(table, "label", "anomaly");
        assertArrayEquals(glass.rows(), back.rows());
        assertEquals(glass.labels(), back.labels());
        assertEquals(glass.features(), back.features());
    }

    @Test
    void noLabelColumnWhereNothingIsLabeled() {
        assertEquals(
                List.of("x1"), Tables.of(Dataset.of(new double[][] {{1}, {2}})).columnNames());
    }

    @Test
    void numbersFlagsAndTextBecomeFeatures() {
        Table table = Table.create(
                "mixed",
                IntColumn.create("n", 1, 2),
                BooleanColumn.create("flag", true, false),
                StringColumn.create("word", "b", "a"),
                IntColumn.create("y", 0, 1));
        ReadOptions options = ReadOptions.withDefaults().withLabel("y", "1").withCategorical("word");
        Dataset data = Tables.toDataset(table, options);
        assertEquals(List.of("n", "flag", "word=a", "word=b"), data.features());
        assertArrayEquals(new double[][] {{1, 1, 0, 1}, {2, 0, 1, 0}}, data.rows());
        assertEquals(List.of(Label.NORMAL, Label.ANOMALY), data.labels());
    }

    @Test
    void namesRowAndColumnOfWhatDoesNotFit() {
        Table gap = Table.create("gap", DoubleColumn.create("a", 1, Double.NaN), IntColumn.create("y", 0, 1));
        String missing = assertThrows(IllegalArgumentException.class, () -> Tables.toDataset(gap, "y", "1"))
                .getMessage();
        assertTrue(missing.contains("gap, row 1, column 'a'"), missing);
        Table text = Table.create("text", StringColumn.create("a", "b"), IntColumn.create("y", 1));
        assertThrows(IllegalArgumentException.class, () -> Tables.toDataset(text, "y", "1"));
        assertThrows(IllegalArgumentException.class, () -> Tables.toDataset(text, "none", "1"));
    }
}
