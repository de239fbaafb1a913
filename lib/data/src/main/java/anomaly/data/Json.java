package anomaly.data;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.reflect.TypeToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, doubles, booleans and null: enough for the facts that ship. */
final class Json {
    private static final Gson GSON =
            new GsonBuilder().setStrictness(Strictness.STRICT).create();
    private static final TypeToken<Map<String, Object>> OBJECT = new TypeToken<>() {};

    private Json() {}

    /** The object that the text holds. */
    static Map<String, Object> object(String file, String text) throws IOException {
        try {
            Map<String, Object> read = GSON.fromJson(text, OBJECT);
            if (read == null) {
                throw new IOException(file + ": found nothing, expected one JSON object");
            }
            return read;
        } catch (JsonParseException e) {
            throw new IOException(file + ": expected one JSON object and nothing after it, found " + e.getMessage(), e);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> members(Object value) {
        return (Map<String, Object>) value;
    }

    static double number(Object value) {
        return ((Number) value).doubleValue();
    }

    static double[] numbers(Object value) {
        return ((List<?>) value).stream().mapToDouble(Json::number).toArray();
    }

    static int[] integers(Object value) {
        return ((List<?>) value)
                .stream().mapToInt(one -> ((Number) one).intValue()).toArray();
    }
}
