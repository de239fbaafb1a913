package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.Split;

/**
 * Which rows a detector is fitted on and which rows it is measured on. Figures of different protocols must not be compared;
 * so the protocol stands in every row of the results.
 *
 * @param trainShare the share of rows to fit on, above 0; below 1 the rest is measured, at 1 the training scores are
 * @param normalOnly whether to fit on the rows known to be normal only (semi-supervised)
 */
public record Protocol(double trainShare, boolean normalOnly) {
    /** Checks the share. */
    public Protocol {
        if (!(trainShare > 0 && trainShare <= 1)) {
            throw new IllegalArgumentException("trainShare is " + trainShare + ", expected more than 0 and at most 1");
        }
        if (normalOnly && trainShare == 1) {
            throw new IllegalArgumentException("normalOnly needs a trainShare below 1, found 1.0: "
                    + "anomalies that are not fitted on have no training scores");
        }
    }

    /**
     * Fit on all rows, anomalies included and labels ignored, and measure the training scores: the custom of the outlier
     * literature.
     *
     * @return the protocol
     */
    public static Protocol transductive() {
        return new Protocol(1, false);
    }

    /**
     * Fit on a stratified share of the rows, drawn by the seed of the cell, and measure the others.
     *
     * @param trainShare between 0 and 1 (exclusive)
     * @return the protocol
     */
    public static Protocol heldOut(double trainShare) {
        return new Protocol(trainShare, false);
    }

    /**
     * As {@link #heldOut}, fitting on the normal rows of that share only.
     *
     * @param trainShare between 0 and 1 (exclusive)
     * @return the protocol
     */
    public static Protocol heldOutNormal(double trainShare) {
        return new Protocol(trainShare, true);
    }

    boolean usesSeed() {
        return trainShare < 1;
    }

    /** What to fit on and what to measure; the same data set twice when training scores are measured. */
    Split parts(Dataset data, long seed) {
        if (!usesSeed()) {
            return new Split(data, data);
        }
        Split split = data.split(trainShare, seed);
        return normalOnly ? new Split(split.train().only(Label.NORMAL), split.test()) : split;
    }

    @Override
    public String toString() {
        return usesSeed() ? "held out " + trainShare + (normalOnly ? " normal" : "") : "transductive";
    }
}
