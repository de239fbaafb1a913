import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.density.ConnectivityOutlierFactor;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.isolation.IsolationForest;
import anomaly.isolation.NearestNeighborIsolation;
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
    Supplier<double[]> work(String method, Parameters parameters) {
        model = null;
        Detector detector = detector(method, parameters);
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
            case "inne":
                return new NearestNeighborIsolation(
                        given.integer("members"),
                        given.integer("sample"),
                        NearestNeighborIsolation.Ratio.SQUARED, // as in PyOD
                        given.integer("seed"));
            case "cof":
                return new ConnectivityOutlierFactor(given.integer("neighbors"));
            default:
                throw new IllegalArgumentException("no method " + method);
        }
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
