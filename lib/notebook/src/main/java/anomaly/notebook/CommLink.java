package anomaly.notebook;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The comms of a Java kernel. Their class is abstract and another in each kernel, so a subclass of it is compiled when this
 * is made; the kernel's own methods tell the names of all classes it needs.
 */
final class CommLink implements Wire {
    private static final String SUBCLASS = "anomaly.notebook.wire.KernelComm";
    private static final String TARGET = "jupyter.widget";

    /** The protocol of the front end's controls. */
    private static final Map<String, Object> PROTOCOL = Map.of("version", "2.1.0");

    private final Object manager;
    private final Method open;
    private final Method serve;

    /**
     * Compiles the subclass.
     *
     * @throws ReflectiveOperationException if the kernel has no comms, or there is no compiler
     */
    CommLink(Object kernel) throws ReflectiveOperationException {
        manager = kernel.getClass().getMethod("getCommManager").invoke(kernel);
        if (manager == null) {
            throw new NoSuchMethodException("the kernel has no manager of comms");
        }
        Map<String, Class<?>> names =
                names(kernel.getClass().getMethod("getCommManager").getReturnType());
        Class<?> comm = names.get("Comm");
        Class<?> made = Compiled.load(SUBCLASS, source(names), homes(names.values()), comm.getClassLoader());
        open = named(made.getMethods(), "open");
        serve = named(made.getMethods(), "serve");
    }

    private static Map<String, Class<?>> names(Class<?> manager) throws ReflectiveOperationException {
        Class<?> comm = named(manager.getMethods(), "registerComm").getParameterTypes()[0];
        Method send = Arrays.stream(comm.getMethods())
                .filter(m -> m.getName().equals("send") && m.getParameterCount() == 1)
                .findFirst()
                .orElseThrow(NoSuchMethodException::new);
        Class<?> object = send.getParameterTypes()[0];
        Method heard = named(comm.getDeclaredMethods(), "onMessage");
        Method closed = named(comm.getDeclaredMethods(), "onClose");
        Map<String, Class<?>> names = new LinkedHashMap<>();
        names.put("Comm", comm);
        names.put("CommManager", manager);
        names.put("Message", heard.getParameterTypes()[0]);
        names.put("CommMsgCommand", content(heard));
        names.put("CommCloseCommand", content(closed));
        names.put("JsonObject", object);
        names.put("Gson", Class.forName(object.getPackageName() + ".Gson", true, object.getClassLoader()));
        return names;
    }

    private static Method named(Method[] methods, String name) throws NoSuchMethodException {
        return Arrays.stream(methods)
                .filter(m -> m.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(name));
    }

    /** The {@code T} of the {@code Message<T>} that a method takes. */
    private static Class<?> content(Method method) throws NoSuchMethodException {
        Type message = method.getGenericParameterTypes()[0];
        if (message instanceof ParameterizedType given && given.getActualTypeArguments()[0] instanceof Class<?> type) {
            return type;
        }
        throw new NoSuchMethodException(method + " does not take a message of one kind");
    }

    private static String source(Map<String, Class<?>> names) throws ReflectiveOperationException {
        try (InputStream in = CommLink.class.getResourceAsStream("KernelComm.java.txt")) {
            String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, Class<?>> one : names.entrySet()) {
                source =
                        source.replace("${" + one.getKey() + "}", one.getValue().getCanonicalName());
            }
            return source;
        } catch (IOException e) {
            throw new ClassNotFoundException(SUBCLASS, e);
        }
    }

    private static Collection<Path> homes(Collection<Class<?>> types) throws ClassNotFoundException {
        Set<Path> homes = new LinkedHashSet<>();
        for (Class<?> type : types) {
            try {
                homes.add(Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI()));
            } catch (URISyntaxException | RuntimeException e) {
                throw new ClassNotFoundException("where " + type.getName() + " was loaded from is not known", e);
            }
        }
        return homes;
    }

    @Override
    public Line open(String data, Consumer<String> heard, Runnable gone) {
        List<Object> made = new ArrayList<>();
        KernelLink.uninterrupted(
                "a control", () -> made.add(open.invoke(null, manager, TARGET, data, PROTOCOL, heard, gone)));
        if (made.get(0) == null) {
            throw new IllegalStateException("the kernel is not connected to a front end");
        }
        return new KernelLine(made.get(0));
    }

    @Override
    public void serve(String name, UnaryOperator<String> answers) {
        KernelLink.uninterrupted("a service", () -> serve.invoke(null, manager, name, answers));
    }

    /** What was compiled, by the interfaces it has besides the kernel's class. */
    private static final class KernelLine implements Line {
        private final Object comm;

        KernelLine(Object comm) {
            this.comm = comm;
        }

        @Override
        public String id() {
            return (String) ((Supplier<?>) comm).get();
        }

        @Override
        @SuppressWarnings("unchecked") // the source says so
        public void send(String data) {
            KernelLink.uninterrupted("a message", () -> ((Consumer<String>) comm).accept(data));
        }

        @Override
        public void close() {
            KernelLink.uninterrupted("the end of a control", () -> {
                try {
                    ((AutoCloseable) comm).close();
                } catch (Exception e) {
                    throw new ReflectiveOperationException(e);
                }
            });
        }
    }

    /**
     * The request that the kernel is at. JupyterLab tells the id of its cell with it; of other front ends the text of the
     * cell is what stays the same.
     */
    @Override
    public Optional<Cell> cell() {
        try {
            Object request = context().get(manager);
            Object content = request.getClass().getMethod("getContent").invoke(request);
            Object code = content.getClass().getMethod("getCode").invoke(content);
            Object header = request.getClass().getMethod("getHeader").invoke(request);
            Object run = header.getClass().getMethod("getId").invoke(header);
            Object metadata = request.getClass().getMethod("getMetadata").invoke(request);
            Object id = metadata instanceof Map<?, ?> map ? map.get("cellId") : null;
            return Optional.of(new Cell(String.valueOf(id == null ? code : id), String.valueOf(run)));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return Optional.empty();
        }
    }

    private Field context() throws NoSuchFieldException {
        for (Class<?> type = manager.getClass(); type != null; type = type.getSuperclass()) {
            try {
                Field field = type.getDeclaredField("context");
                field.setAccessible(true);
                return field;
            } catch (NoSuchFieldException e) {
                // Perhaps the class above has it.
            }
        }
        throw new NoSuchFieldException("context");
    }
}
