package anomaly.deep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.deep.engine.Adam;
import anomaly.deep.engine.Training;
import anomaly.deep.objective.SquaredError;
import anomaly.linear.Components;
import anomaly.linear.PrincipalAxes;
import anomaly.scaling.Scaling;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.factory.Nd4j;

class AutoencoderTest {
    /** Rows on a plane of two dimensions in six, with a little noise. */
    private static double[][] plane(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int i = 0; i < count; i++) {
            double a = random.nextDouble(-1, 1);
            double b = random.nextDouble(-1, 1);
            rows[i] = new double[] {a, b, a + b, a - b, 2 * a, 1 - b};
            for (int j = 0; j < 6; j++) {
                rows[i][j] += 0.01 * random.nextGaussian();
            }
        }
        return rows;
    }

    private static Autoencoder linear() {
        return Autoencoder.withDefaults()
                .withWidths(2)
                .withActivations(Activation.IDENTITY, Activation.IDENTITY, Activation.IDENTITY)
                .withTraining(Training.of(150, 32, Adam.of(0.01), 1));
    }

    @Test
    void aLinearOneFindsThePlaneAsPrincipalComponentsDo() {
        double[][] rows = plane(400, 1);
        FittedAutoencoder fitted = linear().fit(rows);
        double mean = Arrays.stream(fitted.trainingScores()).average().orElseThrow();
        Dataset scaled = Scaling.Z_SCORE.fit(Dataset.of(rows)).apply(Dataset.of(rows));
        double[] rests = PrincipalAxes.of(scaled, Components.number(2))
                .measure(scaled.rows(), (coordinates, squared) -> squared / 6);
        double rest = Arrays.stream(rests).average().orElseThrow();
        // No two numbers can say more of a row than its first two principal components.
        assertTrue(mean >= rest * (1 - 1e-6) && mean < 1.3 * rest, mean + " beside " + rest);
        double[] off = {1, 1, -2, 0, 2, 0};
        assertTrue(fitted.score(off) > 100 * mean, fitted.score(off) + " beside " + mean);
        double[] errors = fitted.errors(new double[][] {off})[0];
        assertEquals(2, indexOfLargest(errors), "the third feature should be 2: " + Arrays.toString(errors));
    }

    private static int indexOfLargest(double[] values) {
        int largest = 0;
        for (int i = 1; i < values.length; i++) {
            largest = values[i] > values[largest] ? i : largest;
        }
        return largest;
    }

    @Test
    void theNetworkItGivesAwayScoresAsItDoes() {
        double[][] rows = plane(60, 2);
        FittedAutoencoder fitted = Autoencoder.withDefaults()
                .withWidths(5, 2)
                .withNormalization(true)
                .withScaling(InputScaling.NONE)
                .withEpochs(5)
                .fit(rows);
        MultiLayerNetwork network = fitted.network();
        double[][] copies = network.output(
                        Nd4j.createFromArray(rows).castTo(network.params().dataType()))
                .toDoubleMatrix();
        double[][] ours = fitted.reconstruct(rows);
        for (int i = 0; i < rows.length; i++) {
            assertArrayEquals(copies[i], ours[i], 1e-4);
        }
        double[][] codes = fitted.encode(rows);
        assertEquals(2, codes[0].length);
        assertArrayEquals(codes[7], fitted.encode(rows, 2)[7]);
        assertEquals(5, fitted.encode(rows, 1)[0].length);
    }

    @Test
    void errorsByFeatureAddUpToTheScore() {
        double[][] rows = plane(60, 3);
        for (SquaredError error : SquaredError.values()) {
            FittedAutoencoder fitted =
                    Autoencoder.withDefaults().withError(error).withEpochs(2).fit(rows);
            double[][] errors = fitted.errors(rows);
            double[] scores = fitted.score(rows);
            for (int i = 0; i < rows.length; i++) {
                double sum = Arrays.stream(errors[i]).sum();
                assertEquals(error == SquaredError.MEAN ? sum / 6 : sum, scores[i], 1e-9 * (1 + sum));
            }
        }
    }

    @Test
    void whatCannotBeIsRefused() {
        Autoencoder usual = Autoencoder.withDefaults();
        assertThrows(IllegalArgumentException.class, () -> usual.withWidths());
        assertThrows(IllegalArgumentException.class, () -> usual.withWidths(4, 0));
        assertThrows(IllegalArgumentException.class, () -> usual.withDropout(1));
        double[][] huge = {{1e300, 1}, {2, 2}};
        String message = assertThrows(IllegalArgumentException.class, () -> usual.withScaling(InputScaling.NONE)
                        .fit(huge))
                .getMessage();
        assertTrue(message.contains("1.0E300") && message.contains("scale"), message);
    }
}
