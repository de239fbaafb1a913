package anomaly.isolation;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * An {@link IsolationForest} that cuts at any slope. A cut draws the slope n, with {@code extension + 1} normal random
 * numbers and zeros elsewhere, and a point p in the box around the rows of its part; a row x goes left if
 *
 * <pre>
 * n . x &lt;= n . p
 * </pre>
 *
 * <p>The score is that of the isolation forest: {@code 2^(-mean path / c(sample))}, between 0 and 1, about 0.5 for a row like
 * any other. Cuts along the axes make bands beside and between clusters look normal; sloped ones do not, so maps of the
 * score follow the shape of the data. Unlike the isolation forest it adds features up: scale those of different units
 * first. It costs {@code extension + 1} times as much, and with very many features a slope through all of them is little
 * more than noise: use a small extension there.
 *
 * <p>Training rows are scored as new ones. Cost for n rows and t trees: O(t sample (extension + 1) log sample) to fit, O(t
 * (extension + 1) log sample) a row to score, about {@code 12 t sample (extension + 1)} bytes.
 *
 * <p><b>Deviations from the paper.</b> The features of a slope are drawn among those that are not constant in the part, and
 * a part of equal rows is a leaf. So extension 0 is the isolation forest. As in the paper, a sloped cut may leave one side
 * empty. The slope is divided by the sum of its sizes, which changes no cut but the range of numbers that do not overflow.
 *
 * <p>S. Hariri, M. Carrasco Kind, R. J. Brunner (2019), Extended isolation forest, doi:10.1109/TKDE.2019.2947676.
 *
 * @param trees how many trees, from 1 up. Default 100
 * @param sample rows a tree is grown on, drawn without replacement, from 1 up. Default 256
 * @param extension how many features more than one a cut has, from 0 (along an axis) up; the number of features less one
 *     is the most there can be, and any larger number means that. Default {@link #FULL}, the paper's advice
 * @param seed any number; another seed gives other trees
 */
public record ExtendedIsolationForest(int trees, int sample, int extension, long seed) implements Detector {
    /** Every cut has all features. */
    public static final int FULL = Integer.MAX_VALUE;

    /** Terms of all cuts together; beyond, a forest would take more than 1.2 GB. */
    private static final long MOST_TERMS = 100_000_000;

    /** Checks the ranges. */
    public ExtendedIsolationForest {
        Checks.atLeast("trees", trees, 1);
        Checks.atLeast("sample", sample, 1);
        Checks.atLeast("extension", extension, 0);
    }

    /**
     * 100 trees of 256 rows with cuts of all features.
     *
     * @param seed any number
     */
    public ExtendedIsolationForest(long seed) {
        this(100, 256, FULL, seed);
    }

    /**
     * Grows the forest.
     *
     * @throws IllegalArgumentException also if the cuts would have more than 10^8 terms, as with 10^5 features and full
     *     extension
     */
    @Override
    public FittedDetector fit(Dataset train) {
        Checks.rows(train, 1);
        int sampled = Math.min(sample, train.size());
        int terms = Math.min(extension, train.width() - 1) + 1;
        if ((long) trees * (sampled - 1) * terms > MOST_TERMS) {
            throw new IllegalArgumentException("extension is " + (terms - 1) + " for " + trees + " trees of " + sampled
                    + " rows, expected at most " + Math.max(0, MOST_TERMS / trees / (sampled - 1) - 1)
                    + ", so that the forest stays below 10^8 terms");
        }
        long[] seeds = Subsample.seeds(trees, seed);
        ObliqueTree[] grown = IntStream.range(0, trees)
                .parallel()
                .mapToObj(tree -> grow(train, terms, new SplittableRandom(seeds[tree])))
                .toArray(ObliqueTree[]::new);
        return FittedForest.of(this, ObliqueTrees.of(grown), sampled, train);
    }

    private ObliqueTree grow(Dataset train, int terms, SplittableRandom random) {
        double[][] rows = Arrays.stream(Subsample.draw(train.size(), sample, random))
                .mapToObj(train::row)
                .toArray(double[][]::new);
        return new ObliqueTree(rows, train.width(), terms, random);
    }

    @Override
    public FittedDetector restore(State state) {
        return FittedForest.restore(this, ObliqueTrees.restore(state), state);
    }
}
