package anomaly.isolation;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * A row that random cuts soon set apart is odd. Each tree takes a sample of the rows and cuts it in two at a random place of
 * a random feature, and each part again, until rows are alone or equal or the tree is {@code ceil(log2 sample)} high. With
 * the path h(x) of a row, the cuts on its way to a leaf plus c(rows in that leaf),
 *
 * <pre>
 * score(x) = 2^(-mean of h(x) over the trees / c(sample))
 * c(n)     = 2 (ln(n - 1) + 0.5772156649...) - 2 (n - 1) / n,    c(2) = 1, c(1) = 0
 * </pre>
 *
 * <p>Between 0 and 1, without unit: near 1 is odd, about 0.5 is a row like any other, well below is normal. No distances, so
 * no scaling is needed and features that say nothing do little harm; the first thing to try on a large table. It sees one
 * feature at a time: bands along the axes through a cluster look as normal as the cluster (there use {@link
 * ExtendedIsolationForest}), and an anomaly that is odd only in how features belong together is missed.
 *
 * <p>Training rows are scored as new ones, also by the few trees that were grown on them, as in the paper. Cost for n rows
 * and t trees: O(t sample log sample) to fit, whatever n; O(t log sample) a row to score; 24 to 48 bytes a sampled row.
 *
 * <p><b>Deviations from the paper.</b> The feature to cut is drawn among those that are not constant in the part, as in
 * scikit-learn, so that a cut never leaves one side empty. A table with no more rows than {@code sample} is used whole by
 * every tree. If only one row is sampled every score is 0.5.
 *
 * <p>F. T. Liu, K. M. Ting, Z.-H. Zhou (2008), Isolation forest, doi:10.1109/ICDM.2008.17; (2012), Isolation-based anomaly
 * detection, doi:10.1145/2133360.2133363.
 *
 * @param trees how many trees, from 1 up; the scores settle at about 100. Default 100
 * @param sample rows a tree is grown on, drawn without replacement, from 1 up; a small one keeps anomalies that come in
 *     clumps apart from what they hide in. Default 256
 * @param featureShare the share of the features that a tree may cut, drawn for each tree, more than 0 to 1; at least one
 *     feature. Default 1
 * @param seed any number; another seed gives other trees
 */
public record IsolationForest(int trees, int sample, double featureShare, long seed) implements Detector {
    /** Checks the ranges. */
    public IsolationForest {
        Checks.atLeast("trees", trees, 1);
        Checks.atLeast("sample", sample, 1);
        if (!(featureShare > 0 && featureShare <= 1)) {
            throw new IllegalArgumentException("featureShare is " + featureShare + ", expected more than 0, at most 1");
        }
    }

    /**
     * Trees that may cut every feature.
     *
     * @param trees how many trees, from 1 up
     * @param sample rows a tree is grown on, from 1 up
     * @param seed any number
     */
    public IsolationForest(int trees, int sample, long seed) {
        this(trees, sample, 1, seed);
    }

    /**
     * The paper's 100 trees of 256 rows.
     *
     * @param seed any number
     */
    public IsolationForest(long seed) {
        this(100, 256, seed);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        Checks.rows(train, 1);
        long[] seeds = Subsample.seeds(trees, seed);
        AxisTree[] grown = IntStream.range(0, trees)
                .parallel()
                .mapToObj(tree -> grow(train, new SplittableRandom(seeds[tree])))
                .toArray(AxisTree[]::new);
        return FittedForest.of(this, AxisTrees.of(grown), Math.min(sample, train.size()), train);
    }

    private AxisTree grow(Dataset train, SplittableRandom random) {
        double[][] rows = Arrays.stream(Subsample.draw(train.size(), sample, random))
                .mapToObj(train::row)
                .toArray(double[][]::new);
        int features = Math.max(1, (int) (featureShare * train.width()));
        return new AxisTree(rows, Subsample.draw(train.width(), features, random), random);
    }

    @Override
    public FittedDetector restore(State state) {
        return FittedForest.restore(this, AxisTrees.restore(state), state);
    }
}
