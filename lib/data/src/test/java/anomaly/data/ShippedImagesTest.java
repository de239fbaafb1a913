package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Label;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShippedImagesTest {
    @Test
    void mnistHasItsPublishedClassCounts() {
        assertArrayEquals(
                new int[] {5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949}, counts(Datasets.mnistTrain()));
        assertArrayEquals(
                new int[] {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009}, counts(Datasets.mnistTest()));
    }

    @Test
    void theSamplesHoldTwoThousandPictures() {
        Images fashion = Datasets.fashionMnistSample();
        assertEquals(2000, fashion.size());
        assertEquals("ankle boot", fashion.className(fashion.classOf(0)));
        Images cifar = Datasets.cifar10Sample();
        assertEquals("CIFAR-10 sample: 2,000 pictures of 32 x 32, color, 10 classes", cifar.toString());
        assertTrue(Arrays.stream(counts(cifar)).allMatch(count -> count == 200));
    }

    @Test
    void cifarIsPlanarRed() {
        Images cifar = Datasets.cifar10Sample();
        byte[] bytes = cifar.pixels(7);
        int rgb = cifar.image(7).getRGB(5, 3) & 0xffffff;
        int at = 3 * 32 + 5;
        assertEquals((bytes[at] & 0xff) << 16 | (bytes[1024 + at] & 0xff) << 8 | (bytes[2048 + at] & 0xff), rgb);
    }

    @Test
    void mnistTabHasTheFactsOfOdds() {
        Dataset data = Datasets.mnistTab();
        assertEquals("mnist_tab: 7,603 rows x 100 features, 700 anomalies (9.2 %)", data.toString());
        double[] all =
                Arrays.stream(data.rows()).flatMapToDouble(Arrays::stream).toArray();
        assertEquals(-137.1, Arrays.stream(all).min().orElseThrow(), 0.05);
        assertEquals(254.1, Arrays.stream(all).max().orElseThrow(), 0.05);
        long constant = IntStream.range(0, 100)
                .filter(j -> Arrays.stream(data.rows())
                                .mapToDouble(row -> row[j])
                                .distinct()
                                .count()
                        == 1)
                .count();
        assertEquals(22, constant);
    }

    @Test
    void aDatasetOfClassesSharesTheBytes() {
        Images test = Datasets.mnistTest();
        Dataset data = test.of(List.of(0), List.of(5, 6));
        assertEquals(980, data.count(Label.NORMAL));
        assertEquals(892 + 958, data.count(Label.ANOMALY));
        Images zeros = test.only(0);
        int place = IntStream.range(0, data.size())
                .filter(i -> data.labels().get(i) == Label.NORMAL)
                .findFirst()
                .orElseThrow();
        byte[] bytes = zeros.pixels(0);
        double[] row = data.row(place);
        for (int j = 0; j < row.length; j++) {
            assertEquals((bytes[j] & 0xff) / 255.0, row[j], 1e-15);
        }
        assertEquals(10_000, test.oneAgainstRest(3).size());
        assertThrows(IllegalArgumentException.class, () -> test.of(List.of(1), List.of(1)));
        assertThrows(IllegalArgumentException.class, () -> test.of(List.of(10), List.of(1)));
    }

    @Test
    void samplesAreDrawnWithoutReplacementAndRepeatably() {
        Images test = Datasets.mnistTest();
        Images some = test.sample(1000, 7);
        assertEquals(1000, some.size());
        assertArrayEquals(some.pixels(999), test.sample(1000, 7).pixels(999));
        assertEquals(10_000, test.sample(10_000, 7).size());
        assertEquals(0, test.sample(0, 7).size());
        assertTrue(Arrays.stream(counts(some)).allMatch(count -> count > 60 && count < 140));
    }

    @Test
    void transposingTwiceGivesThePictureBack() {
        Images wide = Images.of("wide", 3, 2, 1, new byte[][] {{1, 2, 3, 4, 5, 6}}, new int[] {0});
        assertArrayEquals(new byte[] {1, 4, 2, 5, 3, 6}, wide.transposed().pixels(0));
        assertEquals(2, wide.transposed().width());
        assertArrayEquals(wide.pixels(0), wide.transposed().transposed().pixels(0));
    }

    private static int[] counts(Images images) {
        return IntStream.range(0, 10).map(images::count).toArray();
    }
}
