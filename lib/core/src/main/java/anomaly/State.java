package anomaly;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a fitted detector has learned, as named values: numbers, arrays, and states within states. {@link
 * FittedDetector#save} writes one to a file, {@link Detector#restore} makes a fitted detector of it. Immutable: {@link
 * #with} gives a new state. Arrays are shared, not copied: treat them as read-only.
 *
 * <pre>{@code
 * State.of(detector).with("center", center).with("trainingScores", trainingScores)
 * }</pre>
 */
public final class State {
    private final Optional<Detector> detector;
    private final Map<String, Object> values;

    private State(Optional<Detector> detector, Map<String, Object> values) {
        this.detector = detector;
        this.values = values;
    }

    /**
     * A state that holds the hyper-parameters only, so that the fitted detector can be restored from it alone.
     *
     * @param detector the detector that was fitted, a record of the library
     * @return a state to add to
     */
    public static State of(Detector detector) {
        return new State(Optional.of(detector), Map.of());
    }

    /**
     * A part of another state.
     *
     * @return a state without detector and values
     */
    public static State part() {
        return new State(Optional.empty(), Map.of());
    }

    private State plus(String name, Object value) {
        Objects.requireNonNull(value, name);
        if (!name.matches("[a-zA-Z][a-zA-Z0-9]*")) {
            throw new IllegalArgumentException("name is '" + name + "', expected letters and digits, a letter first");
        }
        Map<String, Object> more = new LinkedHashMap<>(values);
        if (more.put(name, value) != null) {
            throw new IllegalArgumentException("'" + name + "' is there already, expected another name");
        }
        return new State(detector, more);
    }

    /**
     * Adds a number.
     *
     * @param name letters and digits, not yet in this state
     * @param value any number
     * @return a larger state
     */
    public State with(String name, double value) {
        return plus(name, Double.toString(value));
    }

    /**
     * Adds a whole number.
     *
     * @param name letters and digits, not yet in this state
     * @param value any whole number
     * @return a larger state
     */
    public State with(String name, long value) {
        return plus(name, Long.toString(value));
    }

    /**
     * Adds a yes or no.
     *
     * @param name letters and digits, not yet in this state
     * @param value true or false
     * @return a larger state
     */
    public State with(String name, boolean value) {
        return plus(name, Boolean.toString(value));
    }

    /**
     * Adds a text.
     *
     * @param name letters and digits, not yet in this state
     * @param value any text
     * @return a larger state
     */
    public State with(String name, String value) {
        return plus(name, value);
    }

    /**
     * Adds numbers.
     *
     * @param name letters and digits, not yet in this state
     * @param value any numbers
     * @return a larger state
     */
    public State with(String name, double[] value) {
        return plus(name, value);
    }

    /**
     * Adds a table of numbers.
     *
     * @param name letters and digits, not yet in this state
     * @param value rows of one length
     * @return a larger state
     * @throws IllegalArgumentException if the rows differ in length
     */
    public State with(String name, double[][] value) {
        for (double[] row : value) {
            if (row.length != value[0].length) {
                throw new IllegalArgumentException("'" + name + "' has rows of " + value[0].length + " and "
                        + row.length + " numbers, expected one length");
            }
        }
        return plus(name, value);
    }

    /**
     * Adds numbers in single precision.
     *
     * @param name letters and digits, not yet in this state
     * @param value any numbers
     * @return a larger state
     */
    public State with(String name, float[] value) {
        return plus(name, value);
    }

    /**
     * Adds whole numbers.
     *
     * @param name letters and digits, not yet in this state
     * @param value any whole numbers
     * @return a larger state
     */
    public State with(String name, int[] value) {
        return plus(name, value);
    }

    /**
     * Adds yeses and noes.
     *
     * @param name letters and digits, not yet in this state
     * @param value any
     * @return a larger state
     */
    public State with(String name, boolean[] value) {
        return plus(name, value);
    }

    /**
     * Adds a state within this one.
     *
     * @param name letters and digits, not yet in this state
     * @param value a part, or what another fitted detector has learned
     * @return a larger state
     */
    public State with(String name, State value) {
        return plus(name, value);
    }

    /**
     * Adds a list of states.
     *
     * @param name letters and digits, not yet in this state
     * @param value any number of states
     * @return a larger state
     */
    public State with(String name, List<State> value) {
        return plus(name, List.copyOf(value));
    }

    /**
     * Adds what another fitted detector has learned, together with its hyper-parameters.
     *
     * @param name letters and digits, not yet in this state
     * @param value a fitted detector that has a state
     * @return a larger state
     */
    public State with(String name, FittedDetector value) {
        return plus(name, value.state());
    }

    /**
     * The detector that was fitted.
     *
     * @return its hyper-parameters
     * @throws IllegalArgumentException if this is a part of another state
     */
    public Detector detector() {
        return detector.orElseThrow(
                () -> new IllegalArgumentException("the state has no detector, expected one made by State.of"));
    }

    /**
     * A fitted detector with this state.
     *
     * @return it, scoring bit for bit as the one that was saved
     * @throws IllegalArgumentException if something it needs is missing
     */
    public FittedDetector fitted() {
        return detector().restore(this);
    }

    /**
     * The names of the values.
     *
     * @return in the order in which they were added
     */
    public Set<String> names() {
        return Collections.unmodifiableSet(values.keySet());
    }

    /** An array of one of the kinds above. */
    State withArray(String name, Object array) {
        return plus(name, array);
    }

    Object value(String name) {
        return values.get(name);
    }

    boolean hasDetector() {
        return detector.isPresent();
    }

    private <T> T value(String name, Class<T> kind, String expected) {
        Object value = values.get(name);
        if (!kind.isInstance(value)) {
            String found = value == null ? "is missing" : "is of another kind";
            throw new IllegalArgumentException("'" + name + "' " + found + ", expected " + expected);
        }
        return kind.cast(value);
    }

    private IllegalArgumentException unreadable(String name, String expected, RuntimeException cause) {
        return new IllegalArgumentException(
                "'" + name + "' is '" + values.get(name) + "', expected " + expected, cause);
    }

    /**
     * A number.
     *
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public double number(String name) {
        try {
            return Double.parseDouble(text(name));
        } catch (NumberFormatException e) {
            throw unreadable(name, "a number", e);
        }
    }

    /**
     * A whole number.
     *
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public long whole(String name) {
        try {
            return Long.parseLong(text(name));
        } catch (NumberFormatException e) {
            throw unreadable(name, "a whole number", e);
        }
    }

    /**
     * A whole number that is an {@code int}.
     *
     * @param name its name
     * @return the number
     * @throws IllegalArgumentException if it is missing, of another kind or too large
     */
    public int integer(String name) {
        try {
            return Math.toIntExact(whole(name));
        } catch (ArithmeticException e) {
            throw unreadable(name, "a whole number of 32 bits", e);
        }
    }

    /**
     * A yes or no.
     *
     * @param name its name
     * @return true or false
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public boolean flag(String name) {
        String text = text(name);
        if (!text.equals("true") && !text.equals("false")) {
            throw unreadable(name, "true or false", null);
        }
        return text.equals("true");
    }

    /**
     * A text.
     *
     * @param name its name
     * @return the text
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public String text(String name) {
        return value(name, String.class, "one value");
    }

    /**
     * Numbers.
     *
     * @param name their name
     * @return the numbers, shared
     * @throws IllegalArgumentException if they are missing or of another kind
     */
    public double[] numbers(String name) {
        return value(name, double[].class, "numbers");
    }

    /**
     * A table of numbers.
     *
     * @param name its name
     * @return the rows, shared
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public double[][] table(String name) {
        return value(name, double[][].class, "a table of numbers");
    }

    /**
     * Numbers in single precision.
     *
     * @param name their name
     * @return the numbers, shared
     * @throws IllegalArgumentException if they are missing or of another kind
     */
    public float[] floats(String name) {
        return value(name, float[].class, "numbers in single precision");
    }

    /**
     * Whole numbers.
     *
     * @param name their name
     * @return the numbers, shared
     * @throws IllegalArgumentException if they are missing or of another kind
     */
    public int[] integers(String name) {
        return value(name, int[].class, "whole numbers");
    }

    /**
     * Yeses and noes.
     *
     * @param name their name
     * @return the values, shared
     * @throws IllegalArgumentException if they are missing or of another kind
     */
    public boolean[] flags(String name) {
        return value(name, boolean[].class, "yeses and noes");
    }

    /**
     * A state within this one.
     *
     * @param name its name
     * @return the state
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public State state(String name) {
        return value(name, State.class, "a state");
    }

    /**
     * A list of states.
     *
     * @param name its name
     * @return the states
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    @SuppressWarnings("unchecked") // only with(String, List<State>) puts lists in
    public List<State> states(String name) {
        return value(name, List.class, "a list of states");
    }

    /**
     * A fitted detector within this state.
     *
     * @param name its name
     * @return it, scoring bit for bit as the one that was added
     * @throws IllegalArgumentException if it is missing or of another kind
     */
    public FittedDetector fitted(String name) {
        return state(name).fitted();
    }

    @Override
    public String toString() {
        return detector.map(d -> "state of " + d).orElse("part of a state") + ": " + String.join(", ", values.keySet());
    }
}
