package anomaly.evaluation;

/** The filter of Savitzky and Golay of order one: each value becomes the height of a line fitted to a window around it. */
final class LocalLine {
    private LocalLine() {}

    /**
     * The highest filtered value. A window in the middle of which the value stands gives its mean; the first and the last
     * half window lie on the line fitted to the first and the last window.
     *
     * @param window odd, 1 to the number of values
     */
    static double highest(double[] values, int window) {
        int half = window / 2;
        double highest =
                Math.max(edge(values, 0, window, 0, half), edge(values, values.length - window, window, half, 0));
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[i];
            if (i >= window) {
                sum -= values[i - window];
            }
            if (i >= window - 1) {
                highest = Math.max(highest, sum / window);
            }
        }
        return highest;
    }

    /** The higher end of the piece of a fitted line that reaches so far before and after the middle of its window. */
    private static double edge(double[] values, int from, int window, int after, int before) {
        int half = window / 2;
        double sum = 0;
        double moment = 0;
        double squares = 0;
        for (int i = 0; i < window; i++) {
            double place = i - half;
            sum += values[from + i];
            moment += place * values[from + i];
            squares += place * place;
        }
        double slope = squares == 0 ? 0 : moment / squares;
        double mean = sum / window;
        return Math.max(mean - slope * (half - after), mean + slope * (half - before));
    }
}
