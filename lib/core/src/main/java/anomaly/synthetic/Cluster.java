package anomaly.synthetic;

import java.util.List;

/**
 * A round cloud of normally distributed rows, a part of {@link Synthetic#mixture}.
 *
 * @param center where it is, one coordinate a feature, at least one
 * @param spread its standard deviation in every direction, above 0, in the units of the features
 * @param weight its share of the normal rows, relative to the weights of the other clusters, above 0
 */
public record Cluster(List<Double> center, double spread, double weight) {
    /** Checks the numbers and keeps its own copy of the center. */
    public Cluster {
        center = List.copyOf(center);
        if (center.isEmpty() || !center.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("center is " + center + ", expected at least one finite coordinate");
        }
        if (!(spread > 0 && spread < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("spread is " + spread + ", expected a finite number above 0");
        }
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("weight is " + weight + ", expected a finite number above 0");
        }
    }

    /**
     * A cluster in the plane, of weight 1.
     *
     * @param x its first coordinate
     * @param y its second coordinate
     * @param spread its standard deviation in every direction, above 0
     */
    public Cluster(double x, double y, double spread) {
        this(List.of(x, y), spread, 1);
    }
}
