package anomaly;

/**
 * Marks a {@link Detector} that reads the labels of its training rows: semi-supervised methods and active learning.
 * Every other detector must give the same scores whatever the labels are, and the contract suite permutes them to see.
 */
public interface LabelAware {}
