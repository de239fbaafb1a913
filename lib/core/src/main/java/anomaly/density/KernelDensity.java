package anomaly.density;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import java.util.Objects;

/**
 * A hill of the same shape on every training row; their sum is the density, and a row where it is low is anomalous. With
 * bandwidth h, kernel K and n training rows {@code x_i} of d features
 *
 * <pre>
 * p(x)  = 1 / (n c h^d) sum_i K(|x - x_i| / h),   c = integral of K(|u|) over all u
 * score = -ln p(x)
 * </pre>
 *
 * <p>In units of information (nats): 1 more is a density e times smaller. Use it where the data has a shape no formula fits
 * and few features, say up to 10. Not for many: there most rows have no other within reach of a bandwidth that still
 * tells rows apart. One bandwidth serves all features and the whole space: scale first, and where clusters differ in density
 * use {@link LocalOutlierFactor}.
 *
 * <p><b>Training rows</b> are scored by the density of the n - 1 others: with its own hill, the more lonely a row the more it
 * would vouch for itself. Equal rows do count. {@link FittedDetector#score(double[][])} takes all n, also for rows seen in
 * training, as scikit-learn does. They are computed when first asked for.
 *
 * <p><b>Rows out of reach.</b> All kernels but the gaussian and the exponential end at h, and where none reaches the
 * density is 0 (scikit-learn: a score of infinity). Such a row scores {@code ln(n c h^d) + 40 + (r / h - 1)} with r
 * the distance to the nearest training row: above all rows that have a density, and the farther the higher. Sums are taken
 * relative to the nearest row, so gaussian and exponential kernels never underflow. Scores beyond the largest double are
 * that double.
 *
 * <p><b>Accuracy.</b> With {@code relativeError} 0 a kernel below 2^-60 / n of the sum is left out, and the exponential
 * function has a relative error of about 2e-15 (2 + z) at -z, relative to the nearest row: scores are right to
 * about 1e-14. With more, boxes of rows are taken as one where their mean squared distance bounds their sum closely enough
 * (Jensen's inequality), and p(x) is off by at most that share of it, so a score by about {@code relativeError}.
 *
 * <p><b>Cost</b> O(d n log n) to fit. To score a row O(d n) at worst, in blocks of {@value
 * anomaly.neighbors.BlockTree#BLOCK}; up to {@value KernelScores#TREE} features boxes too far to matter are left out, the
 * more the smaller h. 9 d n bytes. Rows
 * are scored in parallel; one thread and many give the same bits.
 *
 * <p>E. Parzen (1962), On estimation of a probability density function and mode, doi:10.1214/aoms/1177704472. The tree: A.
 * Gray, A. Moore (2003), Nonparametric density estimation: toward computational tractability,
 * doi:10.1137/1.9781611972733.19.
 *
 * @param kernel the shape, {@link Kernel#GAUSSIAN} by default; of less influence than the bandwidth
 * @param bandwidth h: small sees every row as a cluster of its own, large blurs all into one
 * @param relativeError the largest relative error of the density, from 0 (the default: exact up to rounding) to below 1. For
 *     many rows of few features: at 0.01 about 20 times as fast for 100,000 rows of one feature, twice for two to six
 */
public record KernelDensity(Kernel kernel, Bandwidth bandwidth, double relativeError) implements Detector {
    /** The shape of the hill on a training row, as a function of u, the distance in bandwidths. */
    public enum Kernel {
        /** {@code exp(-u² / 2)}: smooth, and never 0. */
        GAUSSIAN,
        /** 1 for u below 1, else 0: counts rows in a ball. */
        TOPHAT,
        /** {@code 1 - u²} for u below 1, else 0: the least expected error for a given number of rows. */
        EPANECHNIKOV,
        /** {@code exp(-u)}: a tip and heavy tails. */
        EXPONENTIAL,
        /** {@code 1 - u} for u below 1, else 0. */
        LINEAR
    }

    /** Checks the range of {@code relativeError}. */
    public KernelDensity {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(bandwidth, "bandwidth");
        if (!(relativeError >= 0 && relativeError < 1)) {
            throw new IllegalArgumentException("relativeError is " + relativeError + ", expected 0 to below 1");
        }
    }

    /**
     * Exact, with a kernel.
     *
     * @param kernel the shape
     * @param bandwidth h
     */
    public KernelDensity(Kernel kernel, Bandwidth bandwidth) {
        this(kernel, bandwidth, 0);
    }

    /**
     * Exact, with gaussian kernels.
     *
     * @param bandwidth h
     */
    public KernelDensity(Bandwidth bandwidth) {
        this(Kernel.GAUSSIAN, bandwidth);
    }

    /**
     * Exact, with gaussian kernels.
     *
     * @param bandwidth h, in the units of the features
     */
    public KernelDensity(double bandwidth) {
        this(Bandwidth.of(bandwidth));
    }

    /**
     * Keeps the rows, and chooses the bandwidth if that is left to a rule.
     *
     * @param train at least 2 rows, so that each has another
     * @return the density
     * @throws IllegalArgumentException if there are fewer rows, or fewer than folds
     */
    @Override
    public FittedKernelDensity fit(Dataset train) {
        if (train.size() < 2) {
            throw new IllegalArgumentException(
                    "got " + train.size() + " rows, expected at least 2: a row is scored by the others");
        }
        double[][] rows = train.rows();
        return new FittedKernelDensity(this, rows, new BandwidthChoice(this, rows).of(bandwidth));
    }

    @Override
    public FittedKernelDensity fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public FittedKernelDensity restore(State state) {
        return new FittedKernelDensity(this, state.table("rows"), state.number("bandwidth"));
    }
}
