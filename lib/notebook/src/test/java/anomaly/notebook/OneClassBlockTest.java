package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.data.catalog.DataFolders;
import anomaly.data.experiments.OneClassTable;
import anomaly.data.experiments.OneClassTable.Published;
import anomaly.data.experiments.OneClassTable.Row;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneClassBlockTest {
    private static final Published NONE = new Published(Double.NaN, Double.NaN);
    private static final OneClassTable TABLE = new OneClassTable(List.of(
            row("0", "OC-SVM", "raw", 98, new Published(98.6, 0), new Published(99, 0.1)),
            row("0", "OC-SVM", "GCN", 97, new Published(98.6, 0), new Published(99, 0.1)),
            row("0", "KDE", "raw", 96, new Published(97.1, 0), NONE),
            row("1", "OC-SVM", "raw", 99, new Published(99.6, 0), new Published(98, 0.1)),
            row("1", "OC-SVM", "GCN", 95, new Published(99.6, 0), new Published(98, 0.1)),
            row("1", "KDE", "raw", Double.NaN, new Published(98.9, 0), NONE)));

    private static Row row(String normal, String method, String input, double auc, Published ruff, Published other) {
        return new Row("mnist", normal, method, input, 1, auc, 0, 16000, ruff, other);
    }

    private static List<List<String>> lines(Block block) {
        return block.toString()
                .lines()
                .map(line -> List.of(line.strip().split(" {2,}")))
                .toList();
    }

    @Test
    void aLineAClassAndTheirMean() {
        List<List<String>> lines = lines(OneClassBlock.classes(TABLE, "mnist", "raw"));
        assertEquals(
                List.of("class", "OC-SVM", "Ruff 2018", "Chalapathy 2018", "KDE", "Ruff 2018", "Chalapathy 2018"),
                lines.get(0));
        assertEquals(List.of("0", "98.0", "98.6", "99.0", "96.0", "97.1", "–"), lines.get(1));
        assertEquals(List.of("1", "99.0", "99.6", "98.0", "not run", "98.9", "–"), lines.get(2));
        assertEquals(List.of("mean", "98.5", "99.1", "98.5", "not run", "98.0", "–"), lines.get(3));
    }

    @Test
    void aLineAMethodWithItsInputs() {
        List<List<String>> lines = lines(OneClassBlock.inputs(TABLE, "mnist"));
        assertEquals(List.of("method", "raw", "GCN", "Ruff 2018", "Chalapathy 2018"), lines.get(0));
        assertEquals(List.of("OC-SVM", "98.5", "96.0", "99.1", "98.5"), lines.get(1));
        assertEquals(List.of("KDE", "not run", "not run", "98.0", "–"), lines.get(2));
    }

    @Test
    void unknownDataAndInputNameTheKnownOnes() {
        for (Runnable call : List.<Runnable>of(
                () -> OneClassBlock.inputs(TABLE, "cifar"), () -> OneClassBlock.classes(TABLE, "mnist", "grey"))) {
            String message =
                    assertThrows(IllegalArgumentException.class, call::run).getMessage();
            assertTrue(message.contains("[mnist]") && message.contains("[raw, GCN]"), message);
        }
    }

    @Test
    void missingFileNamesTheCommand(@TempDir Path empty) {
        Block block = OneClassBlock.inputs(new DataFolders(Optional.of(empty), Optional.empty()), "mnist");
        assertTrue(block.toString().contains("./lab experiment shallow-one-class"), block.toString());
    }
}
