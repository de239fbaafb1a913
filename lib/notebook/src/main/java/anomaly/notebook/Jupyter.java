package anomaly.notebook;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The bridge to the Java kernel of a notebook. {@link #install()} teaches the kernel to show charts, data sets, detectors
 * and results as a cell's last value; the kernel's startup script calls it. Works on JJava and IJava, and does nothing in a
 * plain JVM, where everything degrades to text.
 */
public final class Jupyter {
    /** Class and static method that hand out the running kernel: JJava, then IJava. */
    private static final Map<String, String> KERNELS = Map.of(
            "org.dflib.jjava.jupyter.kernel.BaseKernel",
            "notebookKernel",
            "io.github.spencerpark.ijava.IJava",
            "getKernelInstance");

    /** What a control computes later belongs to the control: it has no cell to show anything else in. */
    private static final ThreadLocal<Screen> INSTEAD = new ThreadLocal<>();

    private static Screen screen;
    private static Desk desk;
    private static boolean noDesk;
    private static Object installed;

    private Jupyter() {}

    /**
     * Finds the running kernel and registers the renderers with it. Safe to call again.
     *
     * @return true when there is a kernel that now knows our types
     */
    public static boolean install() {
        for (Map.Entry<String, String> one : KERNELS.entrySet()) {
            Object kernel = running(one.getKey(), one.getValue());
            if (kernel != null && install(kernel)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Registers the renderers with a kernel.
     *
     * @param kernel what the cell's own {@code kernel()} or {@code getKernelInstance()} returns
     * @return true when it is a kernel that now knows our types; false when it has not the shape of one, and nothing changed
     */
    public static synchronized boolean install(Object kernel) {
        Objects.requireNonNull(kernel, "kernel");
        if (kernel == installed) {
            return true;
        }
        try {
            KernelLink link = new KernelLink(kernel);
            Renderings.registerAll(link);
            screen = link;
            installed = kernel;
            desk = null;
            noDesk = false;
            return true;
        } catch (ReflectiveOperationException | LinkageError e) {
            // Text output is better than a kernel that does not start.
            return false;
        }
    }

    /**
     * Whether outputs go to a notebook.
     *
     * @return false in a plain JVM
     */
    public static synchronized boolean connected() {
        return screen != null;
    }

    static Screen screen() {
        Screen instead = INSTEAD.get();
        return instead == null ? screenOfCells() : instead;
    }

    private static synchronized Screen screenOfCells() {
        return screen == null ? Console.standard() : screen;
    }

    /** Works without showing anything but the result. */
    static <T> T quietly(Supplier<T> work) {
        INSTEAD.set(Screen.NONE);
        try {
            return work.get();
        } finally {
            INSTEAD.remove();
        }
    }

    /** Where live controls are kept; empty in a plain JVM and on a kernel that has none. */
    static synchronized Optional<Desk> desk() {
        if (desk == null && installed != null && !noDesk) {
            desk = Desk.of(installed);
            noDesk = desk == null;
        }
        return Optional.ofNullable(desk);
    }

    private static Object running(String type, String accessor) {
        ClassLoader[] loaders = {
            Jupyter.class.getClassLoader(), Thread.currentThread().getContextClassLoader()
        };
        for (ClassLoader loader : loaders) {
            try {
                Object kernel =
                        Class.forName(type, true, loader).getMethod(accessor).invoke(null);
                if (kernel != null) {
                    return kernel;
                }
            } catch (ReflectiveOperationException | LinkageError e) {
                // Not this kernel, or not from this loader.
            }
        }
        return null;
    }
}
