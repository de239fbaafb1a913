package anomaly.density;

import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;

/** A {@link KernelDensity} of training rows, with the bandwidth that was chosen. */
public final class FittedKernelDensity implements FittedDetector {
    private final KernelDensity detector;
    private final double[][] rows;
    private final double bandwidth;
    private final KernelScores scores;
    /** Computed when first asked for; twice, with the same bits, if two threads ask at once. */
    private volatile double[] trainingScores = {};

    FittedKernelDensity(KernelDensity detector, double[][] rows, double bandwidth) {
        this.detector = detector;
        this.rows = rows;
        this.bandwidth = bandwidth;
        scores = new KernelScores(rows, detector.kernel(), detector.relativeError());
    }

    /**
     * The bandwidth: the number given, or what the rule or cross-validation made of the training rows.
     *
     * @return h, in the units of the features
     */
    public double bandwidth() {
        return bandwidth;
    }

    /**
     * The negative logarithm of the density of all training rows, one of which may be the row itself.
     *
     * @param scored rows as wide as the training rows
     * @return one score a row
     */
    @Override
    public double[] score(double[][] scored) {
        Rows.check(scored, rows[0].length);
        return scores.of(scored, bandwidth);
    }

    /**
     * The negative logarithm of the density of the other training rows.
     *
     * @return one score a training row
     */
    @Override
    public double[] trainingScores() {
        if (trainingScores.length == 0) {
            trainingScores = scores.ofOthers(bandwidth);
        }
        return trainingScores.clone();
    }

    @Override
    public State state() {
        return State.of(detector).with("rows", rows).with("bandwidth", bandwidth);
    }

    @Override
    public String toString() {
        return detector + " of " + rows.length + " rows, bandwidth " + bandwidth;
    }
}
