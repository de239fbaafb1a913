package anomaly.notebook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The data of a page as JSON that may stand inside a script element: pure ASCII, without a character that HTML could take
 * for markup, so that a name like {@code </script>} stays a name.
 */
final class PageData {
    private final List<String> fields = new ArrayList<>();

    private PageData field(String name, String json) {
        fields.add(quoted(name) + ":" + json);
        return this;
    }

    PageData put(String name, String text) {
        return field(name, quoted(text));
    }

    PageData put(String name, boolean value) {
        return field(name, String.valueOf(value));
    }

    PageData put(String name, double value) {
        return field(name, number(value));
    }

    PageData put(String name, double[] values) {
        return field(name, Arrays.stream(values).mapToObj(PageData::number).collect(Collectors.joining(",", "[", "]")));
    }

    PageData put(String name, int[] values) {
        return field(name, IntStream.of(values).mapToObj(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    }

    PageData texts(String name, List<String> values) {
        return field(name, values.stream().map(PageData::quoted).collect(Collectors.joining(",", "[", "]")));
    }

    PageData list(String name, List<PageData> values) {
        return field(name, values.stream().map(PageData::toString).collect(Collectors.joining(",", "[", "]")));
    }

    /** The shortest decimal that reads back as the same double, in Java as in a browser. */
    static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("a number of a page is " + value + ", expected a finite one");
        }
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toString();
    }

    private static String quoted(String text) {
        StringBuilder made = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean plain = letter >= ' ' && letter <= '~' && "\"\\<>&'".indexOf(letter) < 0;
            made.append(plain ? String.valueOf(letter) : String.format(Locale.ROOT, "\\u%04x", (int) letter));
        }
        return made.append('"').toString();
    }

    @Override
    public String toString() {
        return "{" + String.join(",", fields) + "}";
    }
}
