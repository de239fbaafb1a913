package anomaly.notebook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The cell of hyper-parameters: declarations with their range in a comment, {@code int k = 20; // 5 to 80}. */
final class KnobsCell {
    private static final String NUMBER = "(-?[\\d_,.]+(?:[eE]-?\\d+)?)";
    private static final Pattern KNOB = Pattern.compile("(int|long|double)\\s+(\\w+)\\s*=\\s*" + NUMBER
            + "[LlDdFf]?\\s*;\\s*//\\s*" + NUMBER + "\\s+to\\s+" + NUMBER + ".*");
    private static final Pattern NUMERIC = Pattern.compile("(int|long|double)\\s+\\w+\\s*=.*");

    private KnobsCell() {}

    /** The cell with every number moved to the low end of its range, or to the high one. */
    static String moved(String cell, boolean low) {
        List<String> lines = new ArrayList<>();
        for (String line : cell.lines().toList()) {
            Matcher knob = KNOB.matcher(line.strip());
            lines.add(knob.matches() ? declaration(knob, low) : line);
        }
        return String.join("\n", lines);
    }

    private static String declaration(Matcher knob, boolean low) {
        String type = knob.group(1);
        double before = number(knob.group(3));
        double first = number(knob.group(low ? 4 : 5));
        double other = number(knob.group(low ? 5 : 4));
        double after = first == before ? before + (other - before) / 2 : first;
        String literal =
                switch (type) {
                    case "int" -> String.valueOf((int) Math.round(after));
                    case "long" -> Math.round(after) + "L";
                    default -> String.valueOf(after);
                };
        return type + " " + knob.group(2) + " = " + literal + ";";
    }

    /** Lines that declare a number but not its range, or a default outside of it. */
    static List<String> faults(String cell) {
        List<String> faults = new ArrayList<>();
        for (String line : cell.lines().toList()) {
            Matcher knob = KNOB.matcher(line.strip());
            if (NUMERIC.matcher(line.strip()).matches() && !knob.matches()) {
                faults.add(line + " <- expected a literal and a range, as in: int k = 20; // 5 to 80");
            } else if (knob.matches() && outside(knob)) {
                faults.add(line + " <- the value is outside its range");
            }
        }
        return faults;
    }

    private static boolean outside(Matcher knob) {
        double value = number(knob.group(3));
        return value < number(knob.group(4)) || value > number(knob.group(5));
    }

    private static double number(String text) {
        return Double.parseDouble(text.replace("_", "").replace(",", "").replaceFirst("\\.$", ""));
    }
}
