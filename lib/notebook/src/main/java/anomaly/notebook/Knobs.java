package anomaly.notebook;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * Live controls: what a reader moves in the notebook is given to a function of yours, and what that returns (a chart, a
 * table, a text: whatever a cell can show) replaces what was there.
 *
 * <pre>{@code
 * Knobs.slider("neighbors", 5, 80, 20, k -> Charts.scoreMap(new LocalOutlierFactor(k).fit(data), data))
 *
 * Knobs.of(Knob.integer("neighbors", 5, 80, 20), Knob.toggle("scaled", true))
 *         .show(v -> map(v.integer("neighbors"), v.toggle("scaled")))
 * }</pre>
 *
 * <p>The function is first called in the cell, with the values to start from, and by a thread of its own whenever a control
 * moves. While it computes only the newest values wait; values that have to wait interrupt a computation that takes long, so
 * long loops should ask {@code Thread.currentThread().isInterrupted()}. What it throws later is shown under the controls.
 *
 * <p>Without a kernel that has controls (a plain JVM, a saved notebook, a printed page) the same call shows the result of the
 * values to start from.
 */
public final class Knobs {
    private final List<Knob> knobs;

    private Knobs(List<Knob> knobs) {
        this.knobs = knobs;
    }

    /**
     * A slider over whole numbers.
     *
     * @param name its label
     * @param from the lowest value
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     * @throws IllegalArgumentException if the name is blank, the range is empty or the start is outside of it
     */
    public static Control slider(String name, int from, int to, int start, IntFunction<?> show) {
        return of(Knob.integer(name, from, to, start)).show(v -> show.apply(v.integer(name)));
    }

    /**
     * A slider over numbers with decimals, in even steps.
     *
     * @param name its label
     * @param from the lowest value
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     * @throws IllegalArgumentException if the name is blank, the range is empty or not finite, or the start is outside of it
     */
    public static Control decimal(String name, double from, double to, double start, DoubleFunction<?> show) {
        return of(Knob.decimal(name, from, to, start)).show(v -> show.apply(v.decimal(name)));
    }

    /**
     * A slider on which each step multiplies: for what spans several powers of ten.
     *
     * @param name its label
     * @param from the lowest value, above zero
     * @param to the highest value, above the lowest
     * @param start the value it stands at first
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     * @throws IllegalArgumentException if the name is blank, the range is empty, not above zero or not finite, or the start
     *     is outside of it
     */
    public static Control logarithmic(String name, double from, double to, double start, DoubleFunction<?> show) {
        return of(Knob.logarithmic(name, from, to, start)).show(v -> show.apply(v.decimal(name)));
    }

    /**
     * A list to choose from.
     *
     * @param <T> the options
     * @param name its label
     * @param options in the order of the list, each with a text of its own
     * @param start the option it stands at first
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     * @throws IllegalArgumentException if the name is blank, there are no options, two have the same text or the start is
     *     none of them
     */
    public static <T> Control choice(String name, List<T> options, T start, Function<? super T, ?> show) {
        List<T> kept = List.copyOf(options);
        return of(Knob.choice(name, kept, start))
                .show(v -> show.apply(kept.get(kept.indexOf(v.choice(name, Object.class)))));
    }

    /**
     * A box to tick.
     *
     * @param name its label
     * @param start whether it is on at first
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     * @throws IllegalArgumentException if the name is blank
     */
    public static Control toggle(String name, boolean start, Function<Boolean, ?> show) {
        return of(Knob.toggle(name, start)).show(v -> show.apply(v.toggle(name)));
    }

    /**
     * Several controls that move one chart together, one below the other.
     *
     * @param knobs at least one, each with a name of its own
     * @return the set, which {@link #show} gives a function
     * @throws IllegalArgumentException if there are none, or two have the same name
     */
    public static Knobs of(Knob... knobs) {
        List<Knob> kept = List.of(knobs);
        Set<String> names = new HashSet<>();
        if (kept.isEmpty()) {
            throw new IllegalArgumentException("there are no knobs, expected at least one");
        }
        for (Knob knob : kept) {
            if (!names.add(knob.name())) {
                throw new IllegalArgumentException(
                        "two knobs are called \"" + knob.name() + "\", expected a name of its own for each");
            }
        }
        return new Knobs(kept);
    }

    /**
     * Shows what a function makes of the values, now and whenever one of the controls moves.
     *
     * @param show makes what is shown
     * @return the control, to be the last value of a cell
     */
    public Control show(Function<Values, ?> show) {
        Map<String, Object> start = new LinkedHashMap<>();
        knobs.forEach(knob -> start.put(knob.name(), knob.start()));
        return Control.of(knobs, new Values(start), show);
    }
}
