package anomaly.notebook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** What several knobs stand at, by name, when their function is called. A snapshot: moving a knob makes another. */
public final class Values {
    private final Map<String, Object> byName;

    Values(Map<String, Object> byName) {
        this.byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /**
     * The value of a knob made by {@link Knob#integer}.
     *
     * @param name of the knob
     * @return its value
     * @throws IllegalArgumentException if there is no such knob or it does not hold whole numbers
     */
    public int integer(String name) {
        return of(name, Integer.class);
    }

    /**
     * The value of a knob made by {@link Knob#decimal} or {@link Knob#logarithmic}.
     *
     * @param name of the knob
     * @return its value
     * @throws IllegalArgumentException if there is no such knob or it does not hold numbers with decimals
     */
    public double decimal(String name) {
        return of(name, Double.class);
    }

    /**
     * The option a knob made by {@link Knob#choice} stands at.
     *
     * @param <T> the options
     * @param name of the knob
     * @param type the class of the options
     * @return the option
     * @throws IllegalArgumentException if there is no such knob or its option is not of that class
     */
    public <T> T choice(String name, Class<T> type) {
        return of(name, type);
    }

    /**
     * Whether a knob made by {@link Knob#toggle} is on.
     *
     * @param name of the knob
     * @return true when it is on
     * @throws IllegalArgumentException if there is no such knob or it is not one that is on or off
     */
    public boolean toggle(String name) {
        return of(name, Boolean.class);
    }

    private <T> T of(String name, Class<T> type) {
        Object value = byName.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "there is no knob \"" + name + "\", expected one of " + String.join(", ", byName.keySet()));
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("the knob \"" + name + "\" holds " + value + ", a "
                    + value.getClass().getSimpleName() + ", expected a " + type.getSimpleName());
        }
        return type.cast(value);
    }

    /** By name, in the order of the knobs. */
    Map<String, Object> byName() {
        return byName;
    }

    /** One after the other, as a reader writes them: {@code neighbors = 20, share = 0.05}. */
    String words() {
        StringBuilder words = new StringBuilder();
        byName.forEach((name, value) -> words.append(words.length() == 0 ? "" : ", ")
                .append(name)
                .append(" = ")
                .append(value));
        return words.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && byName.equals(values.byName);
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }

    @Override
    public String toString() {
        return byName.toString();
    }
}
