package anomaly.data;

import static anomaly.data.Written.refused;
import static anomaly.data.Written.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArffReaderTest {
    private static final ReadOptions DEFAULTS = ReadOptions.withDefaults();
    private static final String HEADER = "% a comment\n@RELATION 'two words'\n\n@attribute 'a b' numeric\n"
            + "@ATTRIBUTE kind {x, 'y z', \"q\\\"r\"}\n@attribute class{good,bad}\n@data\n";

    @TempDir
    private Path folder;

    private Dataset read(String content, ReadOptions options) throws IOException {
        return Datasets.read(text(folder, "some.arff", content), options);
    }

    @Test
    void readsQuotedNamesNominalValuesAndComments() throws IOException {
        Dataset data = read(
                HEADER + "1.5,x,good\n% in between\n\n-2, 'y z' ,bad\r\n3,\"q\\\"r\",bad\n",
                DEFAULTS.withLabel("class", "bad"));
        assertEquals(List.of("a b", "kind=x", "kind=y z", "kind=q\"r"), data.features());
        assertArrayEquals(new double[][] {{1.5, 1, 0, 0}, {-2, 0, 1, 0}, {3, 0, 0, 1}}, data.rows());
        assertEquals(2, data.count(Label.ANOMALY));
    }

    @Test
    void sparseRowsLeaveOutZerosAndFirstValues() throws IOException {
        Dataset data = read(HEADER + "{0 7, 1 'y z', 2 bad}\n{}\n{2 good}\n", DEFAULTS.withLabel("class", "bad"));
        assertArrayEquals(new double[][] {{7, 0, 1, 0}, {0, 1, 0, 0}, {0, 1, 0, 0}}, data.rows());
    }

    @Test
    void missingValuesFollowThePolicy() throws IOException {
        String content = HEADER + "1,x,good\n?,x,bad\n5,?,bad\n";
        ReadOptions options = DEFAULTS.withLabel("class", "bad");
        refused(text(folder, "m.arff", content), options, "line 9, column 'a b'", "'?'");
        assertEquals(1, read(content, options.withMissing(Missing.DROP)).size());
        Dataset imputed = read(content, options.withMissing(Missing.MEAN));
        assertArrayEquals(new double[] {3, 1, 0, 0}, imputed.row(1));
        assertArrayEquals(new double[] {5, 1, 0, 0}, imputed.row(2));
    }

    @Test
    void nominalNumbersStayNumbersOnRequest() throws IOException {
        String content = "@relation r\n@attribute flag {'0', '1'}\n@attribute n real\n@data\n1,2\n0,3\n";
        assertEquals(List.of("flag=0", "flag=1", "n"), read(content, DEFAULTS).features());
        assertArrayEquals(
                new double[][] {{1, 2}, {0, 3}},
                read(content, DEFAULTS.withNumeric("flag")).rows());
    }

    @Test
    void readsRealFilesOfWeka() throws IOException, URISyntaxException {
        Dataset iris = Datasets.read(resource("iris.arff"), DEFAULTS.withLabel("class", "Iris-setosa"));
        assertEquals("iris: 150 rows x 4 features, 50 anomalies (33.3 %)", iris.toString());
        Dataset glass = Datasets.read(
                resource("glass.arff"), DEFAULTS.withLabel("Type", "tableware").withName("glass"));
        assertEquals(Datasets.glass().toString(), glass.toString());
        double[] sums = columnSums(glass);
        double[] expected = columnSums(Datasets.glass());
        assertArrayEquals(expected, sums, 1e-9); // the same fragments in another order
    }

    private static double[] columnSums(Dataset data) {
        double[] sums = new double[data.width()];
        for (double[] row : data.rows()) {
            for (int j = 0; j < sums.length; j++) {
                sums[j] += row[j];
            }
        }
        return sums;
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(ArffReaderTest.class.getResource("/arff/" + name).toURI());
    }

    @Test
    void namesPlaceFoundAndExpected() throws IOException {
        refused(text(folder, "a.arff", HEADER + "1,x\n"), "line 8", "found 2 fields, expected 3");
        refused(text(folder, "b.arff", HEADER + "1,unheard,good\n"), "line 8, column 'kind'", "'unheard'", "y z");
        refused(text(folder, "c.arff", HEADER + "one,x,good\n"), "line 8, column 'a b'", "'one'");
        refused(text(folder, "d.arff", "@relation r\n@attribute a numeric\n"), "line 3", "@data");
        refused(text(folder, "e.arff", "@relation r\n@attribute a relational\n"), "line 2", "'relational'");
        refused(text(folder, "f.arff", "@relation r\n@attribute a {x, y\n"), "line 2", "never closed");
        refused(text(folder, "g.arff", HEADER + "{9 1}\n"), "line 8", "'9 1'", "0 to 2");
        refused(text(folder, "h.arff", HEADER + "{0 1\n"), "line 8", "never closed");
        refused(text(folder, "i.arff", HEADER + "1,'x,good\n"), "line 8", "never closed");
        refused(text(folder, "j.arff", HEADER), "no row");
        refused(text(folder, "k.arff", "@relation r\nrubbish\n"), "line 2", "'rubbish'");
    }
}
