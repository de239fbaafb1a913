package anomaly.data;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Splits one line of ARFF: words or values, quoted by ' or " with backslashes inside. */
final class ArffTokens {
    private final String place;
    private final String text;
    private int at;

    ArffTokens(String place, String text) {
        this.place = place;
        this.text = text;
    }

    /** Values between commas, none of them trimmed when it was quoted. */
    static List<String> values(Budget budget, String place, String text) throws IOException {
        ArffTokens tokens = new ArffTokens(place, text);
        List<String> values = new ArrayList<>();
        do {
            values.add(tokens.next(","));
            budget.checkFields(place, values.size());
        } while (tokens.skipComma());
        if (tokens.at < text.length()) {
            throw new IOException(place + ": found '" + tokens.rest() + "' after a quoted value, expected a comma");
        }
        return values;
    }

    /** The next token up to one of these characters, or the content of its quotes. */
    String next(String ends) throws IOException {
        skipSpace();
        if (at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"')) {
            String quoted = quoted(text.charAt(at++));
            skipSpace();
            return quoted;
        }
        int start = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at).strip();
    }

    private String quoted(char quote) throws IOException {
        StringBuilder content = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            content.append(text.charAt(at++));
        }
        if (at == text.length()) {
            throw new IOException(
                    place + ": found a quote that is never closed, expected " + quote + " before the end of the line");
        }
        at++;
        return content.toString();
    }

    String rest() {
        return text.substring(at).strip();
    }

    boolean skipComma() {
        if (at < text.length() && text.charAt(at) == ',') {
            at++;
            return true;
        }
        return false;
    }

    private void skipSpace() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }
}
