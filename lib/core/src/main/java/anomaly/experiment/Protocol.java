package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.Split;

/**
 * Which rows a detector is fitted on and which rows it is measured on. Figures of different protocols must not be compared;
 * so the protocol stands in every row of the results.
 */
public sealed interface Protocol {
    /** Fit on all rows and measure their training scores; see {@link Protocol#transductive()}. */
    record Transductive() implements Protocol {
        @Override
        public String toString() {
            return "transductive";
        }
    }

    /**
     * Fit on a share drawn at random and measure the rest; see {@link Protocol#heldOut}.
     *
     * @param trainShare the share of rows to fit on, between 0 and 1 (exclusive)
     * @param normalOnly whether to fit on the rows known to be normal only (semi-supervised)
     */
    record HeldOut(double trainShare, boolean normalOnly) implements Protocol {
        /** Checks the share. */
        public HeldOut {
            if (!(trainShare > 0 && trainShare < 1)) {
                throw new IllegalArgumentException("trainShare is " + trainShare
                        + ", expected more than 0 and less than 1: some rows must be left to measure");
            }
        }

        @Override
        public String toString() {
            return "held out " + trainShare + (normalOnly ? " normal" : "");
        }
    }

    /** The data comes in two parts, which stay as they are; see {@link Experiment#onSplit}. */
    record Given() implements Protocol {
        @Override
        public String toString() {
            return "given split";
        }
    }

    /**
     * Fit on all rows, anomalies included and labels ignored, and measure the training scores: the custom of the outlier
     * literature.
     *
     * @return the protocol
     */
    static Protocol transductive() {
        return new Transductive();
    }

    /**
     * Fit on a stratified share of the rows, drawn by the seed of the cell, and measure the others.
     *
     * @param trainShare between 0 and 1 (exclusive)
     * @return the protocol
     */
    static Protocol heldOut(double trainShare) {
        return new HeldOut(trainShare, false);
    }

    /**
     * As {@link #heldOut}, fitting on the normal rows of that share only.
     *
     * @param trainShare between 0 and 1 (exclusive)
     * @return the protocol
     */
    static Protocol heldOutNormal(double trainShare) {
        return new HeldOut(trainShare, true);
    }

    /** What to fit on and what to measure; the same data set twice when training scores are measured. */
    default Split parts(Split source, long seed) {
        if (!(this instanceof HeldOut heldOut)) {
            return source;
        }
        Dataset data = source.train();
        Split split = data.split(heldOut.trainShare, seed);
        return heldOut.normalOnly ? new Split(split.train().only(Label.NORMAL), split.test()) : split;
    }
}
