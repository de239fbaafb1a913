package anomaly.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsEveryKindOfValue() throws IOException {
        Map<String, Object> read = Json.object(
                "a.json",
                " {\"n\": -1.5e2, \"t\": true, \"z\": null, \"s\": \"a\\\"\\u0041\\n\", \"l\": [1, [], {}]} ");
        assertEquals(
                Arrays.asList(-150.0, true, null, "a\"A\n", List.of(1.0, List.of(), Map.of())),
                List.copyOf(read.keySet()).stream().map(read::get).collect(java.util.stream.Collectors.toList()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[1]",
                "{",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1} x",
                "{\"a\":1,,}",
                "{\"a\":\"b}",
                "{\"a\":nope}"
            })
    void refusesWhatIsNoObject(String text) {
        IOException error = assertThrows(IOException.class, () -> Json.object("a.json", text));
        assertTrue(error.getMessage().matches("(?s)a.json, character \\d+: found .*, expected .*"), error.getMessage());
    }

    @Test
    void refusesEndlessNesting() {
        String text = "{\"a\":" + "[".repeat(100_000);
        assertThrows(IOException.class, () -> Json.object("a.json", text));
    }
}
