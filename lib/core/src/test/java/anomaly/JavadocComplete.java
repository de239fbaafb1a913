package anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * Everything public is documented: doclint's "missing" group over a module's sources. Compact constructors are let off,
 * since their parameters are documented on the record.
 */
public final class JavadocComplete {
    private static final Pattern COMPACT_CONSTRUCTOR = Pattern.compile("\\s*public \\w+ \\{\\s*");

    private JavadocComplete() {}

    /** Fails with the list of what is not documented below {@code sources}. */
    public static void check(Path sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<Path> files;
        try (Stream<Path> walk = Files.walk(sources)) {
            files = walk.filter(f -> f.toString().endsWith(".java")).toList();
        }
        assertTrue(files.size() > 1, "no sources below " + sources.toAbsolutePath());
        Path out = Files.createTempDirectory("javadoc-complete");
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(found, Locale.ROOT, null)) {
            List<String> options = List.of(
                    "-Xdoclint:missing/public",
                    "-proc:none",
                    "-nowarn",
                    "-d",
                    out.toString(),
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    System.getProperty("java.class.path"));
            compiler.getTask(null, manager, found, options, null, manager.getJavaFileObjectsFromPaths(files))
                    .call();
        } finally {
            try (Stream<Path> walk = Files.walk(out)) {
                walk.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
            }
        }
        List<String> missing = new ArrayList<>();
        for (Diagnostic<? extends JavaFileObject> one : found.getDiagnostics()) {
            if (one.getSource() != null
                    && !COMPACT_CONSTRUCTOR.matcher(line(one)).matches()) {
                missing.add(one.getSource().getName() + ":" + one.getLineNumber() + " " + one.getMessage(Locale.ROOT));
            }
        }
        assertEquals(List.of(), missing, "public and not documented");
    }

    private static String line(Diagnostic<? extends JavaFileObject> one) {
        try {
            return Files.readAllLines(Path.of(one.getSource().toUri())).get((int) one.getLineNumber() - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
