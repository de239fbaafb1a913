package anomaly.notebook;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A model of the front end and its state, which is kept here for pages that are loaded anew and ask for it. */
final class Model {
    private static final Gson JSON = new GsonBuilder().disableHtmlEscaping().create();

    private final Map<String, Object> state;
    private final Consumer<Map<?, ?>> moved;
    private final Runnable gone;
    private Wire.Line line;
    private boolean closed;

    private Model(Map<String, Object> state, Consumer<Map<?, ?>> moved, Runnable gone) {
        this.state = state;
        this.moved = moved;
        this.gone = gone;
    }

    /** A model that the reader does not move. */
    static Model open(Wire wire, Map<String, Object> state, Runnable gone) {
        return open(wire, state, changes -> {}, gone);
    }

    /**
     * A model that the reader moves.
     *
     * @param moved takes what has changed of the state
     * @param gone told when the front end drops the model
     */
    static Model open(Wire wire, Map<String, Object> state, Consumer<Map<?, ?>> moved, Runnable gone) {
        Model model = new Model(new LinkedHashMap<>(state), moved, gone);
        String data = JSON.toJson(Map.of("state", state, "buffer_paths", List.of()));
        synchronized (model) {
            model.line = wire.open(data, model::heard, model::dropped);
        }
        return model;
    }

    /** The message that tells the front end about all models at once. */
    static String states(List<Model> models) {
        Map<String, Object> states = new LinkedHashMap<>();
        models.forEach(model -> model.tell(states));
        return JSON.toJson(Map.of("method", "update_states", "states", states, "buffer_paths", List.of()));
    }

    private synchronized void tell(Map<String, Object> states) {
        if (!closed) {
            Map<String, Object> told = new LinkedHashMap<>();
            for (String part : List.of("model_name", "model_module", "model_module_version")) {
                told.put(part, state.get("_" + part));
            }
            told.put("state", new LinkedHashMap<>(state));
            states.put(line.id(), told);
        }
    }

    synchronized String id() {
        return line.id();
    }

    /** Changes one part of the state here and in the front end. */
    synchronized void set(String trait, Object value) {
        if (!closed) {
            state.put(trait, value);
            send(Map.of(trait, value));
        }
    }

    /** Keeps what the front end says a part of its state is. */
    synchronized void keep(String trait, Object value) {
        state.put(trait, value);
    }

    synchronized void close() {
        if (!closed) {
            closed = true;
            state.clear();
            line.close();
        }
    }

    private void dropped() {
        synchronized (this) {
            closed = true;
            state.clear();
        }
        gone.run();
    }

    private void heard(String data) {
        Map<?, ?> message = JSON.fromJson(data, Map.class);
        if ("request_state".equals(message.get("method"))) {
            answer();
        } else if ("update".equals(message.get("method")) && message.get("state") instanceof Map<?, ?> changes) {
            moved.accept(changes);
        }
    }

    private synchronized void answer() {
        if (!closed) {
            send(state);
        }
    }

    private void send(Map<String, Object> changes) {
        line.send(JSON.toJson(Map.of("method", "update", "state", changes, "buffer_paths", List.of())));
    }
}
