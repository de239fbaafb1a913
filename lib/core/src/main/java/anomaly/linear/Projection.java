package anomaly.linear;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.State;
import anomaly.scaling.FittedPreparation;
import anomaly.scaling.Preparation;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

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
public record Projection(Components components, boolean whiten) implements Preparation {
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
     * Finds the components.
     *
     * @param train at least one row
     * @return the projection, ready for these and other rows
     * @throws IllegalArgumentException if {@link PrincipalAxes} cannot be found for such rows
     */
    @Override
    public FittedPreparation fit(Dataset train) {
        return new Ready(this, PrincipalAxes.of(train, components));
    }

    @Override
    public FittedPreparation restore(State state) {
        return new Ready(this, PrincipalAxes.restore(state.state("axes")));
    }

    /** The projection with its components. */
    private record Ready(Projection projection, PrincipalAxes axes) implements FittedPreparation {
        @Override
        public double[][] apply(double[][] rows) {
            if (axes.count() == 0) {
                return Arrays.stream(axes.measure(rows, (y, rest) -> finite(Math.sqrt(rest))))
                        .mapToObj(distance -> new double[] {distance})
                        .toArray(double[][]::new);
            }
            double[][] projected = axes.project(rows);
            double[] variances = axes.variances();
            for (double[] row : projected) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = finite(projection.whiten ? row[k] / Math.sqrt(variances[k]) : row[k]);
                }
            }
            return projected;
        }

        /** Rows of absurd size stay as far away as numbers go. */
        private static double finite(double value) {
            return Double.isNaN(value)
                    ? Double.MAX_VALUE
                    : Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, value));
        }

        @Override
        public Dataset apply(Dataset data) {
            if (data.width() != axes.width()) {
                throw new IllegalArgumentException("data set '" + data.name() + "' has " + data.width()
                        + " features, expected " + axes.width() + ", those of the training rows");
            }
            int width = Math.max(1, axes.count());
            int[] ids = IntStream.range(0, data.size()).map(data::id).toArray();
            // Addressed by id, so that ids survive; what is not in this view is left empty.
            double[][] rows = new double[1 + Arrays.stream(ids).max().orElse(-1)][];
            Arrays.fill(rows, new double[width]);
            Label[] labels = new Label[rows.length];
            Arrays.fill(labels, Label.UNKNOWN);
            int[] next = {0};
            data.mapBlocks(block -> {
                for (double[] row : apply(block)) {
                    rows[ids[next[0]]] = row;
                    labels[ids[next[0]]] = data.labels().get(next[0]);
                    next[0]++;
                }
                return new double[block.length];
            });
            return Dataset.of(data.name(), Dataset.numbered("component", width), rows, List.of(labels))
                    .pick(ids);
        }

        @Override
        public State state() {
            return State.part().with("axes", axes.state());
        }
    }
}
