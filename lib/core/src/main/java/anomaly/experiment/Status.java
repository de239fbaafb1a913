package anomaly.experiment;

import java.util.Arrays;

/** What became of a cell. Prints as in the results file. */
public enum Status {
    /** It ran and was measured. */
    OK("ok"),
    /** It ended with an error. */
    FAILED("failed"),
    /** It has not run. */
    NOT_RUN("not run");

    private final String text;

    Status(String text) {
        this.text = text;
    }

    static Status of(String text) {
        return Arrays.stream(values())
                .filter(status -> status.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "status is '" + text + "', expected one of " + Arrays.toString(values())));
    }

    @Override
    public String toString() {
        return text;
    }
}
