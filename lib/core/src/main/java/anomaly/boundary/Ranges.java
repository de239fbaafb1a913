package anomaly.boundary;

import anomaly.Dataset;

/** What the detectors of this package ask of their parameters and rows. */
final class Ranges {
    private Ranges() {}

    static void nu(double nu) {
        if (!(nu > 0 && nu <= 1)) {
            throw new IllegalArgumentException("nu is " + nu + ", expected more than 0 and at most 1");
        }
    }

    static void tolerance(double tolerance) {
        if (!(tolerance > 0 && tolerance < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + ", expected a finite number above 0");
        }
    }

    static void atLeast1(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + ", expected at least 1");
        }
    }

    static double[][] trainingRows(Dataset train) {
        if (train.size() == 0 || train.width() == 0) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows of "
                    + train.width() + " features, expected at least one row and one feature");
        }
        double[][] rows = train.rows();
        SupportVectors.check(rows, train.width());
        return rows;
    }

    /** Only kernels that grow without bound come near infinity, for rows beyond all others. */
    static double finite(double score) {
        return Double.isNaN(score) ? Double.MAX_VALUE : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, score));
    }
}
