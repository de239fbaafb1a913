package anomaly.data.experiments;

import anomaly.baseline.PerfectScores;
import anomaly.baseline.RandomScores;
import anomaly.data.Datasets;
import anomaly.density.Gaussian;
import anomaly.density.LocalOutlierFactor;
import anomaly.distance.KNearestNeighbors;
import anomaly.experiment.Experiment;
import anomaly.experiment.ExperimentProvider;
import anomaly.experiment.Protocol;
import anomaly.scaling.Scaling;
import java.util.List;

/**
 * {@code neighbors}: how far do distance and density get on nine shipped data sets, and what does k change? Every detector
 * stands behind a z-score; random and perfect scores are the floor and the ceiling. Both protocols, half of the rows held
 * out, seeds 1 to 3.
 */
public final class NeighborsExperiment implements ExperimentProvider {
    private static final double TRAIN_SHARE = 0.5;

    /** Needed by the service loader. */
    public NeighborsExperiment() {}

    @Override
    public List<Experiment> experiments() {
        Experiment experiment = new Experiment("neighbors")
                .on("ionosphere", Datasets::ionosphere)
                .on("glass", Datasets::glass)
                .on("pima", Datasets::pima)
                .on("breastw", Datasets::breastw)
                .on("wdbc", Datasets::wdbc)
                .on("satellite", Datasets::satellite)
                .on("shuttle", Datasets::shuttle)
                .on("digits", Datasets::digits)
                .on("mnist_tab", Datasets::mnistTab)
                .under(Protocol.transductive(), Protocol.heldOut(TRAIN_SHARE))
                .seeds(1, 2, 3)
                .with("random scores", RandomScores::new)
                .withNamed("perfect scores", new PerfectScores());
        for (int neighbors : new int[] {5, 10, 20, 50}) {
            experiment = experiment.withNamed(
                    "kNN k=" + neighbors, Scaling.Z_SCORE.before(new KNearestNeighbors(neighbors)));
        }
        for (int neighbors : new int[] {10, 20, 50}) {
            experiment = experiment.withNamed(
                    "LOF k=" + neighbors, Scaling.Z_SCORE.before(new LocalOutlierFactor(neighbors)));
        }
        return List.of(experiment.withNamed("Gaussian", Scaling.Z_SCORE.before(new Gaussian())));
    }
}
