package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What both kernels put into every notebook by static import, for notebooks that run without a kernel. */
public final class KernelStubs {
    private static final List<String> SHOWN = new ArrayList<>();

    private KernelStubs() {}

    /** Shows a value and returns the id of the output. */
    public static String display(Object value, String... types) {
        last(value);
        return "id" + SHOWN.size();
    }

    /** Chooses a form; a kernel would return it. */
    public static Object render(Object value, String... types) {
        return value;
    }

    /** Replaces an output. */
    public static void updateDisplay(String id, Object value, String... types) {
        last(value);
    }

    /** Formatted text. */
    public static void printf(String format, Object... values) {
        SHOWN.add(String.format(Locale.ROOT, format, values));
    }

    /** There is no kernel here. */
    public static Object kernel() {
        return null;
    }

    /** The last value of a cell: shown as a kernel would show it, so that a chart that cannot be drawn fails the test. */
    public static void last(Object value) {
        if (value != null) {
            SHOWN.add(Forms.of(value).text());
        }
    }

    /** What was shown so far, as text. */
    static List<String> shown() {
        return SHOWN;
    }
}
