package anomaly.notebook.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Has the shape that JJava and IJava share, as far as the bridge uses it. */
public final class FakeKernel {
    /** What was displayed or updated: id and bundle, in order. */
    public final List<DisplayData> sent = new ArrayList<>();

    private final Renderer renderer = new Renderer();
    private final JupyterIO io = new JupyterIO(new DisplayStream(sent));

    private final FakeComms.CommManager comms = new FakeComms.CommManager();

    /** As on the kernel. */
    public FakeComms.CommManager getCommManager() {
        return comms;
    }

    /** As on the kernel. */
    public Renderer getRenderer() {
        return renderer;
    }

    /** As on the kernel. */
    public JupyterIO getIO() {
        return io;
    }

    /** As on the kernel. */
    public void display(DisplayData data) {
        sent.add(data);
    }

    /** Streams of the kernel. */
    public static final class JupyterIO {
        /** As on the kernel: a public field. */
        public final DisplayStream display;

        JupyterIO(DisplayStream display) {
            this.display = display;
        }
    }

    /** The kernel's stream of displays. */
    public static final class DisplayStream {
        private final List<DisplayData> sent;
        private volatile boolean attached = true;

        DisplayStream(List<DisplayData> sent) {
            this.sent = sent;
        }

        /** Whether a cell runs. */
        public boolean isAttached() {
            return attached;
        }

        /** A cell begins or ends. */
        public void attach(boolean running) {
            attached = running;
        }

        /** As on the kernel, but fails on an interrupted thread as its channel does. */
        public void updateDisplay(String id, DisplayData data) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("the channel closed by an interruption");
            }
            synchronized (sent) {
                sent.add(data.setDisplayId(id));
            }
        }
    }

    /** Finds forms by class. */
    public static final class Renderer {
        private final Map<Class<?>, RenderFunction<Object>> forms = new LinkedHashMap<>();

        /** As on the kernel. */
        public Registration createRegistration(Class<?> type) {
            return new Registration(forms, type);
        }

        /** Renders by the form of exactly this type. */
        public DisplayData render(Class<?> type, Object value) {
            RenderContext context = new RenderContext();
            forms.get(type).render(value, context);
            return context.getOutputContainer();
        }

        /** The types that have a form. */
        public List<Class<?>> types() {
            return List.copyOf(forms.keySet());
        }
    }

    /** Takes one form. */
    public static final class Registration {
        private final Map<Class<?>, RenderFunction<Object>> forms;
        private final Class<?> type;
        private List<String> preferred = List.of();

        Registration(Map<Class<?>, RenderFunction<Object>> forms, Class<?> type) {
            this.forms = forms;
            this.type = type;
        }

        /** As on the kernel. */
        public Registration preferring(String... types) {
            preferred = List.of(types);
            return this;
        }

        /** As on the kernel. */
        public void register(RenderFunction<Object> form) {
            if (preferred.isEmpty()) {
                throw new IllegalStateException("no preferred type for " + type);
            }
            forms.put(type, form);
        }
    }

    /** What a form is given. */
    public static final class RenderContext {
        private final DisplayData container = new DisplayData();

        /** As on the kernel. */
        public DisplayData getOutputContainer() {
            return container;
        }
    }
}
