package anomaly.notebook;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A model of the front end's own controls.
 *
 * @param kind the name of the model without its ending, {@code IntSlider}
 * @param style the same of the model of its style
 * @param trait the part of its state that the reader moves
 * @param start where that part stands at first
 * @param rest the other parts of its state
 */
record Widget(String kind, String style, String trait, Object start, Map<String, Object> rest) {
    static final String BASE = "@jupyter-widgets/base";
    static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String VERSION = "2.0.0";
    private static final String MODEL = "IPY_MODEL_";

    /** The state of a model that is seen. */
    static Map<String, Object> seen(String kind, Map<String, Object> rest) {
        Map<String, Object> state = model(CONTROLS, kind);
        state.put("_view_module", CONTROLS);
        state.put("_view_module_version", VERSION);
        state.put("_view_name", kind + "View");
        state.putAll(rest);
        return state;
    }

    /** The state of a model that others refer to, a style or a layout. */
    static Map<String, Object> model(String module, String kind) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("_model_module", module);
        state.put("_model_module_version", VERSION);
        state.put("_model_name", kind + "Model");
        return state;
    }

    /** How one model refers to another. */
    static String reference(String id) {
        return MODEL + id;
    }

    /** The state of this control with its label. */
    Map<String, Object> state(String label, Object value, String layoutId, String styleId) {
        Map<String, Object> state = seen(kind, rest);
        state.put(trait, value);
        state.put("description", label);
        state.put("layout", reference(layoutId));
        state.put("style", reference(styleId));
        return state;
    }

    /** The state of its style: labels are as wide as their text. */
    Map<String, Object> styleState() {
        Map<String, Object> state = model(CONTROLS, style);
        state.put("description_width", "initial");
        return state;
    }
}
