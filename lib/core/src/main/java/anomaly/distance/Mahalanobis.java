package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.linear.Ellipsoid;
import anomaly.linear.Products;
import java.util.stream.IntStream;

/**
 * The distance from the center of an ellipse around the training rows, in the spread and slant of the cloud. With mean m and
 * covariance S the score is the squared Mahalanobis distance
 *
 * <pre>
 * (x - m)' S^-1 (x - m)
 * </pre>
 *
 * <p>It has no unit, and no unit of a feature matters. For normal rows it follows about the chi-squared distribution with d
 * degrees of freedom, whose mean is d. Use it where the normal rows are one ellipse; it knows no clusters.
 *
 * <p><b>Classical</b> ({@code support} 1): mean and covariance (divisor n) of all rows. Anomalies among them stretch the
 * ellipse towards themselves and may hide in it: they mask each other.
 *
 * <p><b>Robust</b> ({@code support} below 1), the minimum covariance determinant: of all sets of {@code h = floor(support
 * n)} rows (at least {@code floor((n + d + 1) / 2)}), that whose covariance has the smallest determinant. Up to n - h
 * anomalies change little. Found by FastMCD: 500 random starts of d + 1 rows, two steps each, the best ten followed to the
 * end; from 600 rows on in up to five parts of 300, then in their union, then in all. The covariance is made that of normal
 * rows by the factors of Croux and Haesbroeck and, for few rows, of Pison, Van Aelst and Willems. Then the rows nearer than
 * the 97.5 % quantile of the chi-squared distribution give the final mean and covariance, with the like factors.
 *
 * <p>Where the covariance is singular (a constant feature, one that others add up to, h rows on a plane), {@link Ellipsoid}
 * says what is done: rows on the plane score as within it, others high but finite. Training rows score as any row.
 *
 * <p>Cost: classical O(n d² + d³); robust a few hundred times 300 d² + d³ and some dozen passes over all rows at n d²; O(d²)
 * a row to score.
 *
 * <p><b>Deviations from the papers.</b> Covariances have divisor n. Where n d is above 100,000 the best ten take two steps
 * in all rows and the best of them goes on to the end (the paper follows fewer steps the more rows there are); where starts
 * of d + 1 rows are singular they grow by a quarter (the paper: row by row). The search is as good as its starts: another
 * seed may find another set, seldom on clear data. A start is free of anomalies with probability (1 - share of anomalies) to
 * the power d + 1: one of 500 almost surely for 20 % in 10 features, hardly ever for 20 % in 40.
 *
 * <p>P. J. Rousseeuw, K. Van Driessen (1999), A fast algorithm for the minimum covariance determinant estimator,
 * doi:10.1080/00401706.1999.10485670; C. Croux, G. Haesbroeck (1999), Influence function and efficiency of the minimum
 * covariance determinant scatter matrix estimator, doi:10.1006/jmva.1999.1839; G. Pison, S. Van Aelst, G. Willems (2002),
 * Small sample corrections for LTS and MCD, doi:10.1007/s001840200191.
 *
 * @param support the share of the rows that the ellipse must fit, 0.5 (withstands most) to 1 (classical); 0.75 is a common
 *     compromise
 * @param seed of the random starts; of no influence where the support is 1
 */
public record Mahalanobis(double support, long seed) implements Detector {
    /** Rows nearer than this quantile give the final ellipse. */
    private static final double NORMAL = 0.975;
    /** The covariances of so many features take 0.8 GB. */
    private static final int MOST_FEATURES = 10_000;

    /** Checks the range of {@code support}. */
    public Mahalanobis {
        if (!(support >= 0.5 && support <= 1)) {
            throw new IllegalArgumentException("support is " + support + ", expected 0.5 to 1");
        }
    }

    /**
     * The classical distance: mean and covariance of all rows.
     *
     * @return support 1
     */
    public static Mahalanobis classical() {
        return new Mahalanobis(1, 0);
    }

