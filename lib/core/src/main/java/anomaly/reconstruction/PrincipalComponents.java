package anomaly.reconstruction;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.linear.Components;
import anomaly.linear.PrincipalAxes;
import java.util.Objects;

/**
 * Principal components: the few directions in which the training rows vary most make a plane; rows off the plane, or far out
 * on it, are odd. With mean m, directions v_i, variances lambda_i (divisor n - 1) and coordinates {@code y_i = (x - m)' v_i},
 * of which the first k are kept, {@link Score} says which of these is the score:
 *
 * <pre>
 * RECONSTRUCTION   |x - m|² - sum of y_i², i up to k       squared distance to the plane
 * DISTANCE         its root
 * LEADING          sum of y_i² / lambda_i, i up to k       far out on the plane
 * TRAILING         sum of y_i² / lambda_i, i beyond k      off the plane, in units of how rare that is
 * WHITENED         sum of y_i² / lambda_i, all i           both: the squared Mahalanobis distance
 * LIKELIHOOD       - ln density of probabilistic principal components
 * WEIGHTED         sum of |x - m - v_i| / share_i, i up to k
 * </pre>
 *
 * <p>RECONSTRUCTION and DISTANCE are in (squared) units of the features, from 0 up; LEADING, TRAILING and WHITENED have no
 * unit and are about the number of components they sum; LIKELIHOOD may be of either sign. Scale first where units differ
 * ({@code Scaling.Z_SCORE.before(...)}). Use it where features move together. It knows one plane only: not for several
 * clusters or bent patterns; and anomalies in the training rows pull the plane towards them.
 *
 * <p>LIKELIHOOD is the normal density with variance lambda_i along the components kept and, in every other direction, the
 * mean variance of the rest. Variances that are divided by are at least 1e-10 of the mean variance of a feature (of
 * max(1, m²) if all training rows are equal), so a row that leaves a plane which all training rows lie on scores high but
 * finite. Scores beyond the largest double are that double. Training rows score as any row: one row of n moves the plane
 * little, yet with fewer rows than features every row lies on the plane of all components.
 *
 * <p>WEIGHTED is what the library PyOD computes: the sum of the distances to the ends of the unit vectors v_i. No paper
 * describes it, it depends on the signs of the v_i (those of scikit-learn before 1.5: the training row farthest out lies on
 * the positive side), and is there for comparison only.
 *
 * <p>Cost: {@link PrincipalAxes}, O(n d² + d³) or, with fewer rows than features, O(n² d + n³); O(d k) a row to score, or
 * O(d²) for TRAILING and WHITENED.
 *
 * <p>M.-L. Shyu, S.-C. Chen, K. Sarinnapakorn, L. Chang (2003), A novel anomaly detection scheme based on principal component
 * classifier (leading and trailing); M. E. Tipping, C. M. Bishop (1999), Probabilistic principal component analysis,
 * doi:10.1111/1467-9868.00196. The paper of 2003 keeps the directions with half of the variance and calls trailing those
 * with variance below 0.2 of standardized features; here trailing is what is not kept.
 *
 * @param components how many to keep, by number or by share of the variance, 0.95 by default; more than there are means all
 * @param score what to make of the coordinates, {@link Score#RECONSTRUCTION} by default
 */
public record PrincipalComponents(Components components, Score score) implements Detector {
    /** Share of the mean variance that no variance in a divisor is below. */
    private static final double FLOOR = 1e-10;

    /** What to make of a row's coordinates along the components. */
    public enum Score {
        /** The squared distance to the plane of the components kept. */
        RECONSTRUCTION,
        /** The distance to that plane. */
        DISTANCE,
        /** The squared distance from the mean on the plane, in standard deviations of each component. */
        LEADING,
        /** The same for the components not kept. */
        TRAILING,
        /** The same for all components: the squared Mahalanobis distance. */
        WHITENED,
        /** Minus the logarithm of the density of probabilistic principal components. */
        LIKELIHOOD,
        /** PyOD's sum of distances to the ends of the components, each divided by its share of the variance. */
        WEIGHTED
    }

    /** Checks that nothing is missing. */
    public PrincipalComponents {
        Objects.requireNonNull(components, "components");
        Objects.requireNonNull(score, "score");
    }

    /**
     * The squared distance to the plane of some components.
     *
     * @param components how many to keep
     */
    public PrincipalComponents(Components components) {
        this(components, Score.RECONSTRUCTION);
    }

    /**
     * The squared distance to the plane of a number of components.
     *
     * @param number how many to keep, at least 1
     */
    public PrincipalComponents(int number) {
        this(Components.number(number));
    }

    /**
     * As many components as explain 95 % of the variance, and the squared distance to their plane.
     *
     * @return the default
     */
    public static PrincipalComponents withDefaults() {
        return new PrincipalComponents(Components.share(0.95));
    }

    /**
     * With other components.
     *
     * @param other how many to keep
     * @return a new detector
     */
    public PrincipalComponents withComponents(Components other) {
        return new PrincipalComponents(other, score);
    }

    /**
     * With another score.
     *
     * @param other what to make of the coordinates
     * @return a new detector
     */
    public PrincipalComponents withScore(Score other) {
        return new PrincipalComponents(components, other);
    }

