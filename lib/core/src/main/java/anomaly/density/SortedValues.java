package anomaly.density;

/**
 * How many of some numbers are below another? Sorted, with a table of where to look first: numbers that are spread evenly
 * are found at once, any at worst by halving.
 */
final class SortedValues {
    private final double[] values;
    private final double low;
    private final double scale;
    /** {@code starts[b]}: how many values lie in cells before b. */
    private final int[] starts;

    /** At least one value, ascending. Shared, not copied. */
    SortedValues(double[] values) {
        this.values = values;
        low = values[0];
        double range = values[values.length - 1] / 2 - low / 2;
        int cells = values.length;
        // All in one cell if they are equal, or so close or far apart that the scale is no number.
        double perUnit = cells / range / 2;
        scale = perUnit < Double.MAX_VALUE ? perUnit : 0;
        starts = new int[cells + 2];
        for (double value : values) {
            starts[cell(value) + 1]++;
        }
        for (int b = 1; b < starts.length; b++) {
            starts[b] += starts[b - 1];
        }
    }

    /** Grows with the value, so that those in cells before lie below; from 0 to the number of values. */
    private int cell(double value) {
        // Not a number only for a scale of 0 and an infinite distance; the cast makes 0 of it.
        double place = (value - low) * scale;
        return (int) Math.max(0, Math.min(values.length, place));
    }

    double[] values() {
        return values;
    }

    int size() {
        return values.length;
    }

    /** How many are smaller. */
    int below(double value) {
        int cell = cell(value);
        int from = starts[cell];
        int to = starts[cell + 1];
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (values[middle] < value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** How many are smaller or equal, given how many are smaller: looks 1, 2, 4 ... further, then halves. */
    int atMost(double value, int below) {
        int from = below;
        int step = 1;
        while (from + step <= values.length && values[from + step - 1] == value) {
            from += step;
            step *= 2;
        }
        for (; step > 0; step /= 2) {
            if (from + step <= values.length && values[from + step - 1] == value) {
                from += step;
            }
        }
        return from;
    }
}
