package anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What every detector promises. A subclass gives instances in {@link #detectors()} and inherits all tests; the methods that
 * return a constant are hooks for detectors of which a promise cannot be asked.
 *
 * <pre>{@code
 * class GaussianContractTest extends DetectorContract {
 *     @Override
 *     protected List<Detector> detectors() {
 *         return List.of(new Gaussian());
 *     }
 * }
 * }</pre>
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class DetectorContract {
    private static final int WIDTH = 3;
    private static final double[] FAR = {60, -60, 60};
    /** Where {@link #withFarRow} puts the row that is far from everything. */
    private static final int FAR_PLACE = 17;

    /** The instances to test, with different hyper-parameters; none may need more than 100 rows. */
    protected abstract List<Detector> detectors();

    /** False for a detector that does not look at the rows, so that a far row need not rank first. */
    protected boolean looksAtRows() {
        return true;
    }

    /**
     * How far the score of a row by itself may be from its score in a batch, relative to 1 + its size. Not 0 where a batch is
     * summed up in another order.
     */
    protected double batchTolerance() {
        return 1e-9;
    }

    /**
     * How far a score may move when the training rows come in another order, relative to 1 + its size; NaN for a detector
     * that draws rows at random, where the order decides which.
     */
    protected double orderTolerance() {
        return 1e-9;
    }

    private static double[][] cloud(int rows, int width, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] cloud = new double[rows][width];
        for (double[] row : cloud) {
            for (int j = 0; j < width; j++) {
                // The sum of four uniform numbers: roughly normal, and bounded.
                row[j] = random.nextDouble() + random.nextDouble() + random.nextDouble() + random.nextDouble() - 2;
            }
        }
        return cloud;
    }

    private static Dataset labeled(double[][] rows, int... anomalies) {
        Label[] labels = new Label[rows.length];
        Arrays.fill(labels, Label.NORMAL);
        for (int anomaly : anomalies) {
            labels[anomaly] = Label.ANOMALY;
        }
        return Dataset.of("contract", Dataset.numbered("x", rows[0].length), rows, List.of(labels));
    }

    private static Dataset withFarRow() {
        double[][] rows = cloud(150, WIDTH, 1);
        rows[FAR_PLACE] = FAR.clone();
        return labeled(rows, FAR_PLACE);
    }

    /** Both kinds of scores of a fit, one after the other, checked to be as many as rows and finite. */
    private static double[] scores(FittedDetector fitted, Dataset train, double[][] rows) {
        double[] training = fitted.trainingScores();
        double[] fresh = fitted.score(rows);
        assertEquals(train.size(), training.length, "training scores");
        assertEquals(rows.length, fresh.length, "scores");
        double[] all = Arrays.copyOf(training, training.length + fresh.length);
        System.arraycopy(fresh, 0, all, training.length, fresh.length);
        for (double score : all) {
            assertTrue(Double.isFinite(score), "a score is " + score);
        }
        return all;
    }

    private static double[] scores(Detector detector) {
        Dataset train = withFarRow();
        return scores(detector.fit(train), train, cloud(40, WIDTH, 2));
    }

    private static int indexOfLargest(double[] scores) {
        return IntStream.range(0, scores.length)
                .reduce((a, b) -> scores[b] > scores[a] ? b : a)
                .orElseThrow();
    }

    @Test
    final void thereAreDetectorsThatDiffer() {
        List<Detector> detectors = detectors();
        assertFalse(detectors.isEmpty(), "detectors() is empty");
        assertEquals(detectors.size(), new HashSet<>(detectors).size(), "two detectors are equal");
        assertEquals(
                detectors.size(),
                detectors.stream().map(Detector::toString).distinct().count(),
                "two detectors print alike");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void scoresAreFiniteAndNotTrivial(Detector detector) {
        assertTrue(Arrays.stream(scores(detector)).distinct().count() > 1, "all scores are equal");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aFarRowRanksFirst(Detector detector) {
        assumeTrue(looksAtRows());
        Dataset train = withFarRow();
        double[] training = detector.fit(train).trainingScores();
        assertEquals(FAR_PLACE, indexOfLargest(training), "the far row among the training rows");
        assertEquals(
                1, Arrays.stream(training).filter(s -> s == training[FAR_PLACE]).count(), "shares its place");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aFarRowRanksFirstAmongNewRows(Detector detector) {
        assumeTrue(looksAtRows());
        assumeFalse(detector instanceof LabelAware, "it need not know new rows");
        double[][] fresh = cloud(40, WIDTH, 2);
        fresh[FAR_PLACE] = FAR.clone();
        double[] scores = detector.fit(labeled(cloud(150, WIDTH, 1))).score(fresh);
        assertEquals(FAR_PLACE, indexOfLargest(scores));
        assertEquals(
                1, Arrays.stream(scores).filter(s -> s == scores[FAR_PLACE]).count(), "shares its place");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void theSameSeedGivesTheSameBits(Detector detector) {
        assertArrayEquals(scores(detector), scores(detector));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void oneThreadGivesTheBitsOfMany(Detector detector) throws Exception {
        assertArrayEquals(in(1, () -> scores(detector)), in(7, () -> scores(detector)));
    }

    private static double[] in(int threads, Callable<double[]> work) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(work).get();
        } finally {
            pool.shutdown();
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void labelsChangeNothingUnlessItIsLabelAware(Detector detector) {
        assumeFalse(detector instanceof LabelAware, "it reads labels and says so");
        double[][] rows = withFarRow().rows();
        Dataset one = labeled(rows, 1, 5, FAR_PLACE);
        Dataset other = labeled(rows, 2, 3, 4, 77);
        assertNotEquals(one.labels(), other.labels());
        Dataset none = Dataset.of(rows);
        double[][] fresh = cloud(40, WIDTH, 2);
        double[] expected = scores(detector.fit(one), one, fresh);
        assertArrayEquals(expected, scores(detector.fit(other), other, fresh));
        assertArrayEquals(expected, scores(detector.fit(none), none, fresh));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aBatchIsItsRows(Detector detector) {
        FittedDetector fitted = detector.fit(withFarRow());
        double[][] fresh = cloud(40, WIDTH, 2);
        double[] batch = fitted.score(fresh);
        for (int i = 0; i < fresh.length; i++) {
            assertEquals(batch[i], fitted.score(fresh[i]), batchTolerance() * (1 + Math.abs(batch[i])), "row " + i);
        }
        assertEquals(0, fitted.score(new double[0][]).length, "no rows, no scores");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aDataSetIsItsRowsHoweverTheyAreKept(Detector detector) {
        float[][] floats = new float[150][WIDTH];
        double[][] doubles = new double[150][WIDTH];
        double[][] cloud = cloud(150, WIDTH, 1);
        for (int i = 0; i < cloud.length; i++) {
            for (int j = 0; j < WIDTH; j++) {
                floats[i][j] = (float) cloud[i][j];
                doubles[i][j] = floats[i][j];
            }
        }
        List<Label> labels = Collections.nCopies(150, Label.UNKNOWN);
        Dataset small = Dataset.ofFloats("floats", Dataset.numbered("x", WIDTH), floats, labels);
        double[] expected = detector.fit(Dataset.of(doubles)).score(cloud(40, WIDTH, 2));
        assertArrayEquals(expected, detector.fit(small).score(cloud(40, WIDTH, 2)));
        assertArrayEquals(expected, detector.fit(small).score(Dataset.of(cloud(40, WIDTH, 2))));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aViewIsFittedAsItsRows(Detector detector) {
        Dataset all = withFarRow();
        Dataset view = all.pick(IntStream.range(0, 120).map(i -> 149 - i).toArray());
        Dataset copy = Dataset.of("copy", view.features(), view.rows(), view.labels());
        double[][] fresh = cloud(40, WIDTH, 2);
        assertArrayEquals(scores(detector.fit(copy), copy, fresh), scores(detector.fit(view), view, fresh));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void nothingIsChanged(Detector detector) {
        Dataset train = withFarRow();
        double[][] fresh = cloud(40, WIDTH, 2);
        String before = detector.toString();
        int hash = detector.hashCode();
        FittedDetector fitted = detector.fit(train);
        double[] first = scores(fitted, train, fresh);
        assertTrue(Arrays.deepEquals(withFarRow().rows(), train.rows()), "the training rows");
        assertTrue(Arrays.deepEquals(cloud(40, WIDTH, 2), fresh), "the rows scored");
        assertEquals(before, detector.toString(), "the detector");
        assertEquals(hash, detector.hashCode(), "the detector");
        Arrays.fill(fitted.trainingScores(), Double.NaN);
        detector.fit(labeled(cloud(130, WIDTH, 3)));
        assertArrayEquals(first, scores(fitted, train, fresh), "the fitted detector");
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void awkwardDataIsScoredOrRefusedByName(Detector detector) {
        double[][] constantColumn = cloud(150, WIDTH, 1);
        for (double[] row : constantColumn) {
            row[1] = 0.1;
        }
        double[][] twice = cloud(150, WIDTH, 1);
        for (int i = 75; i < 150; i++) {
            twice[i] = twice[i - 75].clone();
        }
        double[][] mostlyOne = cloud(150, WIDTH, 1);
        for (int i = 0; i < 140; i++) {
            mostlyOne[i] = mostlyOne[149].clone();
        }
        double[][] collinear = cloud(150, WIDTH, 1);
        for (double[] row : collinear) {
            row[2] = row[0] + row[1];
        }
        double[][] equal = Collections.nCopies(150, new double[] {1, 2, 3}).toArray(double[][]::new);
        for (double[][] rows : List.of(constantColumn, twice, mostlyOne, collinear, equal, cloud(150, 1, 1))) {
            assertTrue(fits(detector, labeled(rows, 0)) || rows == equal, "refuses data that should have a score");
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void theOrderOfTheTrainingRowsDoesNotMatter(Detector detector) {
        assumeFalse(Double.isNaN(orderTolerance()), "it draws rows at random");
        Dataset train = withFarRow();
        int[] order = IntStream.range(0, 150).map(i -> (i * 37 + 11) % 150).toArray();
        double[][] fresh = cloud(40, WIDTH, 2);
        FittedDetector one = detector.fit(train);
        FittedDetector other = detector.fit(train.pick(order));
        double[] training = one.trainingScores();
        double[] expected = Arrays.stream(order).mapToDouble(i -> training[i]).toArray();
        assertClose(expected, other.trainingScores(), "training row");
        assertClose(one.score(fresh), other.score(fresh), "new row");
    }

    private void assertClose(double[] expected, double[] found, String what) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], found[i], orderTolerance() * (1 + Math.abs(expected[i])), what + " " + i);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void hugeValuesAreScoredOrRefusedByName(Detector detector) {
        for (double size : new double[] {1e300, 1e160, 1e-300}) {
            double[][] rows = cloud(150, WIDTH, 1);
            Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> row[j] * size));
            fits(detector, labeled(rows, 0));
        }
    }

    /** Of one instance only, since it takes long. */
    @Test
    final void manyFeaturesAreScoredOrRefusedByName() {
        SplittableRandom random = new SplittableRandom(6);
        double[][] wide = IntStream.range(0, 40)
                .mapToObj(i -> random.doubles(100_000).toArray())
                .toArray(double[][]::new);
        for (Detector detector : detectors().subList(0, 1)) {
            fits(detector, labeled(wide, 0));
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void fewRowsAreScoredOrRefusedByName(Detector detector) {
        int fewest = 0;
        for (int rows = 1; rows <= 110; rows++) {
            boolean fits = fits(detector, labeled(cloud(rows, WIDTH, 4), 0));
            if (fits && fewest == 0) {
                fewest = rows;
            }
            assertTrue(fits || fewest == 0, "scores " + fewest + " rows but refuses " + rows);
        }
        assertTrue(fewest > 0, "refuses 110 rows");
    }

    /** True when it scores; false when it refuses with a message that names a parameter, or the rows. */
    private static boolean fits(Detector detector, Dataset train) {
        try {
            scores(detector.fit(train), train, cloud(20, train.width(), 5));
            return true;
        } catch (IllegalArgumentException e) {
            Set<String> names = parameters(detector);
            names.add("row");
            names.add("feature");
            assertTrue(
                    names.stream().anyMatch(name -> e.getMessage().contains(name)),
                    "'" + e.getMessage() + "' names none of " + names);
            return false;
        }
    }

    private static Set<String> parameters(Detector detector) {
        Set<String> names = new HashSet<>();
        for (Object[] component : components(detector)) {
            names.add((String) component[0]);
            if (component[1] instanceof Detector inner) {
                names.addAll(parameters(inner));
            }
        }
        return names;
    }

    /** Name and value of each component of a record; none for other classes. */
    private static List<Object[]> components(Detector detector) {
        List<Object[]> components = new ArrayList<>();
        if (detector instanceof Record) {
            for (RecordComponent component : detector.getClass().getRecordComponents()) {
                try {
                    component.getAccessor().setAccessible(true);
                    components.add(new Object[] {
                        component.getName(), component.getAccessor().invoke(detector)
                    });
                } catch (ReflectiveOperationException e) {
                    throw new LinkageError(e.getMessage(), e);
                }
            }
        }
        return components;
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void rowsOfTheWrongWidthAreRefused(Detector detector) {
        FittedDetector fitted = detector.fit(withFarRow());
        double[][] narrow = {{1, 2, 3}, {1}};
        String message = assertThrows(IllegalArgumentException.class, () -> fitted.score(narrow))
                .getMessage();
        assertTrue(message.contains("1 values") && message.contains("expected " + WIDTH), message);
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void valuesThatAreNotFiniteAreRefused(Detector detector) {
        FittedDetector fitted = detector.fit(withFarRow());
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            double[][] rows = {{1, bad, 3}};
            String message = assertThrows(IllegalArgumentException.class, () -> fitted.score(rows))
                    .getMessage();
            assertTrue(message.contains(Double.toString(bad)) && message.contains("finite"), message);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void itPrintsEveryHyperParameter(Detector detector) {
        assertTrue(detector instanceof Record, "a detector is a record");
        for (Object[] component : components(detector)) {
            assertTrue(
                    detector.toString().contains(String.valueOf(component[1])),
                    detector + " does not show " + component[0] + " = " + component[1]);
        }
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void trainingStopsWhenTheListenerSaysSo(Detector detector) {
        assumeTrue(detector instanceof IterativeDetector);
        List<Epoch> epochs = new ArrayList<>();
        Dataset train = withFarRow();
        FittedDetector fitted = ((IterativeDetector) detector).fit(train, epoch -> {
            epochs.add(epoch);
            return false;
        });
        assertEquals(1, epochs.size());
        scores(fitted, train, cloud(40, WIDTH, 2));
    }

    @ParameterizedTest
    @MethodSource("detectors")
    final void aSavedModelComesBackBitForBit(Detector detector, @TempDir Path folder) throws IOException {
        Dataset train = withFarRow();
        double[][] fresh = cloud(40, WIDTH, 2);
        FittedDetector fitted = detector.fit(train);
        Path file = folder.resolve("detector.model");
        fitted.save(file);
        FittedDetector loaded = Detectors.load(file);
        assertEquals(detector, loaded.state().detector(), "the settings");
        assertArrayEquals(scores(fitted, train, fresh), scores(loaded, train, fresh));
        assertThrows(IllegalArgumentException.class, () -> loaded.score(new double[][] {{1}}), "a wrong width");
        Path again = folder.resolve("again.model");
        loaded.save(again);
        assertEquals(-1, Files.mismatch(file, again), "saving it again gives other bytes");
    }
}
