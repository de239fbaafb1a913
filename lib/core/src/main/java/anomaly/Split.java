package anomaly;

import java.util.Objects;

/**
 * Two disjoint parts of one data set, made by {@link Dataset#split}.
 *
 * @param train the rows to fit on
 * @param test the rows to measure on, none of which is in {@code train}
 */
public record Split(Dataset train, Dataset test) {
    /** Checks that both parts are there. */
    public Split {
        Objects.requireNonNull(train, "train");
        Objects.requireNonNull(test, "test");
    }
}
