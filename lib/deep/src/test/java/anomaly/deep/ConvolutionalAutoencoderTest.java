package anomaly.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detectors;
import anomaly.FittedDetector;
import anomaly.boundary.OneClassSvm;
import anomaly.deep.objective.SquaredError;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvolutionalAutoencoderTest {
    private static final int SIZE = 8;

    /** Pictures of a bright square somewhere; the odd ones have a frame instead. */
    private static double[][] pictures(int count, boolean odd, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] pictures = new double[count][SIZE * SIZE];
        for (double[] picture : pictures) {
            int top = random.nextInt(SIZE - 3);
            int left = random.nextInt(SIZE - 3);
            for (int i = 0; i < SIZE * SIZE; i++) {
                int y = i / SIZE;
                int x = i % SIZE;
                boolean square = y >= top && y < top + 4 && x >= left && x < left + 4;
                boolean frame = y == 0 || x == 0 || y == SIZE - 1 || x == SIZE - 1;
                picture[i] = (odd ? frame : square) ? 0.9 : 0.1;
            }
        }
        return pictures;
    }

    private static ConvolutionalAutoencoder small() {
        return ConvolutionalAutoencoder.of(SIZE, SIZE, 1).withFilters(8, 4).withEpochs(30);
    }

    @Test
    void oddPicturesAreCopiedWorse() {
        FittedAutoencoder fitted = small().fit(pictures(300, false, 1));
        double normal = mean(fitted.score(pictures(50, false, 2)));
        double odd = mean(fitted.score(pictures(50, true, 3)));
        assertTrue(odd > 2 * normal, odd + " beside " + normal);
        assertEquals(2 * 2 * 4, fitted.encode(pictures(3, false, 4))[0].length);
    }

    private static double mean(double[] values) {
        return java.util.Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void codesServeAnotherDetectorWhichIsSavedWithThem(@TempDir Path folder) throws IOException {
        Dataset train = Dataset.of(pictures(200, false, 1));
        Encoded hybrid = new Encoded(small().withEpochs(5), InputScaling.Z_SCORE, OneClassSvm.withDefaults());
        FittedDetector fitted = hybrid.fit(train);
        fitted.save(folder.resolve("hybrid.model"));
        double[][] fresh = pictures(20, true, 5);
        assertArrayEquals(
                fitted.score(fresh),
                Detectors.load(folder.resolve("hybrid.model")).score(fresh));
        FittedAutoencoder network = hybrid.encoder().fit(train);
        assertArrayEquals(fitted.score(fresh), hybrid.fit(network, train).score(fresh));
    }

    @Test
    void picturesThatDoNotFitAreRefused() {
        String size = assertThrows(IllegalArgumentException.class, () -> ConvolutionalAutoencoder.of(28, 28, 1))
                .getMessage();
        assertTrue(size.contains("28") && size.contains("multiples of 8"), size);
        String width = assertThrows(IllegalArgumentException.class, () -> small().fit(new double[3][63]))
                .getMessage();
        assertTrue(width.contains("63") && width.contains("64"), width);
        assertThrows(IllegalArgumentException.class, () -> small().withFilters());
        assertThrows(IllegalArgumentException.class, () -> small().withFilters(3, 0));
    }

    @Test
    void anotherLossCanBeAskedFor() {
        FittedAutoencoder fitted = small().withOutput(Activation.IDENTITY, SquaredError.SUM)
                .withEpochs(3)
                .fit(pictures(60, false, 1));
        assertEquals(60, fitted.trainingScores().length);
    }
}
