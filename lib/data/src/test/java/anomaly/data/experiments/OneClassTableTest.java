package anomaly.data.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Split;
import anomaly.baseline.PerfectScores;
import anomaly.baseline.RandomScores;
import anomaly.experiment.Experiment;
import anomaly.experiment.Result;
import anomaly.experiment.Results;
import anomaly.experiment.Status;
import anomaly.synthetic.Synthetic;
import java.util.List;
import org.junit.jupiter.api.Test;

class OneClassTableTest {
    private static Result result(String data, String method, long seed, double auc, Status status) {
        return new Result(
                "shallow-one-class",
                data,
                "00",
                16000,
                784,
                9000,
                method,
                method,
                seed,
                "given split",
                auc,
                auc,
                auc,
                1,
                1,
                status,
                "",
                "1",
                "JVM",
                "");
    }

    private static final Results RESULTS = new Results(List.of(
            result("mnist 3", "OC-SVM raw", 1, 0.88, Status.OK),
            result("mnist 3", "OC-SVM raw", 2, 0.90, Status.OK),
            result("mnist 3", "KDE PCA 95 %", 1, Double.NaN, Status.NOT_RUN),
            result("cifar-10 truck", "isolation forest GCN", 1, 0.6, Status.OK)));

    @Test
    void oursStandsBesideThePublishedFigures() {
        OneClassTable table = OneClassTable.of(RESULTS);
        OneClassTable.Row machine = table.rows().get(0);
        assertEquals(
                "mnist 3 OC-SVM raw",
                String.join(" ", machine.data(), machine.normal(), machine.method(), machine.input()));
        assertEquals(89, machine.auc(), 1e-12);
        assertEquals(1, machine.spread(), 1e-12);
        assertEquals(2, machine.seeds());
        assertEquals(new OneClassTable.Published(88.1, 0.0), machine.ruff());
        assertEquals(new OneClassTable.Published(85.89, 1.37), machine.chalapathy());
        OneClassTable.Row forest =
                table.only("cifar-10", "isolation forest").rows().get(0);
        assertEquals(List.of("truck", "GCN"), List.of(forest.normal(), forest.input()));
        assertEquals(58.9, forest.ruff().auc());
    }

    @Test
    void whatDidNotRunIsARowThatSaysSo() {
        List<String> lines = OneClassTable.of(RESULTS).csv().lines().toList();
        assertEquals(4, lines.size());
        assertEquals("mnist,3,OC-SVM,raw,2,89.00,1.00,16000,88.10,0.00,85.89,1.37,ok", lines.get(1));
        assertEquals("mnist,3,KDE,PCA 95 %,0,,,,86.20,0.00,,,not run", lines.get(2));
    }

    @Test
    void everyClassHasItsPublishedFigures() {
        List<Experiment> experiments = new ShallowOneClassExperiment().experiments();
        for (String data : List.of("mnist 0", "mnist 9", "cifar-10 airplane", "cifar-10 truck")) {
            OneClassTable.Row row = OneClassTable.of(new Results(List.of(result(data, "KDE raw", 1, 0.5, Status.OK))))
                    .rows()
                    .get(0);
            assertTrue(row.ruff().auc() > 50 && Double.isNaN(row.chalapathy().auc()), row.toString());
        }
        assertEquals(560, experiments.get(0).size());
    }

    @Test
    void resultsOfAnotherExperimentAreRefused() {
        Dataset blobs = Synthetic.blobs(100, 1);
        Results other = new Experiment("other")
                .onSplit("two halves", () -> new Split(blobs, Synthetic.blobs(100, 2)))
                .with(new PerfectScores(), new RandomScores(1))
                .run();
        assertTrue(assertThrows(IllegalArgumentException.class, () -> OneClassTable.of(other))
                .getMessage()
                .contains("another experiment"));
    }
}
