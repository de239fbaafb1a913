package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.baseline.RandomScores;
import anomaly.notebook.fake.DisplayData;
import anomaly.notebook.fake.FakeKernel;
import anomaly.synthetic.Synthetic;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.internal.chartpart.Chart;

class KernelLinkTest {
    private final FakeKernel kernel = new FakeKernel();

    @Test
    void aChartIsAPictureWithSizeAndWords() throws Exception {
        Renderings.registerAll(new KernelLink(kernel));
        DisplayData shown = kernel.getRenderer().render(Chart.class, Charts.scatter(Synthetic.blobs(100, 1)));
        byte[] png = Base64.getDecoder().decode((String) shown.data.get("image/png"));
        assertEquals((byte) 'P', png[1]);
        Map<?, ?> metadata = (Map<?, ?>) shown.metadata.get("image/png");
        assertEquals(520, metadata.get("width"));
        assertEquals(420, metadata.get("height"));
        assertTrue(metadata.get("alt").toString().contains("anomaly (5)"), metadata::toString);
        assertEquals(metadata.get("alt"), shown.data.get("text/plain"));
    }

    @Test
    void dataAndDetectorsAreHtmlAndText() throws Exception {
        Renderings.registerAll(new KernelLink(kernel));
        DisplayData data = kernel.getRenderer().render(Dataset.class, Synthetic.blobs(100, 1));
        assertTrue(data.data.get("text/html").toString().contains("<table>"));
        DisplayData detector = kernel.getRenderer().render(Detector.class, new RandomScores(7));
        assertEquals("RandomScores[seed=7]", detector.data.get("text/plain"));
        assertTrue(
                kernel.getRenderer().types().size() >= 12,
                "only " + kernel.getRenderer().types());
    }

    @Test
    void anInterruptedThreadStillSendsAndStaysInterrupted() throws Exception {
        KernelLink link = new KernelLink(kernel);
        Thread.currentThread().interrupt();
        link.update("id", Bundle.text("half"), false);
        assertTrue(Thread.interrupted(), "the interruption got lost");
        assertEquals("half", kernel.sent.get(0).data.get("text/plain"));
    }

    @Test
    void theLastStateWaitsForARunningCell() throws Exception {
        KernelLink link = new KernelLink(kernel);
        kernel.getIO().display.attach(false);
        link.update("id", Bundle.text("stopped"), true);
        assertTrue(kernel.sent.isEmpty(), "sent while no cell was running");
        kernel.getIO().display.attach(true);
        for (int i = 0; i < 100; i++) {
            synchronized (kernel.sent) {
                if (!kernel.sent.isEmpty()) {
                    break;
                }
            }
            Thread.sleep(50);
        }
        assertEquals("stopped", kernel.sent.get(0).data.get("text/plain"));
        assertEquals("id", kernel.sent.get(0).getDisplayId());
    }

    @Test
    void whatIsNoKernelIsLeftAlone() {
        assertFalse(Jupyter.install("a string"));
        assertFalse(Jupyter.install(), "found a kernel in a test");
        assertFalse(Jupyter.connected());
    }
}
