package anomaly.notebook.exercises;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * What was expected of the reader's code and what it gave.
 *
 * @param expected one text, or one for each row of the sample
 * @param got as many
 * @param right whether they agree
 */
public record Answer(List<String> expected, List<String> got, boolean right) {
    /** A double is the sum of many roundings. */
    private static final double TOLERANCE = 1e-9;

    private static final int DECIMALS = 4;

    /** Checks that there are as many of both and keeps its own copies. */
    public Answer {
        expected = List.copyOf(expected);
        got = List.copyOf(got);
        if (expected.size() != got.size()) {
            throw new IllegalArgumentException(
                    "expected has " + expected.size() + " texts and got " + got.size() + ", expected as many of both");
        }
    }

    static Answer words(String expected, String got, boolean right) {
        return new Answer(List.of(expected), List.of(got), right);
    }

    static Answer figure(double expected, double got) {
        return scores(new double[] {expected}, new double[] {got});
    }

    /** One number a row; another count of numbers is told as such. */
    static Answer scores(double[] expected, double[] got) {
        if (got == null || got.length != expected.length) {
            String count = got == null ? "null" : got.length + " scores";
            return words("one score a row, " + expected.length + " in all", count, false);
        }
        List<String> wanted = new ArrayList<>();
        List<String> given = new ArrayList<>();
        boolean right = true;
        for (int i = 0; i < expected.length; i++) {
            boolean same = close(expected[i], got[i]);
            right &= same;
            wanted.add(number(expected[i]));
            given.add(same ? number(expected[i]) : unlike(number(expected[i]), got[i]));
        }
        return new Answer(wanted, given, right);
    }

    private static boolean close(double expected, double got) {
        return expected == got || Math.abs(expected - got) <= TOLERANCE * Math.max(1, Math.abs(expected));
    }

    /** A wrong number must not look right by rounding. */
    private static String unlike(String expected, double got) {
        String text = number(got);
        return text.equals(expected) ? Double.toString(got) : text;
    }

    /** At most four decimals. */
    static String number(double value) {
        if (!Double.isFinite(value) || Math.abs(value) >= 1e6) {
            return Double.toString(value);
        }
        return new BigDecimal(value)
                .setScale(DECIMALS, RoundingMode.HALF_EVEN)
                .stripTrailingZeros()
                .toPlainString();
    }
}
