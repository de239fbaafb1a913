package anomaly.notebook;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.Function;

/**
 * Talks to a Java kernel by reflection. JJava and IJava share their shape under different package names, and no notebook
 * needs either at compile time.
 */
final class KernelLink implements Screen, Renderings.Registry {
    /** Milliseconds between looks for a running cell, and how many looks: ten minutes. */
    private static final long LOOK_AGAIN = 200;

    private static final int PATIENCE = 3000;

    private final Object kernel;
    private final Class<?> displayData;
    private final Class<?> renderFunction;

    /** Finds the kernel's own classes beside it. */
    KernelLink(Object kernel) throws ReflectiveOperationException {
        this.kernel = kernel;
        Class<?> renderer = method(kernel, "getRenderer").getReturnType();
        String home = renderer.getPackageName();
        ClassLoader loader = renderer.getClassLoader();
        this.displayData = Class.forName(home + ".DisplayData", true, loader);
        this.renderFunction = Class.forName(home + ".RenderFunction", true, loader);
    }

    /** Makes cells whose last value is a {@code type} show it as {@code form} says. */
    @Override
    public <T> void register(Class<T> type, String preferred, Function<T, Bundle> form)
            throws ReflectiveOperationException {
        Object renderer = call(kernel, "getRenderer");
        Object registration =
                renderer.getClass().getMethod("createRegistration", Class.class).invoke(renderer, type);
        Class<?> shape = registration.getClass();
        String[] types =
                preferred.equals(Bundle.TEXT) ? new String[] {Bundle.TEXT} : new String[] {preferred, Bundle.TEXT};
        shape.getMethod("preferring", String[].class).invoke(registration, (Object) types);
        Object function = Proxy.newProxyInstance(
                renderFunction.getClassLoader(), new Class<?>[] {renderFunction}, (proxy, called, given) -> {
                    if (!called.getName().equals("render")) {
                        return plainObject(proxy, called, given);
                    }
                    Object container = call(given[1], "getOutputContainer");
                    fill(container, form.apply(type.cast(given[0])));
                    return null;
                });
        shape.getMethod("register", renderFunction).invoke(registration, function);
    }

    private static Object plainObject(Object proxy, Method called, Object[] given) {
        return switch (called.getName()) {
            case "equals" -> proxy == given[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> "renderer of Odd One Out";
        };
    }

    @Override
    public void show(String id, Bundle what) {
        uninterrupted("an output", () -> {
            Object made = fill(displayData.getConstructor().newInstance(), what);
            displayData.getMethod("setDisplayId", String.class).invoke(made, id);
            kernel.getClass().getMethod("display", displayData).invoke(kernel, made);
        });
    }

    @Override
    public void update(String id, Bundle what, boolean last) {
        if (last && !attached()) {
            Thread later = new Thread(() -> updateLater(id, what), "last state of " + id);
            later.setDaemon(true);
            later.start();
        } else {
            send(id, what);
        }
    }

    /**
     * A stopped cell is over before its work has noticed, and the kernel drops what the work then says. The front end takes
     * the last state from the next cell that runs.
     */
    private void updateLater(String id, Bundle what) {
        try {
            for (int i = 0; i < PATIENCE && !attached(); i++) {
                Thread.sleep(LOOK_AGAIN);
            }
            send(id, what);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether a cell is running; kernels that do not tell count as running. */
    private boolean attached() {
        try {
            return (boolean) call(stream(), "isAttached");
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }

    private Object stream() throws ReflectiveOperationException {
        Object io = call(kernel, "getIO");
        return io.getClass().getField("display").get(io);
    }

    private void send(String id, Bundle what) {
        uninterrupted("an update", () -> {
            Object made = fill(displayData.getConstructor().newInstance(), what);
            Object stream = stream();
            stream.getClass()
                    .getMethod("updateDisplay", String.class, displayData)
                    .invoke(stream, id, made);
        });
    }

    /** A message to the front end. */
    interface Sending {
        void run() throws ReflectiveOperationException;
    }

    /**
     * The stop button interrupts this thread, and a channel written to by an interrupted thread closes for good: the kernel
     * would be lost. So the interruption waits until the message is out.
     */
    static void uninterrupted(String what, Sending sending) {
        boolean stopped = Thread.interrupted();
        try {
            sending.run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the kernel refused " + what + ": " + e.getCause(), e);
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    Object fill(Object container, Bundle what) throws ReflectiveOperationException {
        Method data = displayData.getMethod("putData", String.class, Object.class);
        for (Map.Entry<String, String> one : what.data().entrySet()) {
            data.invoke(container, one.getKey(), one.getValue());
        }
        for (Map.Entry<String, Map<String, Object>> one : what.objects().entrySet()) {
            data.invoke(container, one.getKey(), one.getValue());
        }
        Method metadata = displayData.getMethod("putMetaData", String.class, Object.class);
        for (Map.Entry<String, Map<String, Object>> one : what.metadata().entrySet()) {
            metadata.invoke(container, one.getKey(), one.getValue());
        }
        return container;
    }

    private static Object call(Object on, String name) throws ReflectiveOperationException {
        return method(on, name).invoke(on);
    }

    private static Method method(Object on, String name) throws ReflectiveOperationException {
        return on.getClass().getMethod(name);
    }
}
