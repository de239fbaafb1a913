package anomaly.data.experiments;

import anomaly.Detector;
import anomaly.Label;
import anomaly.Split;
import anomaly.boundary.Kernel;
import anomaly.boundary.OneClassSvm;
import anomaly.data.Datasets;
import anomaly.data.Images;
import anomaly.density.Bandwidth;
import anomaly.density.KernelDensity;
import anomaly.experiment.Experiment;
import anomaly.experiment.ExperimentProvider;
import anomaly.experiment.Results;
import anomaly.experiment.Tuning;
import anomaly.isolation.IsolationForest;
import anomaly.linear.Projection;
import anomaly.scaling.GlobalContrast;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code shallow-one-class}: the shallow baselines of deep one-class classification. One class of pictures is normal and
 * fitted on, its training pictures only; the whole test set is measured. Ten digits of MNIST, ten classes of CIFAR-10 (the
 * training batches that are on this machine), each as raw pixels, projected on the components that explain 95 % of the
 * variance, projected and whitened, and with even contrast.
 *
 * <p>Settings are those of the study: the one-class SVM with nu 0.1 chooses gamma among 2^-10 ... 2^-1 by the AUC on a tenth
 * of the test set, which is not measured; kernel density chooses its bandwidth among 20 from 2^-4.5 to 2^5 by five-fold
 * likelihood; isolation forests have 100 trees of 256 pictures. (L. Ruff et al. 2018, Deep one-class classification, PMLR
 * 80:4393; R. Chalapathy, A. Menon, S. Chawla 2018, Anomaly detection using one-class neural networks, arXiv:1802.06360.)
 */
public final class ShallowOneClassExperiment implements ExperimentProvider {
    private static final double NU = 0.1;
    /** The whole kernel of a class of MNIST: with a large gamma each row of it is needed many times. */
    private static final int CACHE_MEGABYTES = 400;

    private static final double VALIDATION_SHARE = 0.1;
    private static final double VARIANCE_SHARE = 0.95;
    private static final int BANDWIDTHS = 20;
    private static final int FOLDS = 5;

    /** Needed by the service loader. */
    public ShallowOneClassExperiment() {}

    @Override
    public List<Experiment> experiments() {
        Experiment experiment = new Experiment("shallow-one-class").seeds(1, 2, 3);
        for (int digit = 0; digit < 10; digit++) {
            experiment =
                    experiment.onSplit("mnist " + digit, oneClass(digit, Datasets::mnistTrain, Datasets::mnistTest));
        }
        List<String> things = Datasets.cifar10Classes();
        for (int thing = 0; thing < things.size(); thing++) {
            experiment = experiment.onSplit(
                    "cifar-10 " + things.get(thing),
                    oneClass(thing, Datasets::cifar10TrainAtHand, Datasets::cifar10Test));
        }
        for (Map.Entry<String, UnaryOperator<Detector>> input : inputs().entrySet()) {
            experiment = with(experiment, input.getKey(), input.getValue());
        }
        return List.of(experiment);
    }

    @Override
    public Map<String, String> summaries(Results results) {
        return Map.of("shallow-one-class-table.csv", OneClassTable.of(results).csv());
    }

    private static Supplier<Split> oneClass(int normal, Supplier<Images> train, Supplier<Images> test) {
        return () -> new Split(
                train.get().oneAgainstRest(normal).only(Label.NORMAL),
                test.get().oneAgainstRest(normal));
    }

    private static Map<String, UnaryOperator<Detector>> inputs() {
        Map<String, UnaryOperator<Detector>> inputs = new LinkedHashMap<>();
        Projection projection = Projection.share(VARIANCE_SHARE);
        inputs.put("raw", detector -> detector);
        inputs.put("PCA 95 %", projection::before);
        inputs.put("whitened", projection.whitened()::before);
        inputs.put("GCN", GlobalContrast.L1::before);
        return inputs;
    }

    private static Experiment with(Experiment experiment, String input, UnaryOperator<Detector> prepared) {
        List<Detector> machines = new ArrayList<>();
        for (int power = -10; power <= -1; power++) {
            Kernel kernel = new Kernel.Rbf(Math.scalb(1.0, power));
            machines.add(prepared.apply(new OneClassSvm(kernel, NU).withCacheMegabytes(CACHE_MEGABYTES)));
        }
        return experiment
                .withTuned("OC-SVM " + input, VALIDATION_SHARE, Tuning.bestAuc(machines))
                .withNamed("KDE " + input, prepared.apply(new KernelDensity(bandwidths())))
                .with("isolation forest " + input, seed -> prepared.apply(new IsolationForest(seed)));
    }

    /** 2^-4.5 to 2^5, evenly in the exponent. */
    private static Bandwidth bandwidths() {
        DoubleStream powers = IntStream.range(0, BANDWIDTHS).mapToDouble(i -> -4.5 + 9.5 * i / (BANDWIDTHS - 1));
        return new Bandwidth.CrossValidated(
                powers.map(power -> Math.pow(2, power)).boxed().toList(), FOLDS, 1);
    }

    /** What a method of this experiment is called, for charts: the methods and inputs in their order. */
    static List<String> methods() {
        return Stream.of("OC-SVM", "KDE", "isolation forest").toList();
    }
}
