package anomaly.deep.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.deep.objective.SquaredError;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class CheckpointTest {
    private static final int WIDTH = 6;
    private static final Samples ROWS = Samples.of(Nets.rows(64, WIDTH, 1), WIDTH);
    private static final Training PLAN = Training.of(8, 16, Adam.of(0.01), 7);

    @TempDir
    Path folder;

    private static MultiLayerNetwork network() {
        return Nets.net(
                InputType.feedForward(WIDTH),
                new DenseLayer.Builder().nOut(10).activation(Activation.TANH).build(),
                new BatchNormalization.Builder().useLogStd(false).build(),
                new DenseLayer.Builder()
                        .nOut(WIDTH)
                        .activation(Activation.IDENTITY)
                        .build());
    }

    private static Path saved(Path file) {
        MultiLayerNetwork network = network();
        Engine engine = Engine.of(network);
        new Trainer(engine, ROWS, SquaredError.MEAN, PLAN).run((epoch, progress) -> {
            write(network, engine, progress, file);
            return epoch.number() < 3;
        });
        return file;
    }

    private static void write(MultiLayerNetwork network, Engine engine, Progress progress, Path file) {
        try {
            Checkpoint.write(network, engine, progress, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void aTrainingGoesOnFromItsFileWithTheSameBits() throws IOException {
        Engine whole = Engine.of(network());
        new Trainer(whole, ROWS, SquaredError.MEAN, PLAN).run((epoch, progress) -> true);
        Checkpoint checkpoint = Checkpoint.read(saved(folder.resolve("training.zip")));
        assertEquals(3, checkpoint.progress().epochs());
        Engine engine = Engine.of(checkpoint.network());
        new Trainer(engine, ROWS, SquaredError.MEAN, PLAN).run(checkpoint.progress(), (epoch, progress) -> true);
        assertArrayEquals(whole.state().parameters(), engine.state().parameters());
        assertArrayEquals(whole.state().running(), engine.state().running());
    }

    @Test
    void deeplearning4jOpensItAsItsOwn() throws IOException {
        Path file = saved(folder.resolve("training.zip"));
        MultiLayerNetwork theirs = ModelSerializer.restoreMultiLayerNetwork(file.toFile(), false);
        MultiLayerNetwork ours = Checkpoint.read(file).network();
        INDArray input = Nd4j.createFromArray(Nets.rows(5, WIDTH, 3)).reshape('c', 5, WIDTH);
        assertArrayEquals(
                ours.output(input).toFloatMatrix(), theirs.output(input).toFloatMatrix());
        Engine engine = Engine.of(ours);
        Pass pass = engine.pass(5);
        pass.forward(Nets.rows(5, WIDTH, 3), 5, false);
        float[] outputs = new float[5 * WIDTH];
        pass.outputs(outputs);
        assertArrayEquals(theirs.output(input).dup('c').data().asFloat(), outputs, 1e-5f);
    }

    @Test
    void aFileThatIsDamagedOrNoCheckpointIsRefused() throws IOException {
        Path file = saved(folder.resolve("training.zip"));
        byte[] bytes = Files.readAllBytes(file);
        Path cut = folder.resolve("cut.zip");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(IOException.class, () -> Checkpoint.read(cut));
        Path plain = folder.resolve("plain.zip");
        ModelSerializer.writeModel(network(), plain.toFile(), false);
        String message =
                assertThrows(IOException.class, () -> Checkpoint.read(plain)).getMessage();
        assertTrue(message.contains("plain.zip") && message.contains("no checkpoint"), message);
        Path text = folder.resolve("text.zip");
        Files.writeString(text, "not a zip");
        assertThrows(IOException.class, () -> Checkpoint.read(text));
    }

    @Test
    void aStateOfAnotherNetworkIsRefused() {
        EngineState state = Engine.of(network()).state();
        Engine other = Engine.of(Nets.net(
                InputType.feedForward(WIDTH),
                new DenseLayer.Builder().nOut(2).activation(Activation.TANH).build()));
        String message = assertThrows(IllegalArgumentException.class, () -> other.restore(state))
                .getMessage();
        assertTrue(message.contains("another network"), message);
    }

    @Test
    void killedAtAnyMomentItLeavesACheckpointThatLoads() throws Exception {
        Path file = folder.resolve("training.zip");
        for (int round = 0; round < 3; round++) {
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--add-modules",
                            "jdk.incubator.vector",
                            "-cp",
                            System.getProperty("java.class.path"),
                            Endless.class.getName(),
                            file.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(new File(folder.toFile(), "log"))
                    .start();
            for (int wait = 0; wait < 600 && !Files.exists(file); wait++) {
                Thread.sleep(50);
            }
            // At another moment of the work in each round.
            Thread.sleep(37L * round);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            assertTrue(Files.exists(file), Files.readString(folder.resolve("log")));
            Checkpoint checkpoint = Checkpoint.read(file);
            assertTrue(checkpoint.progress().epochs() >= 1);
            Files.delete(file);
        }
    }

    /** Trains without end and saves after every epoch. */
    static final class Endless {
        private Endless() {}

        public static void main(String... args) {
            MultiLayerNetwork network = network();
            Engine engine = Engine.of(network);
            new Trainer(engine, ROWS, SquaredError.MEAN, PLAN.withEpochs(Integer.MAX_VALUE)).run((epoch, progress) -> {
                write(network, engine, progress, Path.of(args[0]));
                return true;
            });
        }
    }
}