    /**
     * Finds the components.
     *
     * @param train at least one row
     * @return the components and what they make of a row
     * @throws IllegalArgumentException if there are no rows, or too many of both rows and features ({@link PrincipalAxes})
     */
    @Override
    public Model fit(Dataset train) {
        PrincipalAxes axes = PrincipalAxes.of(train, needsAll() ? Components.all() : components);
        if (score == Score.WEIGHTED) {
            axes = turned(axes, train);
        }
        Model unscored = new Model(this, axes, new double[0]);
        return new Model(this, axes, unscored.score(train));
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public Model restore(State state) {
        return new Model(this, PrincipalAxes.restore(state.state("axes")), state.numbers("trainingScores"));
    }

    private boolean needsAll() {
        return score == Score.TRAILING || score == Score.WHITENED;
    }

    /** The training row farthest out along a component lies on its positive side. */
    private static PrincipalAxes turned(PrincipalAxes axes, Dataset train) {
        double[] extremes = new double[axes.count()];
        train.mapBlocks(rows -> {
            for (double[] y : axes.project(rows)) {
                for (int k = 0; k < extremes.length; k++) {
                    extremes[k] = Math.abs(y[k]) > Math.abs(extremes[k]) ? y[k] : extremes[k];
                }
            }
            return new double[rows.length];
        });
        boolean[] turn = new boolean[extremes.length];
        for (int k = 0; k < turn.length; k++) {
            turn[k] = extremes[k] < 0;
        }
        return axes.turned(turn);
    }

    /** Fitted principal components: the score, and the components themselves. */
    public static final class Model implements FittedDetector {
        private final PrincipalComponents detector;
        private final PrincipalAxes axes;
        private final double[] variances;
        private final double[] trainingScores;
        private final int kept;
        private final double floor;

        private Model(PrincipalComponents detector, PrincipalAxes axes, double[] trainingScores) {
            this.detector = detector;
            this.axes = axes;
            this.trainingScores = trainingScores;
            variances = axes.variances();
            kept = detector.components.count(variances);
            floor = FLOOR * (axes.totalVariance() > 0 ? axes.totalVariance() / axes.width() : unit(axes.mean()));
        }

        private static double unit(double[] mean) {
            double largest = 1;
            for (double value : mean) {
                largest = Math.max(largest, value * value);
            }
            return largest;
        }

        @Override
        public double[] score(double[][] rows) {
            double[] scores = axes.measure(rows, measure());
            for (int i = 0; i < scores.length; i++) {
                // Neither infinity nor the difference of two.
                scores[i] = scores[i] < Double.MAX_VALUE ? scores[i] : Double.MAX_VALUE;
            }
            return scores;
        }

        private PrincipalAxes.Measure measure() {
            return switch (detector.score) {
                case RECONSTRUCTION -> (y, rest) -> rest;
                case DISTANCE -> (y, rest) -> Math.sqrt(rest);
                case LEADING -> (y, rest) -> standardized(y, 0, kept);
                case TRAILING -> (y, rest) -> standardized(y, kept, y.length) + rest / floor;
                case WHITENED -> (y, rest) -> standardized(y, 0, y.length) + rest / floor;
                case LIKELIHOOD -> likelihood();
                case WEIGHTED -> this::weighted;
            };
        }

        private double standardized(double[] y, int from, int to) {
            double sum = 0;
            for (int k = from; k < to; k++) {
                sum += y[k] * y[k] / Math.max(floor, variances[k]);
            }
            return sum;
        }

        private PrincipalAxes.Measure likelihood() {
            double noise = noiseVariance();
            double constant = axes.width() * Math.log(2 * Math.PI) + (axes.width() - kept) * Math.log(noise);
            for (int k = 0; k < kept; k++) {
                constant += Math.log(Math.max(floor, variances[k]));
            }
            double all = constant;
            return (y, rest) -> (all + standardized(y, 0, kept) + rest / noise) / 2;
        }

        private double weighted(double[] y, double rest) {
            double squares = rest;
            for (double value : y) {
                squares += value * value;
            }
            double sum = 0;
            for (int k = 0; k < kept; k++) {
                sum += Math.sqrt(Math.max(0, squares - 2 * y[k] + 1)) / variances[k] * axes.totalVariance();
            }
            return sum;
        }

        /**
         * The mean variance of the directions that are not kept, the noise of probabilistic principal components.
         *
         * @return more than 0
         */
        public double noiseVariance() {
            double left = axes.totalVariance();
            for (int k = 0; k < kept; k++) {
                left -= variances[k];
            }
            return Math.max(floor, left / Math.max(1, axes.width() - kept));
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        @Override
        public State state() {
            return State.of(detector).with("axes", axes.state()).with("trainingScores", trainingScores);
        }

        /**
         * The number of components kept.
         *
         * @return 0 (if all training rows are equal) to the number of features
         */
        public int kept() {
            return kept;
        }

        /**
         * The components themselves with their variances; they project and reconstruct rows. For TRAILING and WHITENED all
         * components, not the {@link #kept()} only.
         *
         * @return mean, components, variances
         */
        public PrincipalAxes axes() {
            return axes;
        }
    }
}
