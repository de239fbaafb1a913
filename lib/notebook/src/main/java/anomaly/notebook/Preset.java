package anomaly.notebook;

import java.util.Arrays;
import java.util.Locale;

/** How much work a notebook does: the same code for tests, for a first reading and for the figures its text quotes. */
public enum Preset {
    /** For tests: under 8 seconds a notebook. */
    SMOKE,
    /** The default when a notebook is opened: under a minute. */
    QUICK,
    /** The figures that the text quotes: at most 15 minutes. */
    FULL;

    /** The environment variable that chooses. */
    static final String VARIABLE = "ANOMALY_PRESET";

    /** Wins over the environment, so that one JVM can try several. */
    static final String PROPERTY = "anomaly.preset";

    /**
     * The preset of this session: the system property {@code anomaly.preset}, or else the environment variable {@code
     * ANOMALY_PRESET}, or else {@link #QUICK}.
     *
     * @return the preset
     * @throws IllegalArgumentException if it is set to another word
     */
    public static Preset current() {
        String word = System.getProperty(PROPERTY, System.getenv(VARIABLE));
        return word == null || word.isBlank() ? QUICK : parse(word);
    }

    static Preset parse(String word) {
        return Arrays.stream(values())
                .filter(p -> p.name().equals(word.strip().toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(VARIABLE + " is \"" + word + "\", expected smoke, quick or full"));
    }

    /**
     * Chooses a number by the preset of this session.
     *
     * @param smoke for tests
     * @param quick for a first reading
     * @param full for the figures the text quotes
     * @return one of the three
     */
    public static int pick(int smoke, int quick, int full) {
        return pick(Integer.valueOf(smoke), Integer.valueOf(quick), Integer.valueOf(full));
    }

    /**
     * Chooses a number by the preset of this session.
     *
     * @param smoke for tests
     * @param quick for a first reading
     * @param full for the figures the text quotes
     * @return one of the three
     */
    public static double pick(double smoke, double quick, double full) {
        return pick(Double.valueOf(smoke), Double.valueOf(quick), Double.valueOf(full));
    }

    /**
     * Chooses anything by the preset of this session.
     *
     * @param <T> what is chosen
     * @param smoke for tests
     * @param quick for a first reading
     * @param full for the figures the text quotes
     * @return one of the three
     */
    public static <T> T pick(T smoke, T quick, T full) {
        return switch (current()) {
            case SMOKE -> smoke;
            case QUICK -> quick;
            case FULL -> full;
        };
    }
}
