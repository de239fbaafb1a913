package anomaly.isolation;

import anomaly.Dataset;

/** The checks these detectors share. */
final class Checks {
    private Checks() {}

    static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least " + least);
        }
    }

    static void rows(Dataset train, int least) {
        if (train.size() < least || train.width() == 0) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows of "
                    + train.width() + " features, expected at least " + least + " rows and one feature");
        }
    }
}
