package anomaly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import anomaly.evaluation.RocCurve;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The ROC AUC of another library's random method over 20 seeds; golden/classical/README.md says how it was measured.
 *
 * @param set the data set
 * @param preparation std or raw
 * @param method what was run
 * @param mean the mean AUC
 * @param deviation its standard deviation between seeds
 */
public record GoldenAuc(String set, String preparation, String method, double mean, double deviation) {
    private static final int SEEDS = 20;

    private static Stream<GoldenAuc> of(String method) {
        return GoldenTable.lines("classical/random-auc.csv").stream()
                .skip(1)
                .map(line -> line.split(","))
                .filter(line -> line[2].equals(method))
                .map(line -> new GoldenAuc(
                        line[0], line[1], method, Double.parseDouble(line[3]), Double.parseDouble(line[4])));
    }

    /** scikit-learn's isolation forest. */
    public static Stream<GoldenAuc> iforest() {
        return of("iforest100x256");
    }

    /** The extended isolation forest of its authors, with every slope through all features. */
    public static Stream<GoldenAuc> extendedFull() {
        return of("eif_full");
    }

    /** The same with slopes through two features. */
    public static Stream<GoldenAuc> extendedByOne() {
        return of("eif_1").filter(golden -> golden.preparation.equals("std"));
    }

    /** PyOD's INNE. */
    public static Stream<GoldenAuc> inne() {
        return of("inne200x8");
    }

    /** PyOD's LODA, with each row in its own bin. */
    public static Stream<GoldenAuc> loda() {
        return of("loda_own_bins");
    }

    /** PyOD's feature bagging of LOF, averaged. */
    public static Stream<GoldenAuc> bagging() {
        return of("bag_lof20_avg")
                .filter(golden -> golden.preparation.equals("std") && !golden.set.equals("breast_cancer"));
    }

    /** The distance to the nearest of scikit-learn's eight k-means centers, one start each. */
    public static Stream<GoldenAuc> kMeans() {
        return of("kmeans8");
    }

    /** scikit-learn's mixture of three Gaussians, begun at one run of k-means. */
    public static Stream<GoldenAuc> mixture() {
        return of("gmm3_kmeans");
    }

    /**
     * Holds the mean AUC of the training scores over 20 seeds against this: within four standard errors of the difference of
     * two such means, which is 1.3 standard deviations.
     */
    public void check(LongFunction<Detector> detector) {
        check(detector, 4 * Math.sqrt(2.0 / SEEDS));
    }

    /** The same within so many standard deviations. */
    public void check(LongFunction<Detector> detector, double deviations) {
        Dataset data = Golden.of(set, preparation).data();
        double found = LongStream.range(0, SEEDS)
                .mapToDouble(seed -> RocCurve.of(
                                data.labels(), detector.apply(seed).fit(data).trainingScores())
                        .auc())
                .average()
                .orElseThrow();
        assertEquals(mean, found, deviations * deviation, toString());
    }
}
