package anomaly.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.EvalException;
import jdk.jshell.ExpressionSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.LocalExecutionControlProvider;

/**
 * Runs the code cells of a notebook in this JVM, as the Java kernels do: by JShell with the kernel's start-up script, the
 * same imports and no debug information.
 */
final class NotebookRunner implements AutoCloseable {
    /** The imports that both kernels make by themselves. */
    private static final List<String> KERNEL_IMPORTS = List.of(
            "java.util",
            "java.io",
            "java.math",
            "java.net",
            "java.util.concurrent",
            "java.util.prefs",
            "java.util.regex");

    private final JShell shell;
    private final SourceCodeAnalysis analysis;

    NotebookRunner() {
        shell = JShell.builder()
                .executionEngine(new LocalExecutionControlProvider(), Map.of())
                .compilerOptions("-g:none")
                .build();
        shell.addToClasspath(System.getProperty("java.class.path"));
        analysis = shell.sourceCodeAnalysis();
        String imports = KERNEL_IMPORTS.stream().map(p -> "import " + p + ".*;").collect(Collectors.joining("\n"));
        run("kernel imports", imports + "\nimport static anomaly.notebook.KernelStubs.*;");
        run("startup.jsh", startup());
    }

    static String startup() {
        try (InputStream in = Jupyter.class.getResourceAsStream("startup.jsh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one cell and shows its last value. */
    void run(String what, String source) {
        SourceCodeAnalysis.CompletionInfo info = analysis.analyzeCompletion(source);
        Snippet last = null;
        while (info.completeness().isComplete()) {
            for (SnippetEvent event : shell.eval(info.source())) {
                if (event.causeSnippet() == null) {
                    check(what, event);
                    last = event.snippet();
                }
            }
            info = analysis.analyzeCompletion(info.remaining());
        }
        if (info.completeness() != SourceCodeAnalysis.Completeness.EMPTY) {
            throw new AssertionError(what + " is not complete Java: " + info.remaining());
        }
        if (last instanceof ExpressionSnippet value) {
            show(what, value.name());
        } else if (last instanceof VarSnippet value && value.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            show(what, value.name());
        }
    }

    private void show(String what, String name) {
        for (SnippetEvent event : shell.eval("anomaly.notebook.KernelStubs.last(" + name + ");")) {
            check(what + ", showing its last value", event);
        }
    }

    private void check(String what, SnippetEvent event) {
        if (event.status() == Snippet.Status.REJECTED || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
            String why = shell.diagnostics(event.snippet())
                    .map(d -> d.getMessage(Locale.ROOT))
                    .collect(Collectors.joining("; "));
            throw new AssertionError(
                    what + " does not compile: " + why + "\n" + event.snippet().source());
        }
        if (event.exception() instanceof EvalException thrown) {
            throw new AssertionError(
                    what + " threw " + thrown.getExceptionClassName() + ": " + thrown.getMessage() + "\n"
                            + event.snippet().source(),
                    thrown);
        }
        if (event.exception() != null) {
            throw new AssertionError(what + ": " + event.exception().getMessage(), event.exception());
        }
    }

    /** Each variable a cell declared, with its value as text. */
    Map<String, String> variables() {
        Map<String, String> values = new LinkedHashMap<>();
        shell.variables()
                .filter(v -> v.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .filter(v -> shell.status(v) == Snippet.Status.VALID)
                .forEach(v -> values.put(v.name(), shell.varValue(v)));
        return values;
    }

    @Override
    public void close() {
        shell.close();
    }
}
