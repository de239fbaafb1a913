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
     * @return what was compared and the largest difference, for the cell to show
     * @throws AssertionError if they differ, naming the place where they differ most
     * @throws IllegalArgumentException if one list is longer or the tolerance is negative
     */
    public static Block close(double[] mine, double[] library, double tolerance) {
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
                    "mine and the library differ most at [%d]: %s against %s, a difference of %.3g, expected at most %.3g",
                    worst,
                    mine[worst],
                    library[worst],
                    difference,
                    tolerance));
        }
        return Claim.tick(String.format(
                Locale.ROOT,
                "%s: largest difference %.2g%s, allowed %.2g",
                mine.length == 1 ? "both numbers agree" : String.format(Locale.ROOT, "%,d numbers agree", mine.length),
                difference,
                mine.length == 1 ? "" : " (at [" + worst + "])",
                tolerance));
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
