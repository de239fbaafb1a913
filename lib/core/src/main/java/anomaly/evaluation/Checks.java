package anomaly.evaluation;

import anomaly.Label;
import java.util.List;

/** What every measure asks of its arguments. */
final class Checks {
    private Checks() {}

    static void sameLength(List<Label> labels, double[] scores) {
        if (labels.size() != scores.length) {
            throw new IllegalArgumentException("got " + labels.size() + " labels but " + scores.length
                    + " scores, expected as many: score the data set that the labels come from");
        }
    }

    static void finite(double[] scores) {
        for (int i = 0; i < scores.length; i++) {
            if (!Double.isFinite(scores[i])) {
                throw new IllegalArgumentException("score " + i + " is " + scores[i]
                        + ", expected a finite number: look at that row and at the detector that scored it");
            }
        }
    }

    static void some(double[] scores) {
        if (scores.length == 0) {
            throw new IllegalArgumentException("got no scores, expected at least one to set a threshold by");
        }
        finite(scores);
    }

    static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a share from 0 to 1");
        }
    }

    static void level(double value) {
        if (!(value > 0 && value < 1)) {
            throw new IllegalArgumentException("level is " + value + ", expected more than 0 and less than 1");
        }
    }

    static void notNegative(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + ", expected a finite number of 0 or more");
        }
    }
}
