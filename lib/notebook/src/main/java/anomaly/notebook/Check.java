package anomaly.notebook;

import java.util.Locale;

/** Compares what a notebook computed by hand with what the library says. */
public final class Check {
    private Check() {}

    /**
     * Asserts that two lists of numbers agree: {@code |mine - library| <= tolerance * max(1, |library|)} at every place, so
     * that the tolerance is absolute for small numbers and relative for large ones.
     *
     * @param mine computed in the notebook
     * @param library computed by the library
     * @param tolerance 0 or more; 1e-9 is usual
     * @return what was compared, the largest difference and where it is, for the cell to show
     * @throws AssertionError if they differ, naming the place where they differ most
     * @throws IllegalArgumentException if one list is longer or the tolerance is negative
     */
    public static Block close(double[] mine, double[] library, double tolerance) {
        return close(mine.length == 1 ? "both numbers" : count(mine.length), mine, library, tolerance);
    }

    /**
     * Asserts that two lists of numbers agree, as {@link #close(double[], double[], double)} does, and says what they are.
     *
     * @param what is compared, as in {@code "400 scores"}: the box says that they agree
     * @param mine computed in the notebook
     * @param library computed by the library
     * @param tolerance 0 or more
     * @return what was compared, the largest difference and where it is
     * @throws AssertionError if they differ, naming the place where they differ most
     * @throws IllegalArgumentException if one list is longer or the tolerance is negative
     */
    public static Block close(String what, double[] mine, double[] library, double tolerance) {
        if (mine.length != library.length) {
            throw new IllegalArgumentException("mine has " + mine.length + " numbers and library " + library.length
                    + ", expected as many of both");
        }
        if (!(tolerance >= 0)) {
            throw new IllegalArgumentException("tolerance is " + tolerance + ", expected 0 or more");
        }
        int worst = worst(mine, library);
        if (worst < 0) {
            throw new IllegalArgumentException("there are no numbers, expected at least one");
        }
        double difference = difference(mine[worst], library[worst]);
        if (!(difference <= tolerance)) {
            throw new AssertionError(String.format(
                    Locale.ROOT,
                    "%s differ most at [%d]: mine is %s and the library's %s, a difference of %.3g, expected at most %.3g",
                    what,
                    worst,
                    mine[worst],
                    library[worst],
                    difference,
                    tolerance));
        }
        return Claim.tick(what + " agree: " + found(mine, library, worst) + ", allowed " + brief(tolerance));
    }

    private static String found(double[] mine, double[] library, int worst) {
        double difference = difference(mine[worst], library[worst]);
        if (difference == 0) {
            return "no difference";
        }
        String where = mine.length == 1 ? "" : " at [" + worst + "]";
        return "largest difference " + brief(difference) + where + ", where mine is " + mine[worst]
                + " and the library's " + library[worst];
    }

    private static String brief(double value) {
        return String.format(Locale.ROOT, value == 0 ? "%.0f" : "%.2g", value);
    }

    private static String count(int numbers) {
        return String.format(Locale.ROOT, "%,d numbers", numbers);
    }

    /**
     * Asserts that two numbers agree, as {@link #close(double[], double[], double)} does.
     *
     * @param mine computed in the notebook
     * @param library computed by the library
     * @param tolerance 0 or more
     * @return what was compared
     * @throws AssertionError if they differ
     */
    public static Block close(double mine, double library, double tolerance) {
        return close(new double[] {mine}, new double[] {library}, tolerance);
    }

    private static int worst(double[] mine, double[] library) {
        int worst = -1;
        double most = -1;
        for (int i = 0; i < mine.length; i++) {
            double difference = difference(mine[i], library[i]);
            if (Double.isNaN(difference)) {
                return i;
            }
            if (difference > most) {
                most = difference;
                worst = i;
            }
        }
        return worst;
    }

    private static double difference(double mine, double library) {
        return mine == library ? 0 : Math.abs(mine - library) / Math.max(1, Math.abs(library));
    }
}
