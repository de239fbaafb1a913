package anomaly.notebook;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One control of several that move a chart together: see {@link Knobs#of}. Each has a name, which its label shows. */
public final class Knob {
    /** Steps of a slider with decimals; each is about two pixels wide. */
    private static final int STEPS = 200;

    /** A slider that multiplies takes this many steps for each factor of ten. */
    private static final int STEPS_A_DECADE = 20;

    /** Digits of a value that was reached by multiplying: a reader wants 0.0112, not 0.011220184543. */
    private static final MathContext READABLE = new MathContext(3);

    /** Enough to tell steps apart, too few to show the noise of binary fractions. */
    private static final MathContext EXACT = new MathContext(12);

    private final String name;
    private final Object start;
    private final Widget widget;
    private final Function<Object, Optional<Object>> reader;

    private Knob(String name, Object start, Widget widget, Function<Object, Optional<Object>> reader) {
        this.name = name;
        this.start = start;
        this.widget = widget;
        this.reader = reader;
    }

    /**
     * A slider over whole numbers.
     *
     * @param name its label, and its name in {@link Values#integer}
     * @param from the lowest value
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @return the knob
     * @throws IllegalArgumentException if the name is blank, the range is empty or the start is outside of it
     */
    public static Knob integer(String name, int from, int to, int start) {
        range(name, from, to, start);
        Map<String, Object> state = slider(from, to, 1);
        return new Knob(
                named(name), start, new Widget("IntSlider", "SliderStyle", "value", start, state), v -> number(v)
                        .map(d -> (int) Math.round(Math.max(from, Math.min(to, d)))));
    }

    /**
     * A slider over numbers with decimals, in even steps.
     *
     * @param name its label, and its name in {@link Values#decimal}
     * @param from the lowest value
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @return the knob
     * @throws IllegalArgumentException if the name is blank, the range is empty or not finite, or the start is outside of it
     */
    public static Knob decimal(String name, double from, double to, double start) {
        range(name, from, to, start);
        double step = step(to - from);
        Map<String, Object> state = slider(from, to, step);
        state.put(
                "readout_format",
                "."
                        + Math.max(
                                0,
                                new BigDecimal(String.valueOf(step))
                                        .stripTrailingZeros()
                                        .scale()) + "f");
        return new Knob(
                named(name), start, new Widget("FloatSlider", "SliderStyle", "value", start, state), v -> number(v)
                        .map(d -> within(from, to, d, EXACT)));
    }

    /**
     * A slider over numbers above zero on which each step multiplies: for what spans several powers of ten.
     *
     * @param name its label, and its name in {@link Values#decimal}
     * @param from the lowest value, above zero
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @return the knob
     * @throws IllegalArgumentException if the name is blank, the range is empty, not above zero or not finite, or the start
     *     is outside of it
     */
    public static Knob logarithmic(String name, double from, double to, double start) {
        range(name, from, to, start);
        if (from <= 0) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" runs from " + from + ", expected more than 0: each step multiplies");
        }
        Map<String, Object> state = slider(Math.log10(from), Math.log10(to), 1.0 / STEPS_A_DECADE);
        state.put("base", 10.0);
        state.put("readout_format", ".3~g");
        return new Knob(
                named(name), start, new Widget("FloatLogSlider", "SliderStyle", "value", start, state), v -> number(v)
                        .map(d -> within(from, to, d, READABLE)));
    }

    /**
     * A list to choose from.
     *
     * @param <T> the options
     * @param name its label, and its name in {@link Values#choice}
     * @param options in the order of the list, each with a text of its own
     * @param start the option it stands at first
     * @return the knob
     * @throws IllegalArgumentException if the name is blank, there are no options, two have the same text or the start is
     *     none of them
     */
    public static <T> Knob choice(String name, List<T> options, T start) {
        named(name);
        List<Object> kept = List.copyOf(options);
        List<String> labels = kept.stream().map(String::valueOf).toList();
        if (kept.isEmpty() || labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("\"" + name + "\" has the options " + labels
                    + ", expected at least one, and no two with the same text");
        }
        int index = kept.indexOf(start);
        if (index < 0) {
            throw new IllegalArgumentException("\"" + name + "\" starts at " + start + ", expected one of " + labels);
        }
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("_options_labels", labels);
        return new Knob(name, start, new Widget("Dropdown", "DescriptionStyle", "index", index, state), v -> number(v)
                .filter(d -> d >= 0 && d < kept.size())
                .map(d -> kept.get(d.intValue())));
    }

    /**
     * A box to tick.
     *
     * @param name its label, and its name in {@link Values#toggle}
     * @param start whether it is on at first
     * @return the knob
     * @throws IllegalArgumentException if the name is blank
     */
    public static Knob toggle(String name, boolean start) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("indent", false);
        return new Knob(
                named(name),
                start,
                new Widget("Checkbox", "CheckboxStyle", "value", start, state),
                v -> v instanceof Boolean ? Optional.of(v) : Optional.empty());
    }

    /** The label. */
    String name() {
        return name;
    }

    /** The value before anybody moved it. */
    Object start() {
        return start;
    }

    /** How the front end shows it. */
    Widget widget() {
        return widget;
    }

    /** The value that a message of the front end means; empty when it means none. */
    Optional<Object> read(Object sent) {
        return reader.apply(sent);
    }

    private static String named(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a knob is blank, expected the word its label shows");
        }
        return name;
    }

    private static void range(String name, Number from, Number to, Number start) {
        if (!(from.doubleValue() < to.doubleValue()) || !Double.isFinite(to.doubleValue() - from.doubleValue())) {
            throw new IllegalArgumentException("\"" + name + "\" runs from " + from + " to " + to
                    + ", expected finite numbers, the lower one first");
        }
        if (!(start.doubleValue() >= from.doubleValue() && start.doubleValue() <= to.doubleValue())) {
            throw new IllegalArgumentException(
                    "\"" + name + "\" starts at " + start + ", expected " + from + " to " + to);
        }
    }

    private static Map<String, Object> slider(double from, double to, double step) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("min", from);
        state.put("max", to);
        state.put("step", step);
        state.put("continuous_update", true);
        state.put("readout", true);
        return state;
    }

    /** 1, 2 or 5 times a power of ten. */
    private static double step(double width) {
        double raw = width / STEPS;
        int power = (int) Math.floor(Math.log10(raw));
        double lead = raw / Math.pow(10, power);
        return new BigDecimal(lead > 5 ? 10 : lead > 2 ? 5 : lead > 1 ? 2 : 1)
                .scaleByPowerOfTen(power)
                .doubleValue();
    }

    private static double within(double from, double to, double value, MathContext digits) {
        double rounded = new BigDecimal(value).round(digits).doubleValue();
        return Math.max(from, Math.min(to, rounded));
    }

    private static Optional<Double> number(Object sent) {
        return sent instanceof Number n && Double.isFinite(n.doubleValue())
                ? Optional.of(n.doubleValue())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return name + " = " + start;
    }
}
