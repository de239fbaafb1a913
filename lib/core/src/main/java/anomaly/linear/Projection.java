package anomaly.linear;

import anomaly.Detector;
import anomaly.IterativeDetector;
import anomaly.LabelAware;
import java.util.Objects;

/**
 * Rows become their coordinates along the principal components of the training rows: fewer features that are not correlated.
 * {@link #before} puts this in front of a detector, which then learns it from its training rows only: nothing leaks from the
 * rows it is tested on.
 *
 * <pre>{@code
 * Projection.share(0.95).before(new LocalOutlierFactor(20))
 * Projection.share(0.95).whitened().before(new KNearestNeighbors(5))
 * }</pre>
 *
 * <p>Coordinates keep their variances, so distances stay almost as they were; whitened, each is divided by its standard
 * deviation in training, so that all directions count alike, those that hold little but noise as well. What lies off the plane
 * of the components is lost to the detector: {@code PrincipalComponents} scores just that. Scale first where units differ:
 * {@code Scaling.Z_SCORE.before(Projection.share(0.95).before(...))}.
 *
 * <p>If all training rows are equal, there are no components; then a row becomes one number, its distance from them.
 *
 * @param components how many to keep, by number or by share of the variance
 * @param whiten whether to divide each coordinate by its standard deviation
 */
public record Projection(Components components, boolean whiten) {
    /** Checks that nothing is missing. */
    public Projection {
        Objects.requireNonNull(components, "components");
    }

    /**
     * A projection on a number of components.
     *
     * @param number at least 1; more than there are means all
     * @return a projection that does not whiten
     */
    public static Projection number(int number) {
        return new Projection(Components.number(number), false);
    }

    /**
     * A projection on the fewest components that explain a share of the variance.
     *
     * @param share more than 0, at most 1; often 0.95
     * @return a projection that does not whiten
     */
    public static Projection share(double share) {
        return new Projection(Components.share(share), false);
    }

    /**
     * The same projection, whitened.
     *
     * @return a projection that divides each coordinate by its standard deviation
     */
    public Projection whitened() {
        return new Projection(components, true);
    }

    /**
     * A detector that learns this projection from its training rows, projects them, and projects every row it is asked to
     * score. What it wraps stays what it is: a {@link LabelAware} detector stays one, and so does an {@link
     * IterativeDetector}.
     *
     * @param detector what to fit on projected rows
     * @return a value that prints as {@code Projection[...] before KNearestNeighbors[neighbors=5]}
     */
    public Detector before(Detector detector) {
        Objects.requireNonNull(detector, "detector");
        if (detector instanceof IterativeDetector iterative) {
            return before(iterative);
        }
        return detector instanceof LabelAware
                ? new Projected.Aware(this, detector)
                : new Projected.Plain(this, detector);
    }

    /**
     * The same for a detector that learns epoch by epoch.
     *
     * @param detector what to fit on projected rows
     * @return an iterative detector
     */
    public IterativeDetector before(IterativeDetector detector) {
        Objects.requireNonNull(detector, "detector");
        return detector instanceof LabelAware
                ? new Projected.IterativeAware(this, detector)
                : new Projected.Iterative(this, detector);
    }
}
