import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A Java program of the bench: reads commands from standard input, answers on standard output, and lives on, so that every
 * side is measured warm. Numbers travel in files of little-endian doubles.
 *
 * <pre>
 * load FILE ROWS WIDTH          -> ok
 * start FILE METHOD NAME=VALUE  -> ok; the rows the method begins from, for the other sides to begin there, too
 * run METHOD NAME=VALUE ...     -> seconds of fit and training scores
 * memory METHOD NAME=VALUE ...  -> megabytes at most in use above the loaded data, garbage included
 * used                          -> megabytes in use with the data loaded
 * scores FILE                   -> ok; the scores of the last run
 * rescored FILE                 -> ok; the scores of the same rows as new ones, by the model of the last run
 * versions                      -> NAME=VERSION of each library
 * </pre>
 */
abstract class Side {
    private double[] scores;

    /** Takes over the rows. */
    abstract void load(double[][] rows);

    /** What is timed: fit and training scores. What comes before, such as a data base's own copy of the rows, is not. */
    abstract Supplier<double[]> work(String method, Parameters parameters);

    abstract double[] rescored();

    abstract double[][] start(String method, Parameters parameters);

    abstract String versions();

    /** The values of a run, by name. */
    record Parameters(Map<String, String> values) {
        static Parameters of(String[] words, int from) {
            Map<String, String> values = new HashMap<>();
            for (int i = from; i < words.length; i++) {
                int equals = words[i].indexOf('=');
                values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
            }
            return new Parameters(values);
        }

        String text(String name) {
            return values.get(name);
        }

        int integer(String name) {
            return Integer.parseInt(text(name));
        }

        double number(String name) {
            return Double.parseDouble(text(name));
        }

        /** The rows our side begins from. */
        double[][] start(int width) {
            try {
                long rows = Files.size(Path.of(text("start"))) / (8L * width);
                return read(Path.of(text("start")), (int) rows, width);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    final void serve() throws IOException {
        PrintStream answers = System.out;
        System.setOut(System.err); // what a library prints is no answer
        BufferedReader commands = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = commands.readLine(); line != null; line = commands.readLine()) {
            answers.println(told(line.split("\t")));
            answers.flush();
        }
    }

    private String told(String[] words) {
        try {
            return answer(words);
        } catch (IOException | RuntimeException | OutOfMemoryError | LinkageError e) {
            return "failed " + String.valueOf(e).replaceAll("\\s+", " ");
        }
    }

    private String answer(String[] words) throws IOException {
        switch (words[0]) {
            case "load":
                load(read(Path.of(words[1]), Integer.parseInt(words[2]), Integer.parseInt(words[3])));
                return "ok";
            case "start":
                write(Path.of(words[1]), start(words[2], Parameters.of(words, 3)));
                return "ok";
            case "run":
                return String.valueOf(run(words[1], Parameters.of(words, 2)));
            case "memory":
                return String.valueOf(memory(words[1], Parameters.of(words, 2)));
            case "used":
                return String.valueOf(used() / 1e6);
            case "scores":
                write(Path.of(words[1]), new double[][] {scores});
                return "ok";
            case "rescored":
                write(Path.of(words[1]), new double[][] {rescored()});
                return "ok";
            case "versions":
                return versions();
            default:
                return "failed unknown command " + words[0];
        }
    }

    private double run(String method, Parameters parameters) {
        Supplier<double[]> work = work(method, parameters);
        long start = System.nanoTime();
        scores = work.get();
        return (System.nanoTime() - start) / 1e9;
    }

    /** What the heap's pools held at most, garbage included, above what the data holds. */
    private double memory(String method, Parameters parameters) {
        scores = null;
        long before = used();
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        run(method, parameters);
        long most = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            most += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return (most - before) / 1e6;
    }

    private static long used() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static double[][] read(Path file, int rows, int width) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        double[][] values = new double[rows][width];
        for (double[] row : values) {
            bytes.asDoubleBuffer().get(row);
            bytes.position(bytes.position() + 8 * width);
        }
        return values;
    }

    private static void write(Path file, double[][] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length * values[0].length).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : values) {
            bytes.asDoubleBuffer().put(row);
            bytes.position(bytes.position() + 8 * row.length);
        }
        Files.write(file, bytes.array());
    }
}
