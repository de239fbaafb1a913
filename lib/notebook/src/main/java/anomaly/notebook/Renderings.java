package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Detector;
import org.knowm.xchart.internal.chartpart.Chart;

/** Which types a cell shows, and how. */
final class Renderings {
    private Renderings() {}

    static void registerAll(KernelLink kernel) throws ReflectiveOperationException {
        kernel.register(Chart.class, Bundle.PNG, chart -> Compose.picture((Chart<?, ?>) chart)
                .bundle());
        kernel.register(Picture.class, Bundle.PNG, Picture::bundle);
        kernel.register(Detector.class, Bundle.HTML, d -> Bundle.html("<b>DET</b> " + d, d.toString()));
        kernel.register(Dataset.class, Bundle.HTML, d -> Bundle.html("<b>DATA</b> " + d, d.toString()));
    }
}
