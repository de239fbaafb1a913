import anomaly.Dataset;
import anomaly.Detector;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Our side of {@code neighbors.py}: reads commands from standard input, answers on standard output, and lives on, so that
 * both sides are measured warm. Numbers travel in files of little-endian doubles.
 *
 * <pre>
 * load FILE ROWS WIDTH     -> ok
 * run knn|lof K            -> seconds of fit and training scores
 * memory knn|lof K         -> megabytes at most in use above the loaded data
 * scores FILE              -> ok; the scores of the last run
 * versions                 -> the jar's and the JVM's
 * </pre>
 */
public final class NeighborsBench {
    private static Dataset data;
    private static double[] scores;

    public static void main(String[] args) throws IOException {
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            System.out.println(answer(line.split("\t")));
            System.out.flush();
        }
    }

    private static String answer(String[] words) throws IOException {
        switch (words[0]) {
            case "load":
                data = load(Path.of(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3]));
                return "ok";
            case "run":
                return String.valueOf(run(words[1], Integer.parseInt(words[2])));
            case "memory":
                return String.valueOf(memory(words[1], Integer.parseInt(words[2])));
            case "scores":
                write(Path.of(words[1]));
                return "ok";
            case "versions":
                return LocalOutlierFactor.class.getPackage().getImplementationVersion() + "\t"
                        + System.getProperty("java.vm.name") + " " + Runtime.version();
            default:
                return "unknown command " + words[0];
        }
    }

    private static Dataset load(Path file, int rows, int width) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[][] values = new double[rows][width];
        for (double[] row : values) {
            bytes.asDoubleBuffer().get(row);
            bytes.position(bytes.position() + 8 * width);
        }
        return Dataset.of(values);
    }

    private static double run(String method, int neighbors) {
        Detector detector = method.equals("lof") ? new LocalOutlierFactor(neighbors) : new KNearestNeighbors(neighbors);
        long start = System.nanoTime();
        scores = detector.fit(data).trainingScores();
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the heap's pools held at most, garbage included, above what the data holds. */
    private static double memory(String method, int neighbors) {
        scores = null;
        System.gc();
        System.gc();
        long before = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                pool.resetPeakUsage();
                before += pool.getUsage().getUsed();
            }
        }
        run(method, neighbors);
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                most += pool.getPeakUsage().getUsed();
            }
        }
        return (most - before) / 1e6;
    }

    private static void write(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * scores.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(scores);
        Files.write(file, bytes.array());
    }
}
