package anomaly.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.Split;
import anomaly.baseline.PerfectScores;
import anomaly.baseline.RandomScores;
import anomaly.density.Gaussian;
import anomaly.evaluation.RocCurve;
import anomaly.synthetic.Synthetic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentTest {
    private static final Dataset BLOBS = Synthetic.blobs(200, 1);
    private static final Dataset RINGS = Synthetic.rings(200, 1);
    private static final AtomicInteger FITS = new AtomicInteger();

    @TempDir
    private Path folder;

    /** Counts how often it is fitted. */
    record Counted(long seed) implements Detector {
        @Override
        public FittedDetector fit(Dataset train) {
            FITS.incrementAndGet();
            return new RandomScores(seed).fit(train);
        }
    }

    record Broken(int strength) implements Detector {
        @Override
        public FittedDetector fit(Dataset train) {
            throw new IllegalArgumentException("strength is " + strength + ",\n\"expected\" more");
        }
    }

    @BeforeEach
    void reset() {
        FITS.set(0);
    }

    private static Experiment counted() {
        return new Experiment("counted")
                .on(BLOBS, RINGS)
                .with("counted", Counted::new)
                .seeds(1, 2, 3);
    }

    private Path csv() {
        return folder.resolve("results").resolve("counted.csv");
    }

    private Path part() {
        return csv().resolveSibling("counted.csv.part");
    }

    @Test
    void everyCellIsARowInTheOrderAskedFor() {
        Experiment experiment = new Experiment("grid")
                .on(BLOBS, RINGS)
                .with(new Gaussian(), new PerfectScores())
                .with("random", RandomScores::new)
                .seeds(5, 6)
                .under(Protocol.transductive(), Protocol.heldOut(0.5));
        List<Experiment.Progress> heard = new ArrayList<>();
        Results results = experiment.run(heard::add);
        // Transductive: 1 + 1 + 2 seeds; held out: 3 x 2 seeds.
        assertEquals(2 * (4 + 6), results.rows().size());
        assertEquals(experiment.size(), results.rows().size());
        assertEquals(20, results.only(Status.OK).rows().size());
        assertEquals(
                List.of(
                        "Gaussian[covariance=FULL] 5 transductive",
                        "PerfectScores[] 5 transductive",
                        "RandomScores[seed=5] 5 transductive",
                        "RandomScores[seed=6] 6 transductive",
                        "Gaussian[covariance=FULL] 5 held out 0.5",
                        "Gaussian[covariance=FULL] 6 held out 0.5"),
                results.rows().stream()
                        .limit(6)
                        .map(r -> r.detector() + " " + r.seed() + " " + r.protocol())
                        .toList());
        assertEquals(20, heard.size());
        assertEquals(20, heard.get(19).done());
        assertTrue(
                heard.get(3).toString().startsWith("4 of 20 · blobs · random"),
                heard.get(3).toString());
        assertEquals("20 cells: 20 ok, 0 failed, 0 not run", results.toString());
    }

    @Test
    void figuresAreThoseOfTheMeasures() {
        Result row = new Experiment("one")
                .on(BLOBS)
                .with(new Gaussian())
                .run()
                .rows()
                .get(0);
        double[] scores = new Gaussian().fit(BLOBS).trainingScores();
        assertEquals(RocCurve.of(BLOBS.labels(), scores).auc(), row.rocAuc());
        assertTrue(row.rocAuc() > 0.6 && row.averagePrecision() > 0.1 && row.precisionAtN() >= 0);
        assertEquals(200, row.rows());
        assertEquals(2, row.features());
        assertEquals(10, row.anomalies());
        assertTrue(row.fitSeconds() > 0 && row.scoreSeconds() >= 0);
        assertTrue(row.checksum().matches("[0-9a-f]{16}"));
        assertFalse(row.jvm().isEmpty() || row.version().isEmpty());
        Result perfect = new Experiment("one")
                .on(BLOBS)
                .with(new PerfectScores())
                .under(Protocol.heldOut(0.5))
                .run()
                .rows()
                .get(0);
        assertEquals(1, perfect.rocAuc());
        assertEquals(1, perfect.precisionAtN());
    }

    @Test
    void heldOutMeasuresRowsThatWereNotFittedOn() {
        List<Dataset> fitted = new ArrayList<>();
        record Spy(List<Dataset> seen) implements Detector {
            @Override
            public FittedDetector fit(Dataset train) {
                seen.add(train);
                return new RandomScores(1).fit(train);
            }
        }
        new Experiment("spy")
                .on(BLOBS)
                .with("spy", seed -> new Spy(fitted))
                .under(Protocol.transductive(), Protocol.heldOut(0.75), Protocol.heldOutNormal(0.75))
                .run();
        assertEquals(List.of(200, 151, 143), fitted.stream().map(Dataset::size).toList());
        assertEquals(0, fitted.get(2).count(Label.ANOMALY));
        assertEquals("held out 0.75 normal", Protocol.heldOutNormal(0.75).toString());
    }

    @Test
    void aGivenSplitStaysAsItIsAndATunedMethodIsMeasuredOnWhatItDidNotChooseBy() {
        Split halves = BLOBS.split(0.5, 1);
        Split given = new Split(halves.train().only(Label.NORMAL), halves.test());
        List<Integer> sizes = new ArrayList<>();
        Tuning spying = (train, validation) -> {
            sizes.add(train.size());
            sizes.add(validation.size());
            sizes.add(validation.count(Label.ANOMALY));
            return Tuning.bestAuc(List.of(new RandomScores(3), new PerfectScores(), new Gaussian()))
                    .choose(train, validation);
        };
        Results results = new Experiment("given")
                .onSplit("halves", () -> given)
                .with(new Gaussian())
                .withTuned("tuned", 0.4, spying)
                .seeds(1, 2)
                .under(Protocol.heldOut(0.5))
                .run();
        assertEquals(
                List.of("Gaussian[covariance=FULL] given split", "tuned given split, tuned on 0.4 of the test rows"),
                results.rows().stream()
                        .limit(2)
                        .map(r -> r.method().replace("[]", "") + " " + r.protocol())
                        .toList());
        assertEquals(3, results.only(Status.OK).rows().size(), "the Gaussian once, the tuned one for each seed");
        assertEquals(List.of(95, 40, 2, 95, 40, 2), sizes);
        Result first = results.rows().get(0);
        FittedDetector fitted = new Gaussian().fit(given.train());
        assertEquals(
                RocCurve.of(given.test().labels(), fitted.score(given.test())).auc(), first.rocAuc());
        assertEquals(List.of(195, 5, ""), List.of(first.rows(), first.anomalies(), first.chosen()));
        Result tuned = results.rows().get(1);
        assertEquals("PerfectScores[]", tuned.chosen());
        assertEquals(1, tuned.rocAuc());
        assertNotEquals(
                first.checksum(),
                new Experiment("whole")
                        .on(BLOBS)
                        .with(new Gaussian())
                        .run()
                        .rows()
                        .get(0)
                        .checksum());
    }

    @Test
    void fitsOfCandidatesAreSharedByValidationRowsButNotByTrainingRows() {
        AtomicInteger fits = new AtomicInteger();
        Detector counting = train -> {
            fits.incrementAndGet();
            return new Gaussian().fit(train);
        };
        Tuning tuning = Tuning.bestAuc(List.of(counting, new PerfectScores()));
        Split halves = BLOBS.split(0.5, 1);
        for (long seed = 1; seed <= 3; seed++) {
            Dataset validation = halves.test().split(0.5, seed).train();
            assertEquals(new PerfectScores(), tuning.choose(halves.train(), validation));
        }
        assertEquals(1, fits.get());
        tuning.choose(halves.test(), halves.train());
        assertEquals(2, fits.get());
    }

    @Test
    void aTunedMethodRefusesToBeMeasuredOnTheRowsItIsFittedOn() {
        Results results = new Experiment("tuned")
                .on(BLOBS)
                .withTuned("tuned", 0.5, Tuning.bestAuc(List.of(new Gaussian())))
                .run();
        assertEquals(Status.FAILED, results.rows().get(0).status());
        assertTrue(
                results.rows().get(0).error().contains("two parts"),
                results.rows().get(0).error());
        assertEquals(
                "best validation AUC of [Gaussian[covariance=FULL]]",
                results.rows().get(0).detector());
    }

    @Test
    void aFailingCellIsARowWithItsErrorAndTheOthersRun() throws IOException {
        Dataset noAnomalies = BLOBS.only(Label.NORMAL).named("no anomalies");
        Results results = new Experiment("failing")
                .on("missing", () -> {
                    throw new IllegalStateException("no such data");
                })
                .on(noAnomalies, RINGS)
                .with(new Broken(3), new Gaussian())
                .with("unmakeable", seed -> {
                    throw new IllegalArgumentException("seed is " + seed);
                })
                .run(csv(), progress -> {});
        assertEquals(9, results.rows().size());
        assertEquals(1, results.only(Status.OK).rows().size());
        assertEquals(
                "IllegalStateException: no such data", results.rows().get(0).error());
        assertTrue(results.rows().get(4).error().contains("0 anomalies, 190 normal rows"));
        assertEquals(
                "IllegalArgumentException: strength is 3, \"expected\" more",
                results.rows().get(6).error());
        assertEquals("unmakeable", results.rows().get(8).detector());
        assertTrue(Double.isNaN(results.rows().get(6).rocAuc()));
        assertEquals(results, Results.read(csv()), "quotes, commas and missing numbers survive the file");
    }

    @Test
    void aSecondRunReusesEveryCell() throws IOException {
        Results first = counted().run(csv(), progress -> {});
        assertEquals(6, FITS.get());
        assertFalse(Files.exists(part()), "the part file is gone");
        String written = Files.readString(csv());
        assertEquals(first, counted().run(csv(), progress -> {}));
        assertEquals(6, FITS.get());
        assertEquals(written, Files.readString(csv()));
    }

    @Test
    void aKilledRunGoesOnWhereItStopped() throws IOException {
        class Killed extends Error {
            private static final long serialVersionUID = 1;
        }
        AtomicInteger heard = new AtomicInteger();
        assertThrows(Killed.class, () -> counted().run(csv(), progress -> {
            if (heard.incrementAndGet() == 4) {
                throw new Killed();
            }
        }));
        assertFalse(Files.exists(csv()), "no half table");
        assertEquals(4, Files.readAllLines(part()).size());
        // The line that was being written when the power went.
        Files.writeString(part(), Files.readAllLines(part()).get(0).substring(0, 60), StandardOpenOption.APPEND);
        Results results = counted().run(csv(), progress -> {});
        assertEquals(6, FITS.get(), "each cell ran once");
        assertEquals(6, results.only(Status.OK).rows().size());
        assertEquals(
                List.of(1L, 2L, 3L, 1L, 2L, 3L),
                results.rows().stream().map(Result::seed).toList());
        assertEquals(results, Results.read(csv()));
    }

    @Test
    void whatChangedRunsAgain() throws IOException {
        counted().run(csv(), progress -> {});
        Dataset changed = Synthetic.blobs(200, 2);
        assertEquals("blobs", changed.name());
        Experiment other = new Experiment("counted")
                .on(changed, RINGS)
                .with("counted", Counted::new)
                .seeds(3, 4);
        Results results = other.run(csv(), progress -> {});
        // Both seeds of the changed data, and seed 4 of the other.
        assertEquals(6 + 3, FITS.get());
        assertEquals(4, results.rows().size());
    }

    @Test
    void rowsOfAnotherVersionAreStale() throws IOException {
        counted().run(csv(), progress -> {});
        Results old = new Results(Results.read(csv()).rows().stream()
                .map(r -> ResultLine.parse(ResultLine.of(r).replace("," + r.version() + ",", ",0.0.1,")))
                .toList());
        assertNotEquals(old, Results.read(csv()));
        old.write(csv());
        counted().run(csv(), progress -> {});
        assertEquals(12, FITS.get());
    }

    @Test
    void theLimitLeavesRowsThatSayTheyDidNotRun() throws IOException {
        List<Experiment.Progress> heard = new ArrayList<>();
        Results results = counted().run(csv(), 2, heard::add);
        assertEquals(6, results.rows().size());
        assertEquals(2, results.only(Status.OK).rows().size());
        assertEquals(4, results.only(Status.NOT_RUN).rows().size());
        assertEquals("not run", results.rows().get(5).status().toString());
        assertEquals(0, results.rows().get(5).rows(), "data that no cell needed was not read");
        assertEquals(2, heard.get(1).total());
        assertTrue(Files.readString(csv()).contains(",not run,"));
        assertEquals(
                4,
                counted().run(csv(), 2, progress -> {}).only(Status.OK).rows().size());
        assertEquals(
                4,
                counted().run(csv(), 0, progress -> {}).only(Status.OK).rows().size());
        assertEquals(4, FITS.get());
    }

    @Test
    void failedCellsAreTriedAgain() throws IOException {
        AtomicInteger tries = new AtomicInteger();
        Experiment experiment = new Experiment("moody").on(BLOBS).with("moody", seed -> new Detector() {
            @Override
            public FittedDetector fit(Dataset train) {
                if (tries.incrementAndGet() == 1) {
                    throw new IllegalStateException("not today");
                }
                return new RandomScores(1).fit(train);
            }

            @Override
            public String toString() {
                return "Moody";
            }
        });
        assertEquals(
                Status.FAILED,
                experiment.run(csv(), progress -> {}).rows().get(0).status());
        assertEquals(
                Status.OK, experiment.run(csv(), progress -> {}).rows().get(0).status());
    }

    @Test
    void anInterruptEndsTheRunAndKeepsWhatIsDone() throws IOException {
        Experiment experiment = counted().with("stops", seed -> new Detector() {
            @Override
            public FittedDetector fit(Dataset train) {
                Thread.currentThread().interrupt();
                return new RandomScores(1).fit(train);
            }

            @Override
            public String toString() {
                return "Stops";
            }
        });
        Results results = experiment.run(csv(), progress -> {});
        assertTrue(Thread.interrupted(), "the interrupt is passed on");
        assertEquals(3, results.only(Status.OK).rows().size());
        assertEquals(9, results.only(Status.NOT_RUN).rows().size());
        assertEquals(results, Results.read(csv()));
    }

    @Test
    void twoRunsDoNotWriteOneFile() {
        String message = assertThrows(
                        UncheckedIOException.class, () -> counted().run(csv(), progress -> {
                            try {
                                counted().run(csv(), again -> {});
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }))
                .getMessage();
        assertTrue(message.contains("in use"), message);
    }

    @Test
    void aFileOfAnotherKindIsNotOverwritten() throws IOException {
        Path file = folder.resolve("notes.csv");
        Files.writeString(file, "my,notes\n1,2\n");
        String message = assertThrows(IOException.class, () -> counted().run(file, progress -> {}))
                .getMessage();
        assertTrue(message.contains("notes.csv, line 1: found 'my,notes'"), message);
        assertEquals("my,notes\n1,2\n", Files.readString(file));
        Files.writeString(file, ResultLine.HEADER + "\na,b\n");
        assertTrue(assertThrows(IOException.class, () -> Results.read(file))
                .getMessage()
                .contains("line 2: found 2 fields, expected 20"));
    }

    @Test
    void badGridsAreNamed() {
        refused(() -> new Experiment("Not A File/Name"), "name is 'Not A File/Name'");
        refused(() -> counted().on(BLOBS), "'blobs' is there already");
        refused(() -> counted().with("counted", Counted::new), "'counted' is there already");
        refused(() -> counted().seeds(), "seeds are []");
        refused(() -> counted().seeds(1, 1), "seeds are [1, 1]");
        refused(() -> counted().under(), "protocols are []");
        refused(() -> Protocol.heldOut(0), "trainShare is 0.0");
        refused(() -> Protocol.heldOutNormal(1), "trainShare is 1.0");
        refused(() -> counted().withTuned("tuned", 1, (train, validation) -> new Gaussian()), "validationShare is 1.0");
        refused(() -> Tuning.bestAuc(List.of()), "candidates are empty");
        assertEquals("counted: 2 data sets x 1 detectors, 6 cells", counted().toString());
    }

    private static void refused(Runnable what, String part) {
        String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
        assertTrue(message.contains(part), message);
    }
}
