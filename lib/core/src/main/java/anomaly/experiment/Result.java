package anomaly.experiment;

import java.util.Locale;

/**
 * One cell of an experiment: what was run, on what, and what came out. Measures are NaN unless the status is ok.
 *
 * @param experiment the name of the experiment
 * @param data the name of the data set
 * @param checksum 16 hexadecimal digits of the SHA-256 of its values and labels; empty while it has not been read
 * @param rows its rows; 0 while it has not been read
 * @param features its features; 0 while it has not been read
 * @param anomalies its rows labeled as anomalies; 0 while it has not been read
 * @param method what to call the detector, whatever its seed
 * @param detector the detector with all its hyper-parameters, as it prints itself
 * @param seed the seed of the cell
 * @param protocol which rows were fitted on and which measured
 * @param rocAuc area under the ROC curve, 0 to 1
 * @param averagePrecision 0 to 1
 * @param precisionAtN precision at n = the number of anomalies measured, 0 to 1
 * @param fitSeconds time to fit
 * @param scoreSeconds time to score the rows measured
 * @param status what became of the cell
 * @param error why it failed, in one line; empty unless it did
 * @param version the version of this library
 * @param jvm name and version of the Java virtual machine
 * @param chosen the detector that a {@link Tuning} chose; empty for all others
 */
public record Result(
        String experiment,
        String data,
        String checksum,
        int rows,
        int features,
        int anomalies,
        String method,
        String detector,
        long seed,
        String protocol,
        double rocAuc,
        double averagePrecision,
        double precisionAtN,
        double fitSeconds,
        double scoreSeconds,
        Status status,
        String error,
        String version,
        String jvm,
        String chosen) {

    /** What a result must agree in to stand for a cell that is asked for again. */
    record Key(
            String experiment,
            String data,
            String checksum,
            String method,
            String detector,
            long seed,
            String protocol,
            String version) {}

    Key key() {
        return new Key(experiment, data, checksum, method, detector, seed, protocol, version);
    }

    @Override
    public String toString() {
        String outcome =
                switch (status) {
                    case OK ->
                        String.format(
                                Locale.ROOT,
                                "ROC AUC %.3f, average precision %.3f, precision@n %.3f, %.2f s",
                                rocAuc,
                                averagePrecision,
                                precisionAtN,
                                fitSeconds + scoreSeconds);
                    case FAILED -> "failed: " + error;
                    case NOT_RUN -> "not run";
                };
        return data + " · " + method + " · " + protocol + " · seed " + seed + " · " + outcome;
    }
}
