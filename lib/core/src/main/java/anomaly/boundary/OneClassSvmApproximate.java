package anomaly.boundary;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import anomaly.State;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * The {@link OneClassSvm} for many rows: each row becomes some hundred features z whose scalar products are nearly the values
 * of the kernel, and the plane is found among them by stochastic gradient descent. Cost grows with n, not with its square.
 *
 * <pre>
 * minimize  F(w, rho) = 1/2 |w|^2 - rho + 1 / (nu n) sum_i max(0, rho - w.z(x_i))
 * score(x) = rho - w.z(x)
 * </pre>
 *
 * <p>A score above 0 means outside; it is near the score of the exact machine divided by nu n. The loss of an epoch is F of
 * the mean weights of the epoch; the best epoch is kept.
 *
 * <p>{@link Map#NYSTROEM} draws rows of the training data and is exact for what they span: better where the kernel is wide
 * and clusters are few. {@link Map#FOURIER} draws frequencies, for {@link Kernel.Rbf} only: its error is the same
 * everywhere, about 1 / sqrt(features). Of rows far from all drawn rows Nystroem features are near 0, so that their score is
 * near rho and their order is lost; so it is with the exact machine and rows that it was not trained on.
 *
 * <p>Use it from some ten thousand rows on; below, {@link OneClassSvm} is exact and as fast. Scale first where units differ.
 *
 * <p><b>Training rows</b> are scored as new rows are.
 *
 * <p><b>Cost</b> for m features: m^3 once (Nystroem), n m (m + d) to make the features of all rows once (Fourier n m d), n m
 * an epoch; 8 n m bytes up to 200 megabytes, beyond which features are made again in each epoch. To score a row m (d + 20).
 * The descent itself runs on one thread; the same seed gives the same bits for any number of threads.
 *
 * <p><b>Deviations from scikit-learn's {@code SGDOneClassSVM}:</b> it starts from the mean of the features, has no learning
 * rate to set, weights are averaged over an epoch, and rho is made best for them, the nu-quantile of {@code w.z(x_i)}.
 *
 * <p>Nystroem: C. Williams, M. Seeger (2001), Using the Nystroem method to speed up kernel machines, NIPS 13. Fourier: A.
 * Rahimi, B. Recht (2007), Random features for large-scale kernel machines, NIPS 20; in pairs of cosine and sine as D.
 * Sutherland, J. Schneider (2015), On the error of random Fourier features, arXiv:1506.02785. Descent: S. Shalev-Shwartz, Y.
 * Singer, N. Srebro, A. Cotter (2011), Pegasos, doi:10.1007/s10107-010-0420-4. The problem: B. Schoelkopf et al. (2001),
 * doi:10.1162/089976601750264965.
 *
 * @param kernel how alike two rows are; a bell with gamma by {@link Gamma#SCALE} by default
 * @param nu more than 0, at most 1; 0.1 by default: about the share of training rows left outside
 * @param map how rows become features; {@link Map#NYSTROEM} by default
 * @param features how many, at least 2; Nystroem takes no more than there are rows, Fourier rounds down to an even number;
 *     256 by default
 * @param epochs at least 1; 20 by default
 * @param seed of rows or frequencies drawn and of the order of steps; 0 by default
 */
public record OneClassSvmApproximate(Kernel kernel, double nu, Map map, int features, int epochs, long seed)
        implements IterativeDetector {
    /** How rows become features. */
    public enum Map {
        /** By the values of the kernel with some of the training rows. */
        NYSTROEM,
        /** By cosines and sines of random frequencies. */
        FOURIER
    }

    /** Checks the ranges. */
    public OneClassSvmApproximate {
        Objects.requireNonNull(kernel, "kernel");
        Objects.requireNonNull(map, "map");
        Ranges.nu(nu);
        if (features < 2) {
            throw new IllegalArgumentException("features is " + features + ", expected at least 2");
        }
        Ranges.atLeast1("epochs", epochs);
        if (map == Map.FOURIER && !(kernel instanceof Kernel.Rbf)) {
            throw new IllegalArgumentException("kernel is " + kernel + ", expected Rbf with map FOURIER");
        }
    }

    /**
     * A bell whose gamma {@link Gamma#SCALE} finds, nu 0.1, 256 Nystroem features, 20 epochs, seed 0.
     *
     * @return the usual settings
     */
    public static OneClassSvmApproximate withDefaults() {
        return new OneClassSvmApproximate(new Kernel.Rbf(Gamma.SCALE), 0.1, Map.NYSTROEM, 256, 20, 0);
    }

    /**
     * The same with another kernel.
     *
     * @param other how alike two rows are
     * @return new settings
     */
    public OneClassSvmApproximate withKernel(Kernel other) {
        return new OneClassSvmApproximate(other, nu, map, features, epochs, seed);
    }

    /**
     * The same kernel with another gamma.
     *
     * @param gamma above 0
     * @return new settings
     */
    public OneClassSvmApproximate withGamma(double gamma) {
        return withKernel(kernel.with(Gamma.of(gamma)));
    }

    /**
     * The same with another nu.
     *
     * @param other more than 0, at most 1
     * @return new settings
     */
    public OneClassSvmApproximate withNu(double other) {
        return new OneClassSvmApproximate(kernel, other, map, features, epochs, seed);
    }

    /**
     * The same with other features.
     *
     * @param other how rows become features
     * @param count how many, at least 2
     * @return new settings
     */
    public OneClassSvmApproximate withMap(Map other, int count) {
        return new OneClassSvmApproximate(kernel, nu, other, count, epochs, seed);
    }

    /**
     * The same with another number of epochs.
     *
     * @param other at least 1
     * @return new settings
     */
    public OneClassSvmApproximate withEpochs(int other) {
        return new OneClassSvmApproximate(kernel, nu, map, features, other, seed);
    }

    /**
     * The same with another seed.
     *
     * @param other any number
     * @return new settings
     */
    public OneClassSvmApproximate withSeed(long other) {
        return new OneClassSvmApproximate(kernel, nu, map, features, epochs, other);
    }

    @Override
    public Model fit(Dataset train, EpochListener listener) {
        double[][] rows = Ranges.trainingRows(train);
        SplittableRandom random = new SplittableRandom(seed);
        FeatureMap drawn = draw(rows, random.split());
        FeatureBlocks blocks = new FeatureBlocks(drawn, rows, random.split());
        PlaneDescent descent = new PlaneDescent(blocks, drawn.size(), rows.length, nu);
        for (int epoch = 1; epoch <= epochs; epoch++) {
            double loss = descent.epoch(random.split());
            if (Double.isNaN(loss) || !listener.after(new Epoch(epoch, epochs, loss))) {
                break;
            }
        }
        return new Model(this, drawn, descent.best(), descent.bestRho(), rows);
    }

    @Override
    public Model fit(Dataset train) {
        return fit(train, EpochListener.NONE);
    }

    @Override
    public Model fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    private FeatureMap draw(double[][] rows, SplittableRandom random) {
        Kernel fixed = kernel.fixed(rows);
        if (map == Map.FOURIER) {
            return FourierFeatures.of(((Kernel.Rbf) fixed).gamma().number(), rows, features / 2, random);
        }
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        FeatureBlocks.shuffle(order, random);
        double[][] landmarks = Arrays.stream(order, 0, Math.min(features, rows.length))
                .mapToObj(i -> rows[i].clone())
                .toArray(double[][]::new);
        return NystroemFeatures.of(fixed, landmarks);
    }

    @Override
    public Model restore(State state) {
        return new Model(this, state);
    }

    /** A fitted plane in the space of the features. */
    public static final class Model implements FittedDetector {
        private final OneClassSvmApproximate detector;
        private final FeatureMap map;
        private final double[] weights;
        private final double rho;
        private final double[] trainingScores;

        private Model(OneClassSvmApproximate detector, FeatureMap map, double[] weights, double rho, double[][] rows) {
            this.detector = detector;
            this.map = map;
            this.weights = weights;
            this.rho = rho;
            trainingScores = score(rows);
        }

        private Model(OneClassSvmApproximate detector, State state) {
            this.detector = detector;
            map = detector.map == Map.FOURIER
                    ? FourierFeatures.restore(state.state("map"))
                    : NystroemFeatures.restore(detector.kernel, state.state("map"));
            weights = state.numbers("weights");
            rho = state.number("rho");
            trainingScores = state.numbers("trainingScores");
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("map", map.state())
                    .with("weights", weights)
                    .with("rho", rho)
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            SupportVectors.check(rows, map.width());
            return Arrays.stream(map.sums(rows, weights))
                    .map(sum -> Ranges.finite(rho - sum))
                    .toArray();
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        /**
         * What {@code w.z(x)} is on the boundary.
         *
         * @return rho
         */
        public double rho() {
            return rho;
        }

        /**
         * How many features there are.
         *
         * @return at most as many as asked for
         */
        public int features() {
            return map.size();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "approximate one-class SVM: %d features, rho %.6g", features(), rho);
        }
    }
}