    /**
     * The robust distance: mean and covariance of the three quarters of the rows that fit best.
     *
     * @param seed of the random starts
     * @return support 0.75
     */
    public static Mahalanobis robust(long seed) {
        return new Mahalanobis(0.75, seed);
    }

    /**
     * Learns mean and covariance.
     *
     * @param train at least one row
     * @return the fitted ellipse
     * @throws IllegalArgumentException if there are no rows, more than 10,000 features or values so large that their squares
     *     are no numbers
     */
    @Override
    public Model fit(Dataset train) {
        if (train.width() > MOST_FEATURES) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.width()
                    + " features, expected at most " + MOST_FEATURES
                    + ", since every pair of them has a covariance: project it on principal components first");
        }
        double[] mean = Products.means(train);
        double[][] covariance = Products.gram(train, mean);
        double[] units = new double[mean.length];
        for (int j = 0; j < units.length; j++) {
            for (int k = 0; k < units.length; k++) {
                covariance[j][k] /= train.size();
            }
            double variance = covariance[j][j];
            if (!Double.isFinite(variance)) {
                throw new IllegalArgumentException(
                        "feature '" + train.features().get(j)
                                + "' has values so large that their squares are no numbers, expected at most about 1e150:"
                                + " scale first");
            }
            units[j] = variance > 0 ? Math.sqrt(variance) : Math.max(1, Math.abs(mean[j]));
        }
        Ellipsoid ellipsoid = support == 1 ? Ellipsoid.of(mean, covariance, units) : robust(train.rows(), units);
        return new Model(this, ellipsoid, train.mapBlocks(ellipsoid::squaredDistances));
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public Model restore(State state) {
        return new Model(this, Ellipsoid.restore(state.state("ellipsoid")), state.numbers("trainingScores"));
    }

    private int kept(int rows, int features) {
        int fewest = (rows + features + 1) / 2;
        return Math.max(1, Math.min(rows, Math.max(fewest, (int) (support * rows))));
    }

    private Ellipsoid robust(double[][] rows, double[] units) {
        int width = units.length;
        int kept = kept(rows.length, width);
        Ellipsoid raw = new FastMcd(rows, kept, units, seed).best();
        double share = (double) kept / rows.length;
        double factor = CovarianceCorrection.consistency(share, width)
                * CovarianceCorrection.smallSample(share, rows.length, width, false);
        double bound = factor * ChiSquared.quantile(NORMAL, width);
        double[] distances = raw.squaredDistances(rows);
        double[][] normal = IntStream.range(0, rows.length)
                .filter(i -> distances[i] <= bound)
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
        // A bound below the distances of the very rows kept would be an artefact of few rows.
        double[][] chosen = normal.length < kept ? FastMcd.nearest(raw, rows, kept) : normal;
        double[] mean = Products.means(chosen);
        double again = CovarianceCorrection.consistency(NORMAL, width)
                * CovarianceCorrection.smallSample(share, rows.length, width, true);
        return Ellipsoid.of(mean, FastMcd.covariance(chosen, mean, again), units);
    }

    /** A fitted ellipse: the score, and where its center is. */
    public static final class Model implements FittedDetector {
        private final Mahalanobis detector;
        private final Ellipsoid ellipsoid;
        private final double[] trainingScores;

        private Model(Mahalanobis detector, Ellipsoid ellipsoid, double[] trainingScores) {
            this.detector = detector;
            this.ellipsoid = ellipsoid;
            this.trainingScores = trainingScores;
        }

        @Override
        public double[] score(double[][] rows) {
            return ellipsoid.squaredDistances(rows);
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector).with("ellipsoid", ellipsoid.state()).with("trainingScores", trainingScores);
        }

        /**
         * The center and the shape.
         *
         * @return mean and factored covariance
         */
        public Ellipsoid ellipsoid() {
            return ellipsoid;
        }
    }
}
