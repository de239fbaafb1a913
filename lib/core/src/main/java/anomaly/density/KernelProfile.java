package anomaly.density;

import anomaly.density.KernelDensity.Kernel;
import anomaly.neighbors.BlockTree;

/**
 * A kernel at a bandwidth h, as a function of the reach of a row: for the gaussian kernel (r / h)² / 2 of its distance r,
 * else (r / h)² or r / h. The kernel is {@code exp(-reach)}; or 1, or 1 - reach, where the reach is below 1.
 */
final class KernelProfile {
    /** Numbers in a batch, a multiple of the rows of a leaf. */
    static final int BATCH = 4 * BlockTree.BLOCK;

    private enum Form {
        EXPONENTIAL,
        BOX,
        RAMP
    }

    private final Form form;
    private final boolean squared;
    private final double scale;

    KernelProfile(Kernel kernel, double bandwidth) {
        form = switch (kernel) {
            case GAUSSIAN, EXPONENTIAL -> Form.EXPONENTIAL;
            case TOPHAT -> Form.BOX;
            case EPANECHNIKOV, LINEAR -> Form.RAMP;
        };
        squared = kernel != Kernel.EXPONENTIAL && kernel != Kernel.LINEAR;
        double inverse = 1 / bandwidth;
        scale = squared ? inverse * inverse * (kernel == Kernel.GAUSSIAN ? 0.5 : 1) : inverse;
    }

    /** Whether the kernel is above 0 everywhere. */
    boolean endless() {
        return form == Form.EXPONENTIAL;
    }

    /** The reach of a row at a squared distance. */
    double reach(double square) {
        return (squared ? square : Math.sqrt(square)) * scale;
    }

    /** The distance in bandwidths of a row at a reach; not for the gaussian kernel. */
    double distance(double reach) {
        return squared ? Math.sqrt(reach) : reach;
    }

    /** Adds the kernels of a batch of squared distances, relative to that at {@code least} if they are endless. */
    void add(double[] squares, double least, double[] sums) {
        if (!squared) {
            for (int i = 0; i < BATCH; i++) {
                squares[i] = Math.sqrt(squares[i]);
            }
        }
        switch (form) {
            case EXPONENTIAL -> Exponentials.add(squares, scale, least, sums);
            case BOX -> {
                for (int i = 0; i < BATCH; i++) {
                    sums[i] += squares[i] * scale < 1 ? 1 : 0;
                }
            }
            case RAMP -> {
                for (int i = 0; i < BATCH; i++) {
                    sums[i] += Math.max(0, 1 - squares[i] * scale);
                }
            }
        }
    }

    /** The kernel at a squared distance, relative to that at the reach {@code least} if it is endless. */
    double at(double square, double least) {
        double reach = reach(square);
        return switch (form) {
            case EXPONENTIAL -> Math.exp(least - reach);
            case BOX -> reach < 1 ? 1 : 0;
            case RAMP -> Math.max(0, 1 - reach);
        };
    }

    /** Whether a tophat kernel ends between two squared distances. */
    boolean ends(double low, double high) {
        return form == Form.BOX && reach(low) < 1 && reach(high) >= 1;
    }

    /** Whether the kernel is a straight line in the squared distance, up to one. */
    boolean straight(double square) {
        return squared && !endless() && reach(square) < 1;
    }

    /** Whether boxes may be taken as one: without any error where the kernel is straight. */
    boolean mayTake(double error) {
        return error > 0 || (squared && !endless());
    }

    /** The logarithm of the integral of a kernel of bandwidth 1 over all of space. */
    static double logVolume(Kernel kernel, int width) {
        return switch (kernel) {
            case GAUSSIAN -> width * Math.log(2 * Math.PI) / 2;
            case TOPHAT -> logBall(width);
            case EPANECHNIKOV -> logBall(width) + Math.log(2.0 / (width + 2));
            case EXPONENTIAL -> logBall(width) + logFactorial(width);
            case LINEAR -> logBall(width) - Math.log(width + 1.0);
        };
    }

    /** The volume of the unit ball: V(d) = V(d - 2) 2 pi / d from V(0) = 1 and V(1) = 2. */
    private static double logBall(int width) {
        double sum = width % 2 == 0 ? 0 : Math.log(2);
        for (int d = 2 + width % 2; d <= width; d += 2) {
            sum += Math.log(2 * Math.PI / d);
        }
        return sum;
    }

    private static double logFactorial(int number) {
        double sum = 0;
        for (int i = 2; i <= number; i++) {
            sum += Math.log(i);
        }
        return sum;
    }
}
