package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loaders of what is fetched, on small files of the same layout in a project folder of their own. */
class NamedSetsTest {
    @TempDir
    private Path home;

    private String before;

    @BeforeEach
    void moveIn() {
        before = System.getProperty("anomaly.home");
        System.setProperty("anomaly.home", home.toString());
    }

    @AfterEach
    void moveOut() {
        if (before == null) {
            System.clearProperty("anomaly.home");
        } else {
            System.setProperty("anomaly.home", before);
        }
    }

    private void cached(String path, byte[] content) throws IOException {
        Path file = home.resolve("data/cache").resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private void cached(String path, String content) throws IOException {
        cached(path, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void whatIsMissingSaysWhatToRun() {
        UncheckedIOException error = assertThrows(UncheckedIOException.class, Datasets::fashionMnistTest);
        assertTrue(error.getMessage().contains("./lab data fashion-mnist"), error.getMessage());
        assertTrue(error.getMessage().contains("t10k-images-idx3-ubyte.gz"), error.getMessage());
        assertTrue(assertThrows(UncheckedIOException.class, () -> Datasets.odds("cardio"))
                .getMessage()
                .contains("./lab data odds-cardio"));
        assertThrows(IllegalArgumentException.class, () -> Datasets.odds("nope"));
    }

    @Test
    void brokenFilesKeepTheirMessage() throws IOException {
        cached("creditcard/creditcard.csv", "\"Time\",\"Class\"\n0,\"0\"\nx,\"1\"\n");
        UncheckedIOException error = assertThrows(UncheckedIOException.class, Datasets::creditCard);
        assertTrue(
                error.getMessage().startsWith("creditcard.csv, line 3, column 'Time': found 'x'"), error.getMessage());
    }

    @Test
    void cardPaymentsHaveQuotedClasses() throws IOException {
        cached(
                "creditcard/creditcard.csv",
                "\"Time\",\"V1\",\"Amount\",\"Class\"\n0,-1.5,149.62,\"0\"\n406,2,0,\"1\"\n");
        Dataset data = Datasets.creditCard();
        assertEquals("creditcard: 2 rows x 3 features, 1 anomalies (50.0 %)", data.toString());
        assertEquals(List.of(Label.NORMAL, Label.ANOMALY), data.labels());
    }

    @Test
    void connectionsKeepTheirFlagsAsNumbers() throws IOException {
        String flags = "@attribute 'land' {'0', '1'}\n@attribute 'logged_in' {'0', '1'}\n"
                + "@attribute 'is_host_login' {'0', '1'}\n@attribute 'is_guest_login' {'0', '1'}\n";
        cached(
                "nsl-kdd/KDDTest+.arff",
                "@relation 'KDDTest'\n@attribute 'duration' real\n@attribute 'protocol_type' {'tcp','udp', 'icmp'} \n"
                        + flags + "@attribute 'class' {'normal', 'anomaly'}\n@data\n3,udp,1,0,0,1,anomaly\n");
        Dataset data = Datasets.nslKddTest();
        assertArrayEquals(new double[] {3, 0, 1, 0, 1, 0, 0, 1}, data.row(0));
        assertEquals("protocol_type=udp", data.features().get(2));
        assertEquals(Label.ANOMALY, data.labels().get(0));
    }

    @Test
    void lettersAreTurnedUpright() throws IOException {
        byte[] pixels = {1, 2, 3, 4, 5, 6};
        cached(
                "emnist/emnist-letters-test-images-idx3-ubyte.gz",
                Written.gzip(Written.idx(8, new int[] {1, 2, 3}, pixels)));
        cached(
                "emnist/emnist-letters-test-labels-idx1-ubyte.gz",
                Written.gzip(Written.idx(8, new int[] {1}, new byte[] {1})));
        Images letters = Datasets.emnistLettersTest();
        assertEquals("A", letters.className(letters.classOf(0)));
        assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, letters.pixels(0));
    }

    @Test
    void fiveBatchesMakeTheTrainingPictures() throws IOException {
        for (int i = 1; i <= 5; i++) {
            byte[] record = new byte[3073];
            record[0] = (byte) i;
            cached("cifar-10/cifar-10-batches-bin/data_batch_" + i + ".bin", record);
        }
        Images pictures = Datasets.cifar10Train();
        assertArrayEquals(
                new int[] {1, 2, 3, 4, 5},
                IntStream.range(0, 5).map(pictures::classOf).toArray());
        assertEquals("dog", pictures.className(5));
    }
}
