package anomaly.density;

import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * A fitted mixture of normal distributions: {@code p(x) = sum_c weight_c N(x; mean_c, covariance_c)}. Its score is {@code -ln
 * p(x)}. Immutable and thread-safe.
 */
public final class MixtureModel implements FittedDetector {
    private static final int BLOCK = NormalComponent.BLOCK;

    private final GaussianMixture detector;
    private final NormalComponent[] components;
    private final double[] lowerBounds;
    private final boolean converged;
    private final double logLikelihood;
    private final double[] trainingScores;

    MixtureModel(
            GaussianMixture detector,
            NormalComponent[] components,
            double[] lowerBounds,
            boolean converged,
            double logLikelihood,
            double[] trainingScores) {
        this.detector = detector;
        this.components = components;
        this.lowerBounds = lowerBounds;
        this.converged = converged;
        this.logLikelihood = logLikelihood;
        this.trainingScores = trainingScores;
    }

    static MixtureModel restore(GaussianMixture detector, State state) {
        double[] weights = state.numbers("weights");
        double[][] means = state.table("means");
        double[][] roots = state.table("roots");
        NormalComponent[] components = IntStream.range(0, weights.length)
                .mapToObj(c -> component(detector, weights[c], means[c], roots[c]))
                .toArray(NormalComponent[]::new);
        return new MixtureModel(
                detector,
                components,
                state.numbers("lowerBounds"),
                state.flag("converged"),
                state.number("logLikelihood"),
                state.numbers("trainingScores"));
    }

    private static NormalComponent component(GaussianMixture detector, double weight, double[] mean, double[] flat) {
        if (detector.covariance().isDiagonal()) {
            return NormalComponent.diagonal(weight, mean, flat);
        }
        double[][] root = IntStream.range(0, mean.length)
                .mapToObj(j -> Arrays.copyOfRange(flat, j * (j + 1) / 2, (j + 1) * (j + 2) / 2))
                .toArray(double[][]::new);
        return NormalComponent.full(weight, mean, root);
    }

    @Override
    public State state() {
        return State.of(detector)
                .with("weights", weights())
                .with("means", means())
                .with(
                        "roots",
                        Arrays.stream(components).map(NormalComponent::flatRoot).toArray(double[][]::new))
                .with("lowerBounds", lowerBounds)
                .with("converged", converged)
                .with("logLikelihood", logLikelihood)
                .with("trainingScores", trainingScores);
    }

    @Override
    public double[] score(double[][] rows) {
        int width = components[0].mean().length;
        Rows.check(rows, width);
        IntFunction<double[]> row = i -> rows[i];
        double[] scores = new double[rows.length];
        IntStream.range(0, (rows.length + BLOCK - 1) / BLOCK).parallel().forEach(b -> {
            int from = b * BLOCK;
            int to = Math.min(rows.length, from + BLOCK);
            MixtureBlock block = new MixtureBlock(components);
            block.measure(row, from, to, width, 0);
            for (int i = from; i < to; i++) {
                scores[i] = score(block.logDensity(i - from));
            }
        });
        return scores;
    }

    /** Where no component has a density in the range of doubles, the score is the largest. */
    static double score(double logDensity) {
        return Double.isFinite(logDensity) ? -logDensity : Double.MAX_VALUE;
    }

    @Override
    public double[] trainingScores() {
        return trainingScores.clone();
    }

    /**
     * How many components there are.
     *
     * @return at least 1
     */
    public int size() {
        return components.length;
    }

    /**
     * The share of each component.
     *
     * @return numbers that add up to 1
     */
    public double[] weights() {
        return Arrays.stream(components).mapToDouble(NormalComponent::weight).toArray();
    }

    /**
     * Where each component sits.
     *
     * @return one mean a component
     */
    public double[][] means() {
        return Arrays.stream(components).map(NormalComponent::mean).toArray(double[][]::new);
    }

    /**
     * The spread and slant of a component, regularization included.
     *
     * @param component 0 to {@code size() - 1}
     * @return the whole covariance matrix, whatever its kind
     */
    public double[][] covariance(int component) {
        return components[component].covariance();
    }

    /**
     * To which component rows belong.
     *
     * @param rows rows as wide as the training rows
     * @return for each row the probability of each component; they add up to 1
     * @throws IllegalArgumentException if a row has the wrong width or holds a value that is not finite
     */
    public double[][] responsibilities(double[][] rows) {
        int width = components[0].mean().length;
        Rows.check(rows, width);
        MixtureBlock block = new MixtureBlock(components);
        double[][] found = new double[rows.length][components.length];
        for (int from = 0; from < rows.length; from += BLOCK) {
            int to = Math.min(rows.length, from + BLOCK);
            block.measure(i -> rows[i], from, to, width, 0);
            for (int i = from; i < to; i++) {
                for (int c = 0; c < components.length; c++) {
                    found[i][c] = block.shares()[c * BLOCK + i - from];
                }
            }
        }
        return found;
    }

    /**
     * What each step improved: the mean log-likelihood of a training row before the step moved the components.
     *
     * @return one number a step
     */
    public double[] lowerBounds() {
        return lowerBounds.clone();
    }

    /**
     * How many steps it took.
     *
     * @return the number of EM steps, 0 for the start itself
     */
    public int iterations() {
        return lowerBounds.length;
    }

    /**
     * Whether it ended because steps improved less than the tolerance.
     *
     * @return false where the iterations ran out or it was stopped
     */
    public boolean converged() {
        return converged;
    }

    /**
     * How well it describes the training rows.
     *
     * @return the mean of ln p(x) over the training rows
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * How many numbers were free to choose: weights, means, covariances.
     *
     * @return what BIC and AIC punish
     */
    public long parameters() {
        long d = components[0].mean().length;
        long k = components.length;
        return k - 1 + k * d + detector.covariance().parameters(k, d);
    }

    /**
     * The Bayesian information criterion, {@code -2 ln L + parameters ln n}. The smaller, the better the number of components.
     *
     * @return the criterion on the training rows
     */
    public double bic() {
        return deviance() + parameters() * Math.log(trainingScores.length);
    }

    /**
     * Akaike's information criterion, {@code -2 ln L + 2 parameters}. The smaller the better; it allows more components.
     *
     * @return the criterion on the training rows
     */
    public double aic() {
        return deviance() + 2.0 * parameters();
    }

    private double deviance() {
        return -2 * logLikelihood * trainingScores.length;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "mixture of %d normal distributions of %d features, log-likelihood %.4f a row after %d steps%s",
                components.length,
                components[0].mean().length,
                logLikelihood,
                iterations(),
                converged ? "" : ", not converged");
    }
}
