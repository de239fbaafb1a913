package anomaly.experiment;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.evaluation.RocCurve;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.List;

/** {@link Tuning#bestAuc}. Remembers the candidates as fitted on the last rows, as long as memory allows. */
final class BestAuc implements Tuning {
    private final List<Detector> candidates;
    private WeakReference<Dataset> fittedOn = new WeakReference<>(null);
    private SoftReference<List<FittedDetector>> fitted = new SoftReference<>(null);

    BestAuc(List<? extends Detector> candidates) {
        if (candidates.isEmpty()) {
            throw new IllegalArgumentException("candidates are empty, expected at least one detector");
        }
        this.candidates = List.copyOf(candidates);
    }

    @Override
    public Detector choose(Dataset train, Dataset validation) {
        List<FittedDetector> models = models(train);
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < models.size(); c++) {
            double auc = RocCurve.of(validation.labels(), models.get(c).score(validation))
                    .auc();
            if (auc > most) {
                most = auc;
                best = c;
            }
        }
        return candidates.get(best);
    }

    private synchronized List<FittedDetector> models(Dataset train) {
        List<FittedDetector> models = fittedOn.get() == train ? fitted.get() : null;
        if (models == null) {
            models = candidates.stream().map(candidate -> candidate.fit(train)).toList();
            fittedOn = new WeakReference<>(train);
            fitted = new SoftReference<>(models);
        }
        return models;
    }

    @Override
    public String toString() {
        return "best validation AUC of " + candidates;
    }
}
