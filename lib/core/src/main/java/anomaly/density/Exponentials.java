package anomaly.density;

/**
 * The exponential function on a batch of numbers by additions and multiplications alone, which the compiler turns into
 * vector instructions: {@code e^-x = (e^(-x / 128))^128}, where the inner one is 1 less a polynomial. While the power is near
 * 1 its difference from 1 is squared instead, which keeps its digits: {@code (1 + q)² - 1 = q (q + 2)}.
 *
 * <p>Relative error below 2e-15 (2 + x); what is beyond {@value #FARTHEST} counts as that, 1.6e-28.
 */
final class Exponentials {
    private static final double FARTHEST = 64;

    // (1 - e^-t) / t for t from 0 to 1/2, interpolated at Chebyshev nodes: off by 8e-17.
    private static final double C0 = 1.0;
    private static final double C1 = -0.49999999999998485;
    private static final double C2 = 0.16666666666566382;
    private static final double C3 = -0.041666666640941714;
    private static final double C4 = 0.008333332997835102;
    private static final double C5 = -0.0013888863717021528;
    private static final double C6 = 0.0001984011727676172;
    private static final double C7 = -2.4768788096264572e-05;
    private static final double C8 = 2.6988592921217972e-06;
    private static final double C9 = -2.1985703840083692e-07;

    private Exponentials() {}

    /** Adds {@code exp(least - scale x)} to the sums, number by number; no {@code scale x} may be below {@code least}. */
    static void add(double[] x, double scale, double least, double[] sums) {
        double slope = scale / 128;
        double start = least / 128;
        for (int i = 0; i < KernelProfile.BATCH; i++) {
            double t = Math.min(x[i] * slope - start, FARTHEST / 128);
            double q =
                    ((((((((C9 * t + C8) * t + C7) * t + C6) * t + C5) * t + C4) * t + C3) * t + C2) * t + C1) * t + C0;
            q *= -t;
            q *= q + 2;
            q *= q + 2;
            q *= q + 2;
            double power = 1 + q;
            power *= power;
            power *= power;
            power *= power;
            power *= power;
            sums[i] += power;
        }
    }
}
