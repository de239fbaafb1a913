package anomaly.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, strings, doubles, booleans and null: enough for the facts that ship. */
final class Json {
    private static final int DEEPEST = 64;

    private final String file;
    private final String text;
    private int at;

    private Json(String file, String text) {
        this.file = file;
        this.text = text;
    }

    /** The object that the text holds. */
    static Map<String, Object> object(String file, String text) throws IOException {
        Json json = new Json(file, text);
        Object value = json.value(0);
        json.skipSpace();
        if (json.at < text.length() || !(value instanceof Map)) {
            throw json.unexpected("one object and nothing after it");
        }
        return members(value);
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

    private Object value(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw unexpected("at most " + DEEPEST + " levels");
        }
        skipSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            default -> word();
        };
    }

    private Map<String, Object> object(int depth) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipSpace();
        while (peek() != '}') {
            String name = string();
            skipSpace();
            take(':');
            members.put(name, value(depth + 1));
            comma('}');
        }
        at++;
        return members;
    }

    private List<Object> array(int depth) throws IOException {
        List<Object> values = new ArrayList<>();
        at++;
        skipSpace();
        while (peek() != ']') {
            values.add(value(depth + 1));
            comma(']');
        }
        at++;
        return values;
    }

    private void comma(char end) throws IOException {
        skipSpace();
        if (peek() != end) {
            take(',');
            skipSpace();
        }
    }

    private String string() throws IOException {
        take('"');
        StringBuilder string = new StringBuilder();
        while (peek() != '"') {
            char c = text.charAt(at++);
            string.append(c == '\\' ? escaped() : c);
        }
        at++;
        return string.toString();
    }

    private char escaped() throws IOException {
        char c = peek();
        at++;
        return switch (c) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'r' -> '\r';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> unicode();
            default -> c;
        };
    }

    private char unicode() throws IOException {
        if (at + 4 > text.length()) {
            throw unexpected("four hexadecimal digits");
        }
        at += 4;
        return (char) Integer.parseInt(text.substring(at - 4, at), 16);
    }

    private Object word() throws IOException {
        int start = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        String word = text.substring(start, at);
        switch (word) {
            case "true":
                return true;
            case "false":
                return false;
            case "null":
                return null;
            default:
        }
        if (!Numbers.isNumber(word)) {
            at = start;
            throw unexpected("a value");
        }
        return Numbers.parse(word);
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '+' || c == '-' || c == '.';
    }

    private void take(char expected) throws IOException {
        if (peek() != expected) {
            throw unexpected("'" + expected + "'");
        }
        at++;
    }

    private char peek() throws IOException {
        if (at >= text.length()) {
            throw unexpected("more text");
        }
        return text.charAt(at);
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private IOException unexpected(String expected) {
        String found = at >= text.length() ? "the end" : "'" + text.charAt(at) + "'";
        return new IOException(file + ", character " + at + ": found " + found + ", expected " + expected);
    }
}
