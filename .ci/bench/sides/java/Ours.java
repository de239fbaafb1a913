import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.boundary.Gamma;
import anomaly.boundary.Kernel;
import anomaly.boundary.OneClassSvm;
import anomaly.clusters.KMeans;
import anomaly.density.ConnectivityOutlierFactor;
import anomaly.density.Copod;
import anomaly.density.Ecod;
import anomaly.density.GaussianMixture;
import anomaly.density.Histogram;
import anomaly.density.KernelDensity;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.AngleBased;
import anomaly.distance.KNearestNeighbors;
import anomaly.ensemble.Loda;
import anomaly.isolation.IsolationForest;
import anomaly.isolation.NearestNeighborIsolation;
import anomaly.reconstruction.PrincipalComponents;
import java.io.IOException;
import java.util.function.Supplier;

/** The library's detectors. */
final class Ours extends Side {
    private Dataset data;
    private FittedDetector model;

    public static void main(String[] args) throws IOException {
        new Ours().serve();
    }

    @Override
    void load(double[][] rows) {
        data = Dataset.of(rows);
    }

    @Override
    Supplier<double[]> work(String method, Parameters given) {
        model = null;
        if (method.equals("means")) {
            KMeans means = means(given);
            // As KMeansDistance does, whose start and number of steps cannot be chosen.
            return () -> data.mapBlocks(means.fit(data).centers()::distances);
        }
        Detector detector = detector(method, given);
        return () -> {
            model = detector.fit(data);
            return model.trainingScores();
        };
    }

    private Detector detector(String method, Parameters given) {
        switch (method) {
            case "knn":
                return new KNearestNeighbors(given.integer("neighbors"));
            case "lof":
                return new LocalOutlierFactor(given.integer("neighbors"));
            case "forest":
                return new IsolationForest(given.integer("trees"), given.integer("sample"), given.integer("seed"));
            case "mixture":
                return mixture(given);
            case "density":
                return new KernelDensity(given.number("bandwidth"));
            case "components":
                return new PrincipalComponents(Math.max(1, (int) (given.number("share") * data.width())));
            case "svm":
                return new OneClassSvm(new Kernel.Rbf(Gamma.SCALE), given.number("nu"))
                        .withTolerance(given.number("tolerance"))
                        .withCacheMegabytes(given.integer("cache"));
            case "ecod":
                return new Ecod(Ecod.Variant.PYOD);
            case "copod":
                return new Copod(Copod.Variant.PYOD);
            case "hbos":
                return new Histogram(
                        Histogram.Bins.of(given.integer("bins")), Histogram.Mode.STATIC, Histogram.Variant.PYOD, 0.5);
            case "loda":
                return new Loda(given.integer("projections"), given.integer("bins"), given.integer("seed"));
            case "inne":
                return new NearestNeighborIsolation(
                        given.integer("members"),
                        given.integer("sample"),
                        NearestNeighborIsolation.Ratio.SQUARED, // as in PyOD
                        given.integer("seed"));
            case "abod":
                return new AngleBased(given.integer("neighbors"));
            case "cof":
                return new ConnectivityOutlierFactor(given.integer("neighbors"));
            default:
                throw new IllegalArgumentException("no method " + method);
        }
    }

    private static KMeans means(Parameters given) {
        return KMeans.withDefaults()
                .withClusters(given.integer("clusters"))
                .withStart(KMeans.Start.RANDOM)
                .withIterations(given.integer("iterations"))
                .withTolerance(0)
                .withSeed(given.integer("seed"));
    }

    private static GaussianMixture mixture(Parameters given) {
        return GaussianMixture.withDefaults()
                .withComponents(given.integer("components"))
                .withStart(GaussianMixture.Start.RANDOM)
                .withRegularization(given.number("ridge"))
                .withIterations(given.integer("iterations"))
                .withTolerance(0)
                .withSeed(given.integer("seed"));
    }

    @Override
    double[][] start(String method, Parameters given) {
        return method.equals("means")
                ? means(given).start(data).toRows()
                : mixture(given).withIterations(1).path(data).get(0).means();
    }

    @Override
    double[] rescored() {
        return model.score(data);
    }

    @Override
    String versions() {
        return "odd-one-out=" + Dataset.class.getPackage().getImplementationVersion() + "\tjvm="
                + System.getProperty("java.vm.name") + " " + Runtime.version();
    }
}
