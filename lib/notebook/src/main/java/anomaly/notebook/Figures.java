package anomaly.notebook;

import java.util.List;
import java.util.Locale;

/** Numbers that stand below each other: one column has one number of decimals, so that the eye can compare. */
final class Figures {
    /** Measures need the third decimal; larger numbers fewer. */
    private static final int MOST_DECIMALS = 3;

    private Figures() {}

    /** Texts for the values of one column; only doubles are rounded. */
    static List<String> column(List<?> values) {
        double[] numbers = values.stream()
                .filter(Double.class::isInstance)
                .mapToDouble(Double.class::cast)
                .filter(Double::isFinite)
                .toArray();
        double largest = 0;
        boolean whole = true;
        for (double number : numbers) {
            largest = Math.max(largest, Math.abs(number));
            whole &= number == Math.rint(number);
        }
        boolean even = !whole && largest >= Math.pow(10, -MOST_DECIMALS);
        int decimals = Math.max(0, MOST_DECIMALS - Math.max(0, (int) Math.floor(Math.log10(largest))));
        return values.stream()
                .map(v -> !(v instanceof Double number)
                        ? String.valueOf(v)
                        : even && Double.isFinite(number) ? fixed(number, decimals) : Look.number(number))
                .toList();
    }

    private static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.matches("-0\\.?0*") ? text.substring(1) : text;
    }
}
