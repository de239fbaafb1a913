package anomaly.data;

/** What text means in a column of numbers. */
final class Numbers {
    private Numbers() {}

    static boolean isMissing(String text) {
        return switch (text) {
            case "", "?", "NA", "N/A", "NaN", "nan", "NAN", "null", "NULL" -> true;
            default -> false;
        };
    }

    static boolean isNumber(String text) {
        return !text.isEmpty() && !Double.isNaN(parse(text));
    }

    /** The number, infinite ones included, or NaN when the text is none. */
    static double parse(String text) {
        switch (text) {
            case "inf", "Inf", "+inf", "Infinity", "+Infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-Inf", "-Infinity":
                return Double.NEGATIVE_INFINITY;
            default:
        }
        char last = text.charAt(text.length() - 1);
        if (!(last >= '0' && last <= '9') && last != '.') {
            return Double.NaN; // Java's own suffixes: "1d" and "1f" are text in a file
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Whether two fields say the same: as text, or as numbers. */
    static boolean same(String one, String other) {
        if (one.equals(other)) {
            return true;
        }
        return isNumber(one) && isNumber(other) && parse(one) == parse(other);
    }
}
