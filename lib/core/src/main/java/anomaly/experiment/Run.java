package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Label;
import anomaly.Split;
import anomaly.evaluation.Precision;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** One run of an experiment, cell by cell. */
final class Run {
    private static final String VERSION = Optional.ofNullable(
                    Run.class.getPackage().getImplementationVersion())
            .orElse("development");
    private static final String JVM =
            System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version");
    private static final double NANOS = 1e9;

    private final Experiment experiment;
    private final Optional<Journal> journal;
    private final int limit;
    private final Consumer<Experiment.Progress> listener;
    private final List<Result> results = new ArrayList<>();
    private int ran;
    private int reused;
    private long nanos;

    Run(Experiment experiment, Optional<Journal> journal, int limit, Consumer<Experiment.Progress> listener) {
        this.experiment = experiment;
        this.journal = journal;
        this.limit = limit;
        this.listener = listener;
    }

    Results results() throws IOException {
        boolean interrupted = false;
        for (Experiment.Source source : experiment.sources()) {
            List<Experiment.Cell> cells = experiment.cells(source);
            boolean known = journal.isPresent() && journal.get().knows(source.name());
            if (interrupted || (ran >= limit && !known)) {
                cells.forEach(cell -> results.add(blank(cell, Facts.NONE, Status.NOT_RUN, "")));
            } else {
                interrupted = runAll(cells, source);
            }
        }
        Results all = new Results(results);
        if (journal.isPresent()) {
            journal.get().finish(all);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return all;
    }

    /** Runs the cells of one data set; true when it was interrupted, which it takes note of to be able to write files. */
    private boolean runAll(List<Experiment.Cell> cells, Experiment.Source source) throws IOException {
        Split data;
        Facts facts;
        try {
            data = source.reader().get();
            facts = Facts.of(data);
        } catch (RuntimeException | LinkageError | OutOfMemoryError e) {
            return unread(cells, e);
        }
        boolean interrupted = false;
        for (Experiment.Cell cell : cells) {
            Result blank = blank(cell, facts, Status.NOT_RUN, "");
            Optional<Result> finished = journal.flatMap(j -> j.finished(blank.key()));
            if (finished.isPresent()) {
                results.add(finished.get());
                reused++;
            } else if (interrupted || ran >= limit) {
                results.add(blank);
            } else {
                long start = System.nanoTime();
                Result result = measured(cell, data, facts);
                interrupted = Thread.interrupted();
                // What an interrupted training left is not what was asked for.
                keep(interrupted ? blank : result, System.nanoTime() - start);
            }
        }
        return interrupted;
    }

    private boolean unread(List<Experiment.Cell> cells, Throwable e) throws IOException {
        boolean interrupted = Thread.interrupted();
        for (Experiment.Cell cell : cells) {
            boolean failed = !interrupted && ran < limit;
            keep(blank(cell, Facts.NONE, failed ? Status.FAILED : Status.NOT_RUN, failed ? oneLine(e) : ""), 0);
        }
        return interrupted;
    }

    private void keep(Result result, long took) throws IOException {
        results.add(result);
        if (result.status() == Status.NOT_RUN) {
            return;
        }
        ran++;
        nanos += took;
        if (journal.isPresent() && result.status() == Status.OK) {
            journal.get().append(result);
        }
        int total = (int) Math.min(experiment.size(), (long) reused + limit);
        int done = ran + reused;
        listener.accept(new Experiment.Progress(
                done, total, result, Duration.ofNanos(nanos / ran * Math.max(0, total - done))));
    }

    private Result measured(Experiment.Cell cell, Split data, Facts facts) {
        try {
            Split parts = cell.protocol().parts(data, cell.seed());
            Object made = cell.method().maker().apply(cell.seed());
            String chosen = "";
            if (made instanceof Tuning tuning) {
                if (parts.train() == parts.test()) {
                    throw new IllegalArgumentException("a tuned method needs rows that it is not fitted on: "
                            + "measure it held out, or on data that comes in two parts");
                }
                Split tested = parts.test().split(cell.method().validationShare(), cell.seed());
                made = tuning.choose(parts.train(), tested.train());
                chosen = made.toString();
                parts = new Split(parts.train(), tested.test());
            }
            return measured(cell, facts, (Detector) made, parts, chosen);
        } catch (RuntimeException | LinkageError | OutOfMemoryError | StackOverflowError e) {
            return blank(cell, facts, Status.FAILED, oneLine(e));
        }
    }

    private Result measured(Experiment.Cell cell, Facts facts, Detector detector, Split parts, String chosen) {
        long start = System.nanoTime();
        FittedDetector fitted = detector.fit(parts.train());
        long fit = System.nanoTime();
        double[] scores = parts.train() == parts.test() ? fitted.trainingScores() : fitted.score(parts.test());
        long end = System.nanoTime();
        List<Label> labels = parts.test().labels();
        double[] figures = {
            RocCurve.of(labels, scores).auc(),
            PrecisionRecallCurve.of(labels, scores).averagePrecision(),
            Precision.atAnomalyCount(labels, scores),
            (fit - start) / NANOS,
            (end - fit) / NANOS
        };
        return result(cell, facts, figures, Status.OK, "", chosen);
    }

    private Result blank(Experiment.Cell cell, Facts facts, Status status, String error) {
        double none = Double.NaN;
        return result(cell, facts, new double[] {none, none, none, none, none}, status, error, "");
    }

    private Result result(
            Experiment.Cell cell, Facts facts, double[] figures, Status status, String error, String chosen) {
        double share = cell.method().validationShare();
        return new Result(
                experiment.name(),
                cell.source().name(),
                facts.checksum(),
                facts.rows(),
                facts.features(),
                facts.anomalies(),
                cell.method().name(),
                printed(cell),
                cell.seed(),
                cell.protocol() + (share > 0 ? ", tuned on " + share + " of the test rows" : ""),
                figures[0],
                figures[1],
                figures[2],
                figures[3],
                figures[4],
                status,
                error,
                VERSION,
                JVM,
                chosen);
    }

    /** The detector as it prints itself, or its name where it cannot even be made. */
    private static String printed(Experiment.Cell cell) {
        try {
            return cell.method().maker().apply(cell.seed()).toString();
        } catch (RuntimeException | LinkageError e) {
            return cell.method().name();
        }
    }

    private static String oneLine(Throwable e) {
        String message = e.getMessage() == null ? "" : ": " + e.getMessage();
        return (e.getClass().getSimpleName() + message).replaceAll("\\s+", " ").strip();
    }

    /** What is known of a data set once it has been read. */
    private record Facts(String checksum, int rows, int features, int anomalies) {
        static final Facts NONE = new Facts("", 0, 0, 0);

        static Facts of(Split data) {
            Dataset train = data.train();
            Dataset test = data.test();
            if (train == test) {
                return new Facts(Fingerprint.of(train), train.size(), train.width(), train.count(Label.ANOMALY));
            }
            return new Facts(
                    Fingerprint.of(train, test),
                    train.size() + test.size(),
                    train.width(),
                    train.count(Label.ANOMALY) + test.count(Label.ANOMALY));
        }
    }
}
