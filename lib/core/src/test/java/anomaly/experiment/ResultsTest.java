package anomaly.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.evaluation.FriedmanTest;
import anomaly.evaluation.MeasureTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultsTest {
    private static Result result(String data, String method, long seed, String protocol, double auc, Status status) {
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
                auc / 2,
                auc,
                0,
                0,
                status,
                "",
                "1",
                "JVM",
                "");
    }

    private static final Results RESULTS = new Results(List.of(
            result("glass", "kNN", 1, "transductive", 0.8, Status.OK),
            result("glass", "kNN", 2, "transductive", 0.9, Status.OK),
            result("glass", "LOF", 1, "transductive", 0.7, Status.OK),
            result("glass", "LOF", 1, "held out 0.5", 0.1, Status.OK),
            result("pima", "kNN", 1, "transductive", 0.6, Status.OK),
            result("pima", "kNN", 2, "transductive", Double.NaN, Status.FAILED),
            result("pima", "LOF", 1, "transductive", 0.5, Status.OK),
            result("wine", "LOF", 1, "transductive", 0.4, Status.OK)));

    @Test
    void figuresAreMeansOverSeedsOfOneProtocol() {
        MeasureTable table = RESULTS.table("transductive", Result::rocAuc);
        assertEquals(List.of("glass", "pima", "wine"), table.dataSets());
        assertEquals(List.of("kNN", "LOF"), table.methods());
        assertEquals(0.85, table.figures().get(0).get(0), 1e-15);
        assertEquals(List.of("glass"), table.complete().dataSets(), "a failed seed or a cell not run leaves no figure");
        assertEquals(
                0.35, RESULTS.table("transductive", Result::averagePrecision).column("LOF")[0], 1e-15);
        assertEquals(
                List.of("LOF"), RESULTS.table("held out 0.5", Result::rocAuc).methods());
    }

    @Test
    void unknownProtocolNamesTheKnownOnes() {
        String message = assertThrows(IllegalArgumentException.class, () -> RESULTS.table("guessed", Result::rocAuc))
                .getMessage();
        assertTrue(message.contains("guessed") && message.contains("[transductive, held out 0.5]"), message);
    }

    @Test
    void committedResultsCanBeTested() throws IOException {
        MeasureTable table = Results.read(Path.of("../../data/results/neighbors.csv"))
                .table("transductive", Result::rocAuc)
                .complete();
        assertTrue(table.dataSets().size() > 3, table::toString);
        FriedmanTest test = FriedmanTest.of(table);
        assertEquals("perfect scores", test.ranking().get(0));
        assertTrue(test.rank("random scores") > table.methods().size() / 2.0, test::toString);
    }
}
