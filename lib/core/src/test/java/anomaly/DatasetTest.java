package anomaly;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DatasetTest {
    private static final List<String> AB = List.of("a", "b");

    /** Row i is (i, -i); every tenth row is an anomaly, rows 1, 11, ... are not labeled. */
    private static Dataset hundred() {
        double[][] rows =
                IntStream.range(0, 100).mapToObj(i -> new double[] {i, -i}).toArray(double[][]::new);
        List<Label> labels = IntStream.range(0, 100)
                .mapToObj(i -> i % 10 == 0 ? Label.ANOMALY : i % 10 == 1 ? Label.UNKNOWN : Label.NORMAL)
                .toList();
        return Dataset.of("hundred", AB, rows, labels);
    }

    private static List<Label> unknown(int count) {
        return Collections.nCopies(count, Label.UNKNOWN);
    }

    private static void refused(Runnable what, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, what::run).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), "'" + message + "' lacks '" + part + "'");
        }
    }

    @Test
    void itKnowsWhatItHolds() {
        Dataset data = hundred();
        assertEquals(100, data.size());
        assertEquals(2, data.width());
        assertEquals(10, data.count(Label.ANOMALY));
        assertEquals(10, data.count(Label.UNKNOWN));
        assertArrayEquals(new double[] {42, -42}, data.row(42));
        assertEquals(42, data.id(42));
        assertEquals("hundred: 100 rows x 2 features, 10 anomalies (10.0 %), 10 not labeled", data.toString());
        assertEquals("other", data.named("other").name());
        assertEquals(
                "unnamed: 1 rows x 3 features, no labels",
                Dataset.of(new double[][] {{1, 2, 3}}).toString());
        assertEquals(
                List.of("x1", "x2", "x3"),
                Dataset.of(new double[][] {{1, 2, 3}}).features());
    }

    @Test
    void idsSurviveViewsOfViews() {
        Dataset anomalies = hundred().only(Label.ANOMALY);
        assertEquals(10, anomalies.size());
        Dataset picked = anomalies.pick(9, 0, 3);
        assertEquals(List.of(90, 0, 30), List.of(picked.id(0), picked.id(1), picked.id(2)));
        assertArrayEquals(new double[] {30, -30}, picked.row(2));
        assertEquals(List.of(Label.ANOMALY, Label.ANOMALY, Label.ANOMALY), picked.labels());
        Dataset mapped = picked.mapRows(row -> new double[] {row[0] + 1, 0});
        assertEquals(90, mapped.id(0));
        assertArrayEquals(new double[] {91, 0}, mapped.row(0));
        assertArrayEquals(new double[] {91, 0}, mapped.pick(2, 0).row(1));
        assertArrayEquals(new double[] {90, -90}, picked.row(0), "the original stays");
        assertEquals(0, hundred().only(Label.ANOMALY).only(Label.NORMAL).size());
    }

    @Test
    void aSplitIsDisjointCompleteAndStratified() {
        for (double share : new double[] {0.1, 0.33, 0.5, 0.8}) {
            Split split = hundred().split(share, 7);
            Set<Integer> ids = new HashSet<>();
            for (Dataset part : List.of(split.train(), split.test())) {
                for (int i = 0; i < part.size(); i++) {
                    assertTrue(ids.add(part.id(i)), "row in both parts");
                    assertEquals(part.id(i), part.row(i)[0]);
                    assertTrue(i == 0 || part.id(i) > part.id(i - 1), "rows keep their order");
                }
            }
            assertEquals(100, ids.size());
            assertEquals(Math.round(share * 10), split.train().count(Label.ANOMALY));
            assertEquals(Math.round(share * 80), split.train().count(Label.NORMAL));
        }
    }

    @Test
    void seedsDecideSplitsAndSamples() {
        assertEquals(
                ids(hundred().split(0.5, 1).train()),
                ids(hundred().split(0.5, 1).train()));
        assertNotEquals(
                ids(hundred().split(0.5, 1).train()),
                ids(hundred().split(0.5, 2).train()));
        Dataset sample = hundred().sample(20, 3);
        assertEquals(ids(sample), ids(hundred().sample(20, 3)));
        assertNotEquals(ids(sample), ids(hundred().sample(20, 4)));
        assertEquals(20, new HashSet<>(ids(sample)).size());
        assertEquals(ids(hundred()), ids(hundred().sample(100, 5)));
        assertEquals(0, hundred().sample(0, 5).size());
    }

    private static List<Integer> ids(Dataset data) {
        return IntStream.range(0, data.size()).mapToObj(data::id).toList();
    }

    @Test
    void everyRowIsDrawnAboutAsOften() {
        int[] drawn = new int[100];
        for (int seed = 0; seed < 2000; seed++) {
            ids(hundred().sample(10, seed)).forEach(id -> drawn[id]++);
        }
        // Mean 200, standard deviation 13.4; six of them.
        assertTrue(Arrays.stream(drawn).allMatch(count -> count > 120 && count < 280), Arrays.toString(drawn));
    }

    @Test
    void floatsAndBytesBecomeDoublesWhenRead() {
        Dataset floats = Dataset.ofFloats("floats", AB, new float[][] {{0.1f, 2}, {3, 4}}, unknown(2));
        assertArrayEquals(new double[] {0.1f, 2}, floats.row(0));
        byte[][] bytes = {{0, (byte) 255}, {1, (byte) 128}};
        Dataset scaled = Dataset.ofBytes("bytes", AB, bytes, 0.5, -1, unknown(2));
        assertArrayEquals(new double[] {-1, 126.5}, scaled.row(0));
        assertArrayEquals(new double[] {-0.5, 63}, scaled.pick(1).rows()[0]);
        double[] doubles = new double[3];
        scaled.copyRow(1, doubles);
        assertArrayEquals(new double[] {-0.5, 63, 0}, doubles, "an array may be longer");
        float[] singles = new float[2];
        scaled.copyRow(1, singles);
        assertArrayEquals(new float[] {-0.5f, 63}, singles);
        floats.copyRow(1, singles);
        assertArrayEquals(new float[] {3, 4}, singles);
        hundred().copyRow(5, singles);
        assertArrayEquals(new float[] {5, -5}, singles);
        floats.row(1)[0] = 99;
        assertEquals(3, floats.row(1)[0], "a converted row is a copy");
    }

    @Test
    void blocksCoverEveryRowOnce() {
        byte[][] bytes = new byte[2500][2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i][0] = (byte) (i % 200);
        }
        List<Integer> blocks = new ArrayList<>();
        double[] sums = Dataset.ofBytes("bytes", AB, bytes, 1, 0, unknown(2500)).mapBlocks(rows -> {
            blocks.add(rows.length);
            return Arrays.stream(rows).mapToDouble(row -> row[0]).toArray();
        });
        assertEquals(List.of(1024, 1024, 452), blocks);
        for (int i = 0; i < sums.length; i++) {
            assertEquals(i % 200, sums[i]);
        }
        refused(
                () -> Dataset.ofBytes("bytes", AB, bytes, 1, 0, unknown(2500)).mapBlocks(rows -> new double[1]),
                "got 1 numbers for 1024 rows");
    }

    @Test
    void mappedBytesStayBytesAndMappedRowsAreChecked() {
        byte[][] bytes = {{1, 2}, {3, 4}};
        int[] calls = new int[1];
        Dataset mapped = Dataset.ofBytes("bytes", AB, bytes, 1, 0, unknown(2)).mapRows(row -> {
            calls[0]++;
            return new double[] {row[1], row[0]};
        });
        assertEquals(0, calls[0], "nothing is mapped before it is read");
        assertArrayEquals(new double[] {4, 3}, mapped.row(1));
        double[] into = new double[2];
        mapped.copyRow(0, into);
        assertArrayEquals(new double[] {2, 1}, into);
        refused(() -> hundred().mapRows(row -> new double[1]), "row 0 has 1 values, expected 2");
        refused(() -> hundred().mapRows(row -> new double[] {1, 1 / row[0]}), "row 0, feature 'b' is Infinity");
    }

    @Test
    void badDataIsNamed() {
        refused(
                () -> Dataset.of("bad", AB, new double[][] {{1, 2}, {1}}, unknown(2)),
                "row 1 has 1 values, expected 2");
        refused(() -> Dataset.of("bad", AB, new double[][] {{1, Double.NaN}}, unknown(1)), "row 0, feature 'b' is NaN");
        refused(
                () -> Dataset.ofFloats("bad", AB, new float[][] {{1, Float.POSITIVE_INFINITY}}, unknown(1)),
                "feature 'b' is Infinity");
        refused(() -> Dataset.ofFloats("bad", AB, new float[][] {{1}}, unknown(1)), "row 0 has 1 values");
        refused(() -> Dataset.ofBytes("bad", AB, new byte[][] {{1}}, 1, 0, unknown(1)), "row 0 has 1 values");
        refused(() -> Dataset.ofBytes("bad", AB, new byte[0][], Double.NaN, 0, unknown(0)), "'scale' is NaN");
        refused(() -> Dataset.of("bad", AB, new double[][] {{1, 2}}, unknown(3)), "got 1 rows but 3 labels");
        refused(() -> Dataset.of("bad", List.of("a", "a"), new double[0][], unknown(0)), "[a]", "distinct");
        refused(() -> hundred().split(0, 1), "share is 0.0");
        refused(() -> hundred().split(1, 1), "share is 1.0");
        refused(() -> hundred().sample(101, 1), "n is 101", "0 to 100");
        refused(() -> hundred().sample(-1, 1), "n is -1");
        assertThrows(IndexOutOfBoundsException.class, () -> hundred().pick(100));
        assertThrows(NullPointerException.class, () -> hundred().named(null));
    }

    @Test
    void labelsCannotBeChangedFromOutside() {
        assertThrows(
                UnsupportedOperationException.class, () -> hundred().labels().set(0, Label.NORMAL));
        assertThrows(
                UnsupportedOperationException.class,
                () -> hundred().pick(1, 2).labels().set(0, Label.NORMAL));
    }
}
