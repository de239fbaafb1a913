package anomaly.density;

import java.util.ArrayList;
import java.util.List;

/** Expectation and maximization from one start, step by step. */
final class MixtureRun {
    private final GaussianMixture settings;
    private final MixtureSteps steps;
    private final List<Double> lowerBounds = new ArrayList<>();
    private double likelihood;
    private boolean converged;

    MixtureRun(GaussianMixture settings, MixtureSteps steps) {
        this.settings = settings;
        this.steps = steps;
        likelihood = steps.expect();
    }

    boolean ended() {
        return converged || lowerBounds.size() == settings.iterations();
    }

    /** Moves the components once. Returns the mean log-likelihood before. */
    double step() {
        double before = likelihood;
        steps.maximize();
        converged = !lowerBounds.isEmpty()
                && Math.abs(before - lowerBounds.get(lowerBounds.size() - 1)) < settings.tolerance();
        lowerBounds.add(before);
        likelihood = steps.expect();
        return before;
    }

    /** The mean log-likelihood of the components as they are. */
    double likelihood() {
        return likelihood;
    }

    MixtureModel model() {
        return new MixtureModel(
                settings,
                steps.components(),
                lowerBounds.stream().mapToDouble(b -> b).toArray(),
                converged,
                likelihood,
                steps.scores());
    }
}
