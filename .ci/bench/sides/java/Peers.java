import elki.clustering.em.models.MultivariateGaussianModelFactory;
import elki.clustering.kmeans.HamerlyKMeans;
import elki.clustering.kmeans.KMeans;
import elki.clustering.kmeans.initialization.Predefined;
import elki.clustering.kmeans.parallel.ParallelLloydKMeans;
import elki.data.Cluster;
import elki.data.Clustering;
import elki.data.DoubleVector;
import elki.data.NumberVector;
import elki.data.model.KMeansModel;
import elki.data.type.TypeUtil;
import elki.database.Database;
import elki.database.StaticArrayDatabase;
import elki.database.ids.DBIDIter;
import elki.database.ids.DBIDRange;
import elki.database.relation.DoubleRelation;
import elki.database.relation.Relation;
import elki.datasource.ArrayAdapterDatabaseConnection;
import elki.distance.minkowski.EuclideanDistance;
import elki.distance.minkowski.SquaredEuclideanDistance;
import elki.outlier.anglebased.FastABOD;
import elki.outlier.clustering.EMOutlier;
import elki.outlier.density.IsolationForest;
import elki.outlier.distance.parallel.ParallelKNNOutlier;
import elki.outlier.lof.COF;
import elki.outlier.lof.parallel.ParallelLOF;
import elki.result.outlier.OutlierResult;
import elki.similarity.kernel.LinearKernel;
import elki.utilities.random.RandomFactory;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Supplier;
import libsvm.svm;
import libsvm.svm_model;
import libsvm.svm_node;
import libsvm.svm_parameter;
import libsvm.svm_problem;

/**
 * ELKI's and LIBSVM's methods. ELKI chooses the index of its searches itself and builds it within the time taken; where it has
 * a method for several threads, that one is measured.
 */
final class Peers extends Side {
    private double[][] rows;
    private svm_node[][] nodes;

    public static void main(String[] args) throws IOException {
        svm.svm_set_print_string_function(text -> {});
        new Peers().serve();
    }

    @Override
    void load(double[][] loaded) {
        rows = loaded;
    }

    @Override
    Supplier<double[]> work(String method, Parameters given) {
        if (method.equals("libsvm.svm")) {
            return support(given);
        }
        // A new one each time: it keeps the index that a run has built.
        Database database = new StaticArrayDatabase(new ArrayAdapterDatabaseConnection(rows));
        database.initialize();
        Relation<DoubleVector> relation = database.getRelation(TypeUtil.DOUBLE_VECTOR_FIELD);
        return () -> elki(method, given, relation);
    }

    private double[] elki(String method, Parameters given, Relation<DoubleVector> relation) {
        EuclideanDistance distance = EuclideanDistance.STATIC;
        switch (method) {
            case "elki.knn":
                return scores(new ParallelKNNOutlier<NumberVector>(distance, given.integer("neighbors")).run(wide(relation)));
            case "elki.lof":
                return scores(new ParallelLOF<NumberVector>(distance, given.integer("neighbors")).run(wide(relation)));
            case "elki.cof":
                return chained(given.integer("neighbors"), relation);
            case "elki.abod":
                return negated(scores(new FastABOD<NumberVector>(LinearKernel.STATIC, given.integer("neighbors"))
                        .run(wide(relation))));
            case "elki.forest":
                return scores(new IsolationForest(given.integer("trees"), given.integer("sample"), random(given))
                        .run(relation));
            case "elki.mixture":
                return negated(scores(mixture(given).run(wide(relation))));
            case "elki.means":
                return means(given, relation);
            default:
                throw new IllegalArgumentException("no method " + method);
        }
    }

    @SuppressWarnings("unchecked") // a relation is only read
    private static Relation<NumberVector> wide(Relation<DoubleVector> relation) {
        return (Relation<NumberVector>) (Relation<?>) relation;
    }

    private static RandomFactory random(Parameters given) {
        return RandomFactory.get(Long.valueOf(given.text("seed")));
    }

    private EMOutlier<NumberVector> mixture(Parameters given) {
        MultivariateGaussianModelFactory start =
                new MultivariateGaussianModelFactory(new Predefined(given.start(rows[0].length)));
        int iterations = given.integer("iterations");
        return new EMOutlier<>(given.integer("components"), 0, start, iterations, iterations, 0);
    }

