package anomaly.experiment;

import java.util.List;

/**
 * Brings named experiments to the command line. Found by {@link java.util.ServiceLoader}: name the class in {@code
 * META-INF/services/anomaly.experiment.ExperimentProvider}.
 */
public interface ExperimentProvider {
    /**
     * The experiments, with names of their own. Making them reads no data.
     *
     * @return at least one
     */
    List<Experiment> experiments();
}
