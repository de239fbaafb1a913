package anomaly;

import static org.junit.jupiter.api.Assertions.assertThrows;

import anomaly.density.Gaussian;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** The contract suite notices every kind of broken promise: a suite that cannot fail tests nothing. */
class DetectorContractTest {
    private static final DetectorContract CONTRACT = new DetectorContract() {
        @Override
        protected List<Detector> detectors() {
            return List.of();
        }
    };

    /** A Gaussian whose scores are tampered with. */
    record Tampered(UnaryOperator<double[]> scores) implements Detector {
        @Override
        public FittedDetector fit(Dataset train) {
            FittedDetector honest = new Gaussian().fit(train);
            return new FittedDetector() {
                @Override
                public double[] score(double[][] rows) {
                    return scores.apply(honest.score(rows));
                }

                @Override
                public double[] trainingScores() {
                    return scores.apply(honest.trainingScores());
                }
            };
        }
    }

    private static void notices(Runnable check) {
        assertThrows(AssertionError.class, check::run);
    }

    @Test
    void noDetectorsAtAll() {
        notices(CONTRACT::thereAreDetectorsThatDiffer);
    }

    @Test
    void scoresOfTheWrongKind() {
        notices(() -> CONTRACT.aFarRowRanksFirst(negated()));
        notices(() -> CONTRACT.aFarRowRanksFirstAmongNewRows(negated()));
        notices(() -> CONTRACT.scoresAreFiniteAndNotTrivial(new Tampered(s -> new double[s.length])));
        notices(() -> CONTRACT.scoresAreFiniteAndNotTrivial(new Tampered(s -> Arrays.copyOf(s, s.length + 1))));
        notices(() -> CONTRACT.scoresAreFiniteAndNotTrivial(new Tampered(s -> map(s, x -> x > 10 ? x / 0 : x))));
    }

    private static Detector negated() {
        return new Tampered(s -> map(s, x -> -x));
    }

    private static double[] map(double[] scores, DoubleUnaryOperator change) {
        return Arrays.stream(scores).map(change).toArray();
    }

    @Test
    void bitsThatChange() {
        AtomicInteger calls = new AtomicInteger();
        Detector moody = new Tampered(s -> map(s, x -> x + calls.incrementAndGet() * 1e-12));
        notices(() -> CONTRACT.theSameSeedGivesTheSameBits(moody));
        notices(() -> CONTRACT.nothingIsChanged(moody));
        Detector counting =
                new Tampered(s -> map(s, x -> x + ForkJoinTask.getPool().getParallelism() * 1e-12));
        notices(() -> unchecked(counting));
    }

    private static void unchecked(Detector detector) {
        try {
            CONTRACT.oneThreadGivesTheBitsOfMany(detector);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void scoresThatDependOnTheBatchOrOnLabels() {
        notices(() -> CONTRACT.aBatchIsItsRows(
                new Tampered(s -> map(s, x -> x - Arrays.stream(s).sum()))));
        Detector peeking = train -> new Tampered(s -> map(s, x -> x + train.count(Label.ANOMALY))).fit(train);
        notices(() -> CONTRACT.labelsChangeNothingUnlessItIsLabelAware(peeking));
    }

    @Test
    void rowsThatAreChangedOrNotChecked() {
        Detector scribbling = train -> {
            train.rows()[3][0]++;
            return new Gaussian().fit(train);
        };
        notices(() -> CONTRACT.nothingIsChanged(scribbling));
        Detector careless = train -> new FittedDetector() {
            @Override
            public double[] score(double[][] rows) {
                return new double[rows.length];
            }

            @Override
            public double[] trainingScores() {
                return new double[train.size()];
            }
        };
        notices(() -> CONTRACT.rowsOfTheWrongWidthAreRefused(careless));
        notices(() -> CONTRACT.valuesThatAreNotFiniteAreRefused(careless));
    }

    @Test
    void refusalsThatNameNothingAndSilentParameters() {
        Detector curt = train -> {
            if (train.size() < 10) {
                throw new IllegalArgumentException("no");
            }
            return new Gaussian().fit(train);
        };
        notices(() -> CONTRACT.fewRowsAreScoredOrRefusedByName(curt));
        Detector fickle = train -> {
            if (train.size() == 50) {
                throw new IllegalArgumentException("not 50 rows");
            }
            return new Gaussian().fit(train);
        };
        notices(() -> CONTRACT.fewRowsAreScoredOrRefusedByName(fickle));
        record Silent(int depth) implements Detector {
            @Override
            public FittedDetector fit(Dataset train) {
                return new Gaussian().fit(train);
            }

            @Override
            public String toString() {
                return "Silent";
            }
        }
        notices(() -> CONTRACT.itPrintsEveryHyperParameter(new Silent(4)));
    }
}
