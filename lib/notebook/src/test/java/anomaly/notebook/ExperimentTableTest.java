package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.data.catalog.DataFolders;
import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTableTest {
    private static final Results RESULTS = new Results(List.of(
            result("glass", "kNN", 1, "transductive", 0.8, Status.OK),
            result("glass", "kNN", 2, "transductive", 0.9, Status.OK),
            result("glass", "kNN", 1, "held out 0.5", 0.1, Status.OK),
            result("glass", "LOF", 1, "transductive", 0.7, Status.OK),
            result("pima", "kNN", 1, "transductive", Double.NaN, Status.FAILED)));

    private static Result result(String data, String method, long seed, String protocol, double auc, Status status) {
        String error = status == Status.FAILED ? "no memory" : "";
        return new Result(
                "trial",
                data,
                "00",
                10,
                2,
                1,
                method,
                method + "[]",
                seed,
                protocol,
                auc,
                auc,
                auc,
                0,
                0,
                status,
                error,
                "1",
                "JVM",
                "");
    }

    @Test
    void figuresAreMeansOverSeedsOfOneProtocol() {
        String text =
                ExperimentTable.of(RESULTS, "transductive", Result::rocAuc).toString();
        List<String> lines = text.lines().toList();
        assertEquals(List.of("data set", "kNN", "LOF"), List.of(lines.get(0).split(" {2,}")));
        assertEquals(List.of("glass", "0.850", "0.700"), List.of(lines.get(1).split(" {2,}")));
        assertEquals(List.of("pima", "failed", "not run"), List.of(lines.get(2).split(" {2,}")));
    }

    @Test
    void unknownProtocolNamesTheKnownOnes() {
        String message = assertThrows(
                        IllegalArgumentException.class, () -> ExperimentTable.of(RESULTS, "guessed", Result::rocAuc))
                .getMessage();
        assertTrue(message.contains("guessed") && message.contains("held out 0.5"), message);
    }

    @Test
    void missingFileNamesTheCommand(@TempDir Path empty) {
        Block block = ExperimentTable.committed(
                new DataFolders(Optional.of(empty), Optional.empty()), "trial", "transductive", Result::rocAuc);
        assertTrue(block.toString().contains("./lab experiment trial"), block.toString());
    }

    @Test
    void writtenFileIsRead(@TempDir Path home) throws IOException {
        RESULTS.write(home.resolve("data/results/trial.csv"));
        Block block = ExperimentTable.committed(
                new DataFolders(Optional.of(home), Optional.empty()), "trial", "transductive", Result::rocAuc);
        assertTrue(block.toString().contains("0.850"), block.toString());
    }
}
