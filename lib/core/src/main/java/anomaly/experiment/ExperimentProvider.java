package anomaly.experiment;

import java.util.List;
import java.util.Map;

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

    /**
     * Tables made of the results of one of the experiments, to stand beside them.
     *
     * @param results the rows of one of {@link #experiments()}, some of which may not have run
     * @return file names and their texts; none by default
     */
    default Map<String, String> summaries(Results results) {
        return Map.of();
    }
}
