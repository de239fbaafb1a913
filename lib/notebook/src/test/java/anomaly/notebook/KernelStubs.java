package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

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
            SHOWN.add(Lookup.of(value).text());
        }
    }

    /** What was shown so far, as text. */
    static List<String> shown() {
        return SHOWN;
    }

    /** Finds the form of a value as the kernels do: by class, then superclasses and interfaces. */
    static final class Lookup implements Renderings.Registry {
        private final Object value;
        private Class<?> best;
        private Bundle found;

        private Lookup(Object value) {
            this.value = value;
        }

        static Bundle of(Object value) {
            Lookup lookup = new Lookup(value);
            try {
                Renderings.registerAll(lookup);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("a renderer was refused", e);
            }
            return lookup.found == null ? Bundle.text(String.valueOf(value)) : lookup.found;
        }

        @Override
        public <T> void register(Class<T> type, String preferred, Function<T, Bundle> form) {
            if (type.isInstance(value) && (best == null || best.isAssignableFrom(type))) {
                best = type;
                found = form.apply(type.cast(value));
            }
        }
    }
}
