package anomaly.data;

import static anomaly.data.Written.refused;
import static anomaly.data.Written.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();

    @TempDir
    private Path folder;

    private Dataset read(String content, ReadOptions options) throws IOException {
        return Datasets.read(text(folder, "some.csv", content), options);
    }

    private Dataset read(String content) throws IOException {
        return read(content, DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b\n1,2\n3,4\n",
                "a,b\r\n1,2\r\n3,4",
                "a,b\r1,2\r3,4\r",
                "\ufeffa,b\n1,2\n3,4\n",
                "\n\na,b\n\n1,2\n\n\n3,4\n\n",
                "\"a\",\"b\"\n\"1\",\"2\"\n\"3\",\"4\"\n",
                " a , b \n 1 , 2 \n \"3\" , \"4\" \n",
                "a;b\n1;2\n3;4\n",
                "a\tb\n1\t2\n3\t4\n",
                "a,b\n1e0,+2\n3.0,.4e1\n"
            })
    void readsEveryWayToWriteTheSameTable(String content) throws IOException {
        Dataset data = read(content);
        assertEquals(List.of("a", "b"), data.features());
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, data.rows());
        assertEquals("some: 2 rows x 2 features, no labels", data.toString());
    }

    @Test
    void theSeparatorCanBeSaidWhereItCannotBeFoundOut() throws IOException {
        Dataset data = read("a|b\n1|2\n3|4\n", DEFAULTS.withSeparator('|'));
        assertEquals(List.of("a", "b"), data.features());
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, data.rows());
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withSeparator('"'));
    }

    @Test
    void readsGzipByContentNotByName() throws IOException {
        byte[] packed = Written.gzip("a\n1\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(1, Datasets.read(Written.bytes(folder, "x.csv.gz", packed)).row(0)[0]);
        assertEquals(1, Datasets.read(Written.bytes(folder, "x.csv", packed)).row(0)[0]);
        assertEquals("x", Datasets.read(folder.resolve("x.csv.gz")).name());
    }

    @Test
    void quotedFieldsMayHoldSeparatorsQuotesAndLineEnds() throws IOException {
        Dataset data = read("\"a, \"\"b\"\"\nc\",d\n1,2\n");
        assertEquals(List.of("a, \"b\"\nc", "d"), data.features());
        refused(
                text(folder, "line.csv", "\"a\nb\",c\n1,2\n3\n"),
                "line 4",
                "found 1 fields, expected 2"); // the record began on line 4, since the header took two
    }

    @Test
    void findsOutWhetherThereIsAHeader() throws IOException {
        assertEquals(List.of("x1", "x2"), read("1,2\n3,4\n").features());
        assertEquals(2, read("1,2\n3,4\n").size());
        assertEquals(1, read("1,2\n3,4\n", DEFAULTS.withHeader(true)).size());
        assertEquals(
                List.of("p", "q"),
                read("1,2\n3,4\n", DEFAULTS.withColumns("p", "q")).features());
        Dataset mixed = read("0,tcp\n1,udp\n", DEFAULTS.withColumns("n", "p").withCategorical("p"));
        assertEquals(List.of("n", "p=tcp", "p=udp"), mixed.features());
    }

    @Test
    void labelsByAnomalousOrNormalValues() throws IOException {
        String content = "a,kind\n1,bad\n2,good\n3,?\n4,odd\n";
        assertEquals(
                List.of(Label.ANOMALY, Label.NORMAL, Label.UNKNOWN, Label.NORMAL),
                read(content, DEFAULTS.withLabel("kind", "bad")).labels());
        assertEquals(
                List.of(Label.ANOMALY, Label.NORMAL, Label.UNKNOWN, Label.ANOMALY),
                read(content, DEFAULTS.withNormalLabel("kind", "good")).labels());
        assertEquals(
                3,
                read(content, DEFAULTS.withLabel("kind", "bad").withoutLabels("odd"))
                        .size());
        assertEquals(
                Label.ANOMALY,
                read("a,y\n1,1.0\n2,0\n", DEFAULTS.withLabel("y", "1")).labels().get(0));
    }

    @Test
    void refusesALabelValueThatNeverOccurs() throws IOException {
        refused(
                text(folder, "l.csv", "a,kind\n1,bad\n2,good\n"),
                DEFAULTS.withLabel("kind", "Bad"),
                "[Bad]",
                "'kind'",
                "good");
    }

    @Test
    void categoriesBecomeOneFeatureAValueInSortedOrder() throws IOException {
        Dataset data = read("c,n\nz,1\na,2\nz,3\n", DEFAULTS.withCategorical("c"));
        assertEquals(List.of("c=a", "c=z", "n"), data.features());
        assertArrayEquals(new double[][] {{0, 1, 1}, {1, 0, 2}, {0, 1, 3}}, data.rows());
    }

    @Test
    void refusesMoreCategoriesThanCategoriesHave() throws IOException {
        StringBuilder content = new StringBuilder("c,n\n");
        for (int i = 0; i < 1001; i++) {
            content.append('v').append(i).append(",1\n");
        }
        refused(text(folder, "c.csv", content.toString()), DEFAULTS.withCategorical("c"), "line 1002", "1000");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?", "NA", "NaN", "null", "inf", "-Infinity"})
    void missingValuesAreRefusedDroppedOrImputed(String missing) throws IOException {
        String content = "a,b\n1,10\n" + missing + ",20\n4,30\n10,40\n";
        refused(text(folder, "m.csv", content), "line 3, column 'a'", "'" + missing + "'");
        assertEquals(3, read(content, DEFAULTS.withMissing(Missing.DROP)).size());
        assertEquals(5, read(content, DEFAULTS.withMissing(Missing.MEAN)).row(1)[0]);
        assertEquals(4, read(content, DEFAULTS.withMissing(Missing.MEDIAN)).row(1)[0]);
    }

    @Test
    void aMissingCategoryBecomesTheMostFrequentOne() throws IOException {
        Dataset data = read("c\nx\ny\ny\n?\n", DEFAULTS.withCategorical("c").withMissing(Missing.MEAN));
        assertArrayEquals(new double[] {0, 1}, data.row(3));
    }

    @Test
    void namesPlaceFoundAndExpected() throws IOException {
        refused(text(folder, "ragged.csv", "a,b\n1,2\n3\n"), "line 3", "found 1 fields, expected 2");
        refused(text(folder, "wide.csv", "a,b\n1,2\n3,4,5\n"), "line 3", "found 3 fields, expected 2");
        refused(text(folder, "word.csv", "a,b\n1,2\n3,four\n"), "line 3, column 'b'", "'four'", "withCategorical");
        refused(text(folder, "suffix.csv", "a,b\n1,2\n3,4d\n"), "'4d'");
        refused(text(folder, "open.csv", "a,b\n1,\"2\n3,4\n"), "line 2", "never closed");
        refused(text(folder, "after.csv", "a,b\n1,\"2\"3\n"), "line 2", "'3' after a closing quote");
        refused(text(folder, "empty.csv", ""), "an empty file");
        refused(text(folder, "blank.csv", "\n\n\n"), "only blank lines");
        refused(text(folder, "head.csv", "a,b\n"), "no row");
        refused(text(folder, "page.csv", "<!DOCTYPE html><html>"), "web page");
        refused(Written.bytes(folder, "binary.csv", new byte[] {5, 0, 7}), "byte 1", "05 00 07");
        assertThrows(NoSuchFileException.class, () -> Datasets.read(folder.resolve("none.csv")));
    }

    @Test
    void refusesOptionsThatDoNotFit() throws IOException {
        Path file = text(folder, "o.csv", "a,b\n1,2\n");
        for (ReadOptions options : List.of(
                DEFAULTS.withLabel("c", "1"),
                DEFAULTS.withIgnored("c"),
                DEFAULTS.withCategorical("c"),
                DEFAULTS.withColumns("x"))) {
            IllegalArgumentException error =
                    assertThrows(IllegalArgumentException.class, () -> Datasets.read(file, options));
            assertTrue(error.getMessage().contains("o.csv"), error.getMessage());
        }
        Path twice = text(folder, "t.csv", "a,a\n1,2\n");
        assertThrows(IllegalArgumentException.class, () -> Datasets.read(twice));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withLabel("a"));
        assertThrows(IllegalArgumentException.class, () -> DEFAULTS.withMemoryLimit(0));
    }

    @Test
    void optionsAreImmutable() throws IOException {
        ReadOptions first = DEFAULTS.withIgnored("b");
        first.withIgnored("a");
        assertEquals(List.of("a"), read("a,b\n1,2\n", first).features());
        assertEquals(2, read("a,b\n1,2\n").width());
    }
}
