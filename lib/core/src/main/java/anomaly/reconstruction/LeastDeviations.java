package anomaly.reconstruction;

/**
 * Lays a row on a plane so that the sum of the sizes of what is left is smallest: {@code minimize over c the sum of |z - V
 * c|} with V orthonormal, by alternating directions.
 */
final class LeastDeviations {
    private static final int ITERATIONS = 2000;
    private static final double TOLERANCE = 1e-9;
    /** The step size changes in the first iterations only. */
    private static final int ADAPTING = 100;

    private static final double TENFOLD = 10;

    private LeastDeviations() {}

    /** What is left, z - V c; basis holds the columns of V as rows. */
    static double[] left(double[] row, double[][] basis) {
        double unit = 0;
        for (double value : row) {
            unit = Math.max(unit, Math.abs(value));
        }
        if (basis.length == 0 || unit == 0) {
            return row.clone();
        }
        int exponent = Math.getExponent(unit);
        double[] z = scaled(row, -exponent);
        // Off the plane, what is left starts as by least squares.
        double[] left = offPlane(z, basis);
        double size = Math.sqrt(Pursuit.dot(left, left));
        if (size <= TOLERANCE * 1e-3) {
            return scaled(left, exponent);
        }
        double[] shrunk = left.clone();
        double[] multiplier = new double[z.length];
        double step = size / Math.sqrt(z.length);
        for (int i = 0; i < ITERATIONS; i++) {
            double change = 0;
            double gap = 0;
            // left = z - V c with c by least squares for shrunk + multiplier.
            double[] target = new double[z.length];
            for (int j = 0; j < z.length; j++) {
                target[j] = z[j] - shrunk[j] + multiplier[j];
            }
            double[] off = offPlane(target, basis);
            for (int j = 0; j < z.length; j++) {
                left[j] = z[j] - (target[j] - off[j]);
                double free = left[j] + multiplier[j];
                double value = free > step ? free - step : free < -step ? free + step : 0;
                change += (value - shrunk[j]) * (value - shrunk[j]);
                shrunk[j] = value;
                multiplier[j] = free - value;
                gap += (left[j] - value) * (left[j] - value);
            }
            if (gap <= square(TOLERANCE * size) && change <= square(TOLERANCE * size)) {
                break;
            }
            if (i < ADAPTING && gap > TENFOLD * TENFOLD * change) {
                step = rescaled(step, 0.5, multiplier);
            } else if (i < ADAPTING && change > TENFOLD * TENFOLD * gap) {
                step = rescaled(step, 2, multiplier);
            }
        }
        return scaled(left, exponent);
    }

    /** Multipliers are held divided by the penalty, of which the step is the reciprocal. */
    private static double rescaled(double step, double factor, double[] multiplier) {
        for (int j = 0; j < multiplier.length; j++) {
            multiplier[j] *= factor;
        }
        return step * factor;
    }

    private static double square(double x) {
        return x * x;
    }

    private static double[] offPlane(double[] z, double[][] basis) {
        double[] off = z.clone();
        for (double[] axis : basis) {
            Pursuit.addMultiple(-Pursuit.dot(axis, z), axis, off);
        }
        return off;
    }

    private static double[] scaled(double[] row, int exponent) {
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = Math.scalb(row[j], exponent);
        }
        return scaled;
    }
}