    private double[] means(Parameters given, Relation<DoubleVector> relation) {
        Predefined start = new Predefined(given.start(rows[0].length));
        int clusters = given.integer("clusters");
        int iterations = given.integer("iterations");
        KMeans<NumberVector, KMeansModel> method = given.text("algorithm").equals("hamerly")
                // It counts the first assignment, too.
                ? new HamerlyKMeans<>(SquaredEuclideanDistance.STATIC, clusters, iterations + 1, start, false)
                : new ParallelLloydKMeans<>(SquaredEuclideanDistance.STATIC, clusters, iterations, start);
        Clustering<KMeansModel> found = method.run(wide(relation));
        double[] scores = new double[rows.length];
        Arrays.fill(scores, Double.POSITIVE_INFINITY);
        for (Cluster<KMeansModel> cluster : found.getAllClusters()) {
            double[] center = cluster.getModel().getMean();
            for (int i = 0; i < rows.length; i++) {
                scores[i] = Math.min(scores[i], distance(rows[i], center));
            }
        }
        return scores;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return Math.sqrt(sum);
    }

    private static double[] scores(OutlierResult result) {
        DoubleRelation found = result.getScores();
        DBIDRange ids = (DBIDRange) found.getDBIDs();
        double[] scores = new double[ids.size()];
        for (DBIDIter id = ids.iter(); id.valid(); id.advance()) {
            scores[ids.getOffset(id)] = found.doubleValue(id);
        }
        return scores;
    }

    /** ELKI counts the row itself when it takes the mean over the neighbors: its scores are (k + 1) / k times the paper's. */
    private static double[] chained(int neighbors, Relation<DoubleVector> relation) {
        double[] scores = scores(new COF<NumberVector>(EuclideanDistance.STATIC, neighbors).run(wide(relation)));
        return Arrays.stream(scores)
                .map(score -> score * neighbors / (neighbors + 1))
                .toArray();
    }

    private static double[] negated(double[] scores) {
        return Arrays.stream(scores).map(score -> -score).toArray();
    }

    private Supplier<double[]> support(Parameters given) {
        svm_problem problem = new svm_problem();
        problem.l = rows.length;
        problem.x = nodes();
        problem.y = new double[rows.length];
        svm_parameter parameter = new svm_parameter();
        parameter.svm_type = svm_parameter.ONE_CLASS;
        parameter.kernel_type = svm_parameter.RBF;
        parameter.nu = given.number("nu");
        parameter.gamma = 1 / (rows[0].length * variance());
        parameter.eps = given.number("tolerance");
        parameter.cache_size = given.number("cache");
        parameter.shrinking = 1;
        return () -> {
            svm_model model = svm.svm_train(problem, parameter);
            double[] scores = new double[rows.length];
            double[] value = new double[1];
            for (int i = 0; i < scores.length; i++) {
                svm.svm_predict_values(model, problem.x[i], value);
                scores[i] = -value[0];
            }
            return scores;
        };
    }

    /** The rows as LIBSVM wants them, made once. */
    private svm_node[][] nodes() {
        if (nodes == null) {
            nodes = new svm_node[rows.length][rows[0].length];
            for (int i = 0; i < rows.length; i++) {
                for (int j = 0; j < rows[i].length; j++) {
                    nodes[i][j] = new svm_node();
                    nodes[i][j].index = j + 1;
                    nodes[i][j].value = rows[i][j];
                }
            }
        }
        return nodes;
    }

    /** Of all values together: scikit-learn's gamma "scale" is made of it. */
    private double variance() {
        double mean = Arrays.stream(rows).flatMapToDouble(Arrays::stream).average().orElseThrow();
        return Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow();
    }

    @Override
    double[] rescored() {
        throw new UnsupportedOperationException("only the library's own models score new rows here");
    }

    @Override
    double[][] start(String method, Parameters given) {
        throw new UnsupportedOperationException("the library's own side says where to begin");
    }

    @Override
    String versions() {
        return "elki=" + version(EuclideanDistance.class) + "\tlibsvm=" + version(svm.class);
    }

    /** Of the jar's name: ELKI's manifests have none. */
    private static String version(Class<?> type) {
        String jar = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        return jar.replaceAll(".*-([0-9.]+)\\.jar", "$1");
    }
}
