package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Epoch;
import anomaly.EpochListener;
import anomaly.FittedDetector;
import anomaly.IterativeDetector;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;

/**
 * A chart of the loss that grows in place while a detector trains, with the best epoch marked. Further measures of an epoch
 * (a validation loss, for example) become curves of their own; the best epoch is the one of the lowest validation loss, or
 * of the lowest loss where there is none. There are at most five pictures a second, fewer where drawing takes long, and the
 * title tells how long the training will take yet. The stop button ends it, and the chart stays as it is then, without times.
 *
 * <pre>{@code FittedDetector model = new LiveChart("Autoencoder").fit(detector, train);}</pre>
 */
public final class LiveChart implements EpochListener, AutoCloseable {
    private static final long PAUSE = 200;

    private static final String LOSS = "loss";

    private final String title;
    private final Slot slot;
    private final Map<String, List<Double>> curves = new LinkedHashMap<>();
    private final Remaining remaining;
    private int total;

    /**
     * An empty chart; it appears with the first epoch.
     *
     * @param title what is trained
     */
    public LiveChart(String title) {
        this(title, Jupyter.screen(), System::nanoTime);
    }

    LiveChart(String title, Screen screen, LongSupplier nanos) {
        this.title = title;
        this.slot = new Slot(screen, nanos, PAUSE);
        this.remaining = new Remaining(nanos);
    }

    /**
     * Fits a detector and shows its loss meanwhile; the chart is complete when this returns or throws.
     *
     * @param detector to fit
     * @param train the rows to learn from
     * @return the best model found
     */
    public FittedDetector fit(IterativeDetector detector, Dataset train) {
        try {
            return detector.fit(train, this);
        } finally {
            close();
        }
    }

    @Override
    public synchronized boolean after(Epoch epoch) {
        total = epoch.total();
        remaining.begin(epoch.number());
        add(LOSS, epoch.loss());
        new TreeMap<>(epoch.measures()).forEach(this::add);
        boolean stopped = Thread.currentThread().isInterrupted();
        if (stopped || epoch.number() == epoch.total()) {
            close();
        } else {
            slot.offer(() -> picture(title + remaining.words(epoch.number(), total)));
        }
        return !stopped;
    }

    private void add(String name, double value) {
        curves.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    /** Leaves the chart of all epochs so far. */
    @Override
    public synchronized void close() {
        if (!curves.isEmpty()) {
            slot.close(() -> picture(title));
        }
    }

    private Bundle picture(String headline) {
        return Compose.picture(Charts.titled(headline, chart())).bundle();
    }

    /**
     * The chart of the epochs so far.
     *
     * @return the chart
     * @throws IllegalStateException if there was no epoch yet
     */
    public synchronized XYChart chart() {
        if (curves.isEmpty()) {
            throw new IllegalStateException("there was no epoch yet: give this chart to fit(train, listener) first");
        }
        Map<String, double[]> losses = new LinkedHashMap<>();
        curves.forEach((name, values) -> losses.put(
                name, values.stream().mapToDouble(Double::doubleValue).toArray()));
        XYChart chart = Charts.titled(title, Charts.loss(losses));
        String watched = watched();
        double[] values = losses.get(watched);
        int best = lowest(values);
        String name = String.format(
                Locale.ROOT, "best: epoch %d of %d, %s %s", best + 1, total, watched, Look.number(values[best]));
        chart.addSeries(name, new double[] {best + 1}, new double[] {values[best]})
                .setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter)
                .setMarker(Markers.DARK_RIM_DIAMOND)
                .setMarkerColor(Look.BACKGROUND);
        chart.getStyler().setMarkerSize(10);
        Look.legendBelow(chart);
        return chart;
    }

    private String watched() {
        return curves.keySet().stream()
                .filter(n -> n.startsWith("validation") && n.endsWith(LOSS))
                .findFirst()
                .orElse(LOSS);
    }

    private static int lowest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] < values[best] ? i : best;
        }
        return best;
    }
}
