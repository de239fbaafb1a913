package anomaly.notebook;

import java.util.LinkedHashMap;
import java.util.Map;

/** One output in several forms, by MIME type; the front end picks the richest it knows. */
final class Bundle {
    static final String TEXT = "text/plain";
    static final String HTML = "text/html";
    static final String PNG = "image/png";
    static final String ALT = "alt";
    static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final Map<String, String> data = new LinkedHashMap<>();
    private final Map<String, Map<String, Object>> metadata = new LinkedHashMap<>();
    private String model = "";

    private Bundle(String text) {
        data.put(TEXT, text);
    }

    static Bundle text(String text) {
        return new Bundle(text);
    }

    static Bundle html(String html, String text) {
        return new Bundle(text).with(HTML, html);
    }

    /** A picture with the words that stand for it where it cannot be seen. */
    static Bundle png(String base64, int width, int height, String alt) {
        Bundle made = new Bundle(alt).with(PNG, base64);
        made.metadata.put(PNG, Map.of("width", width, "height", height, ALT, alt));
        return made;
    }

    /** The same with words before those that stand for it. */
    Bundle after(String words) {
        Bundle made = new Bundle(words + text());
        data.forEach(made.data::putIfAbsent);
        metadata.forEach((type, about) -> {
            Map<String, Object> renamed = new LinkedHashMap<>(about);
            renamed.computeIfPresent(ALT, (key, alt) -> words + alt);
            made.metadata.put(type, renamed);
        });
        return made;
    }

    /** The same beside a live control, which is shown instead where there is one. */
    Bundle live(String modelId) {
        Bundle made = after("");
        made.model = modelId;
        return made;
    }

    /** Something that moves, with the picture that stands for it where scripts do not run, and that picture's words. */
    static Bundle interactive(String html, Bundle still) {
        Bundle made = new Bundle(still.text()).with(HTML, html).with(PNG, still.data.get(PNG));
        made.metadata.putAll(still.metadata);
        return made;
    }

    private Bundle with(String type, String value) {
        data.put(type, value);
        return this;
    }

    String text() {
        return data.get(TEXT);
    }

    /** By MIME type, text included. */
    Map<String, String> data() {
        return data;
    }

    /** The forms that are not text but objects, by MIME type. */
    Map<String, Map<String, Object>> objects() {
        return model.isEmpty()
                ? Map.of()
                : Map.of(VIEW, Map.of("version_major", 2, "version_minor", 0, "model_id", model));
    }

    /** By MIME type: size and alternative text of a picture. */
    Map<String, Map<String, Object>> metadata() {
        return metadata;
    }
}
