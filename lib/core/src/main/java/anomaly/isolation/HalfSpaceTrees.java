package anomaly.isolation;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Rows;
import anomaly.State;
import java.util.stream.IntStream;

/**
 * A row in a part of the space where few rows are is odd. Trees halve a box around the data, each time across a random
 * feature, before any row is looked at; then rows are counted. A row goes down each tree to the node k(x) where at most
 * {@code leafShare} of the rows came by, or to the last level. With the mass m of that node and its level l,
 *
 * <pre>
 * score(x) = - mean of m(k(x)) 2^l(k(x)) / rows over the trees
 * </pre>
 *
 * <p>0, the largest score there is, means that no row was ever there; -1 as many as if the rows were spread evenly over the
 * box, -8 eight times as many. Rows come one at a time and nothing but counts is kept, so it is the method for streams
 * ({@link #stream}). On a table that fits into memory the isolation forest, whose cuts follow the data, is finer: here half
 * the levels are spent on empty space, and with many features each is hardly ever cut. Each feature is measured by its own
 * range, so no scaling is needed; a single value far outside makes the others' range coarse.
 *
 * <p>{@link #fit} counts all training rows as one window; a training row does not count itself. Cost for n rows and t
 * trees: O(t (2^height + n height)) to fit, O(t height) a row to score. A stream takes {@code 28 t 2^height} bytes (23 MB by
 * default), a fitted detector only the nodes in use.
 *
 * <p><b>Deviations from the paper.</b> The paper's score is the sum of {@code m 2^l} and small where a row is odd; the sign
 * is turned, and it is divided by the number of rows and trees. Ranges are learned from the training rows or the first rows
 * of the stream, where the paper takes them to be 0 to 1; a constant feature has range 1.
 *
 * <p>S. C. Tan, K. M. Ting, F. T. Liu (2011), Fast anomaly detection for streaming data, doi:10.5591/978-1-57735-516-8/IJCAI11-254.
 *
 * @param trees how many trees, from 1 up. Default 25
 * @param height how many times a tree halves the box, from 1 to 20. Default 15
 * @param window how many rows of a stream are counted before their counts replace those before, from 1 up: small follows
 *     changes fast, large is finer. Of no effect on {@link #fit}. Default 250
 * @param leafShare the share of the rows at which a node is small enough to end at, from 0 to less than 1. Default 0.1
 * @param seed any number; another seed gives other trees
 */
public record HalfSpaceTrees(int trees, int height, int window, double leafShare, long seed) implements Detector {
    private static final int HIGHEST = 20;

    /** Checks the ranges. */
    public HalfSpaceTrees {
        Checks.atLeast("trees", trees, 1);
        if (height < 1 || height > HIGHEST) {
            throw new IllegalArgumentException("height is " + height + ", expected 1 to " + HIGHEST);
        }
        Checks.atLeast("window", window, 1);
        if (!(leafShare >= 0 && leafShare < 1)) {
            throw new IllegalArgumentException("leafShare is " + leafShare + ", expected 0 to less than 1");
        }
    }

    /**
     * The paper's 25 trees of 15 levels, windows of 250 rows, and nodes that end at a tenth of the rows.
     *
     * @return a detector to change with the methods below
     */
    public static HalfSpaceTrees withDefaults() {
        return new HalfSpaceTrees(25, 15, 250, 0.1, 0);
    }

    /**
     * The same with another number of trees.
     *
     * @param other from 1 up
     * @return a new detector
     */
    public HalfSpaceTrees withTrees(int other) {
        return new HalfSpaceTrees(other, height, window, leafShare, seed);
    }

    /**
     * The same with trees of another height.
     *
     * @param other 1 to 20
     * @return a new detector
     */
    public HalfSpaceTrees withHeight(int other) {
        return new HalfSpaceTrees(trees, other, window, leafShare, seed);
    }

    /**
     * The same with another window.
     *
     * @param other from 1 up
     * @return a new detector
     */
    public HalfSpaceTrees withWindow(int other) {
        return new HalfSpaceTrees(trees, height, other, leafShare, seed);
    }

    /**
     * The same with nodes that end at another share of the rows.
     *
     * @param other 0 to less than 1
     * @return a new detector
     */
    public HalfSpaceTrees withLeafShare(double other) {
        return new HalfSpaceTrees(trees, height, window, other, seed);
    }

    /**
     * The same with other trees.
     *
     * @param other any number
     * @return a new detector
     */
    public HalfSpaceTrees withSeed(long other) {
        return new HalfSpaceTrees(trees, height, window, leafShare, other);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        HalfSpaces spaces = spaces(train);
        int[][] masses = spaces.count(train);
        int others = train.size() - 1;
        double[] trainingScores = IntStream.range(0, train.size())
                .parallel()
                .mapToDouble(i -> score(spaces.sum(train.row(i), masses, leafShare * others, 1), others))
                .toArray();
        AxisTrees forest = spaces.pruned(masses, leafShare * train.size());
        return new Fitted(this, forest, train.size(), train.width(), new TrainingScores(() -> trainingScores));
    }

    /**
     * Begins a stream: learns the ranges of the features and the first counts.
     *
     * @param first rows as they are when all is well, at least one; often as many as {@code window}
     * @return what scores the rows to come and goes on learning
     * @throws IllegalArgumentException if there are no rows or no features
     */
    public HalfSpaceStream stream(Dataset first) {
        HalfSpaces spaces = spaces(first);
        return new HalfSpaceStream(this, spaces, spaces.count(first), first.size());
    }

    private HalfSpaces spaces(Dataset rows) {
        Checks.rows(rows, 1);
        return HalfSpaces.over(rows, trees, height, seed);
    }

    /** The score that belongs to a sum of masses. */
    double score(double sum, int rows) {
        return rows == 0 ? 0 : 0 - sum / trees / rows;
    }

    @Override
    public FittedDetector restore(State state) {
        double[] trainingScores = state.numbers("trainingScores");
        return new Fitted(
                this,
                AxisTrees.restore(state),
                state.integer("rows"),
                state.integer("width"),
                new TrainingScores(() -> trainingScores));
    }

    private record Fitted(HalfSpaceTrees detector, AxisTrees forest, int counted, int width, TrainingScores later)
            implements FittedDetector {
        @Override
        public double[] score(double[][] rows) {
            Rows.check(rows, width);
            double[] scores = forest.sums(rows);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = detector.score(scores[i], counted);
            }
            return scores;
        }

        @Override
        public double[] trainingScores() {
            return later.copy();
        }

        @Override
        public State state() {
            return forest.addTo(State.of(detector))
                    .with("rows", counted)
                    .with("width", width)
                    .with("trainingScores", trainingScores());
        }
    }
}
