package anomaly.notebook.fake;

import java.util.LinkedHashMap;
import java.util.Map;

/** One output, by MIME type. */
public final class DisplayData {
    /** By MIME type. */
    public final Map<String, Object> data = new LinkedHashMap<>();

    /** By MIME type. */
    public final Map<String, Object> metadata = new LinkedHashMap<>();

    private String id;

    /** As on the kernel. */
    public void putData(String type, Object value) {
        data.put(type, value);
    }

    /** As on the kernel. */
    public void putMetaData(String type, Object value) {
        metadata.put(type, value);
    }

    /** As on the kernel. */
    public DisplayData setDisplayId(String wanted) {
        id = wanted;
        return this;
    }

    /** As on the kernel. */
    public String getDisplayId() {
        return id;
    }
}
