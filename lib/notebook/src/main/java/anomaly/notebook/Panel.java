package anomaly.notebook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The live side of a control: its models in the front end, and the thread that computes what they show. */
final class Panel implements AutoCloseable {
    private static final String WIDTH = "460px";

    private final Function<Values, ?> show;
    private final Latest<Values> latest;
    private final List<Model> models = new ArrayList<>();
    private final Map<String, Object> values;
    private final Model output;
    private final String id;
    private volatile String html;
    private boolean closed;

    /** Opens the models; {@code html} is what is shown for the values to start from. */
    Panel(Wire wire, List<Knob> knobs, Values start, Function<Values, ?> show, String html) {
        this.show = show;
        this.values = new LinkedHashMap<>(start.byName());
        this.html = html;
        this.latest = new Latest<>("control " + start.words(), this::compute);
        List<String> children = new ArrayList<>();
        String layout = layout(wire, Map.of("width", "auto", "max_width", WIDTH));
        for (Knob knob : knobs) {
            children.add(Widget.reference(open(wire, knob, layout).id()));
        }
        String wide = layout(wire, Map.of("width", "auto", "max_width", "100%"));
        output = add(wire, Widget.seen("HTML", Map.of("value", html, "layout", Widget.reference(wide))));
        children.add(Widget.reference(output.id()));
        id = add(wire, Widget.seen("VBox", Map.of("children", children, "layout", Widget.reference(wide))))
                .id();
    }

    private Model open(Wire wire, Knob knob, String layout) {
        Widget widget = knob.widget();
        String style = add(wire, widget.styleState()).id();
        Model[] model = new Model[1];
        Map<String, Object> state = widget.state(knob.name(), widget.start(), layout, style);
        model[0] = Model.open(wire, state, changes -> moved(model[0], knob, changes), this::close);
        models.add(model[0]);
        return model[0];
    }

    private String layout(Wire wire, Map<String, Object> rest) {
        Map<String, Object> state = Widget.model(Widget.BASE, "Layout");
        state.putAll(rest);
        return add(wire, state).id();
    }

    private Model add(Wire wire, Map<String, Object> state) {
        Model model = Model.open(wire, state, this::close);
        models.add(model);
        return model;
    }

    /** The model to show. */
    String id() {
        return id;
    }

    /** Those others refer to come first. */
    Stream<Model> models() {
        return models.stream();
    }

    synchronized Values values() {
        return new Values(values);
    }

    /** Only notes the value: the thread that calls this reads all messages. */
    private void moved(Model model, Knob knob, Map<?, ?> changes) {
        Object sent = changes.get(knob.widget().trait());
        Optional<Object> value = knob.read(sent);
        if (value.isPresent()) {
            model.keep(knob.widget().trait(), sent);
            synchronized (this) {
                values.put(knob.name(), value.get());
                latest.offer(new Values(values));
            }
        }
    }

    private Runnable compute(Values at) {
        try {
            String made = Jupyter.quietly(() -> Shown.html(Forms.of(show.apply(at)), at));
            return () -> {
                html = made;
                output.set("value", made);
            };
        } catch (Throwable e) { // of the reader's function: whatever it is, it is told where the reader looks
            String box = Shown.error(at.words(), e, html);
            return () -> output.set("value", box);
        }
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Ends the thread and drops the models here and in the front end. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        latest.close();
        html = "";
        for (int i = models.size() - 1; i >= 0; i--) {
            models.get(i).close();
        }
    }
}
