package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.Split;
import anomaly.data.Images;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.FriedmanTest;
import anomaly.evaluation.MeasureTable;
import anomaly.evaluation.PrecisionRecallCurve;
import anomaly.evaluation.RocCurve;
import java.awt.image.BufferedImage;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.Chart;
import tech.tablesaw.api.Table;

/** Which types a cell shows, and how. */
final class Renderings {
    private static final int IMAGES = 20;

    private Renderings() {}

    /** Takes types one by one: a kernel that registers them, or a test that looks them up. */
    interface Registry {
        <T> void register(Class<T> type, String preferred, Function<T, Bundle> form)
                throws ReflectiveOperationException;
    }

    static void registerAll(Registry kernel) throws ReflectiveOperationException {
        kernel.register(
                Chart.class, Bundle.PNG, c -> Compose.picture((Chart<?, ?>) c).bundle());
        kernel.register(BufferedImage.class, Bundle.PNG, Renderings::image);
        kernel.register(Picture.class, Bundle.PNG, Picture::bundle);
        kernel.register(Images.class, Bundle.PNG, Renderings::images);
        kernel.register(RocCurve.class, Bundle.PNG, c -> Compose.picture(Charts.roc(Map.of("scores", c)))
                .bundle());
        kernel.register(PrecisionRecallCurve.class, Bundle.PNG, c -> Compose.picture(
                        Charts.precisionRecall(Map.of("scores", c)))
                .bundle());
        kernel.register(Control.class, Bundle.PNG, Control::bundle);
        kernel.register(Block.class, Bundle.HTML, Block::bundle);
        kernel.register(Quiz.class, Bundle.HTML, Quiz::bundle);
        kernel.register(Interactive.class, Bundle.HTML, Interactive::bundle);
        kernel.register(Dataset.class, Bundle.HTML, d -> Tabular.dataset(d).bundle());
        kernel.register(Split.class, Bundle.HTML, s -> Tabular.split(s).bundle());
        kernel.register(Confusion.class, Bundle.HTML, c -> Tabular.confusion(c).bundle());
        kernel.register(
                MeasureTable.class, Bundle.HTML, t -> Tabular.measures(t).bundle());
        kernel.register(FriedmanTest.class, Bundle.HTML, t -> Tabular.ranks(t).bundle());
        kernel.register(Table.class, Bundle.HTML, t -> Show.table(t).bundle());
        kernel.register(double[].class, Bundle.HTML, s -> Tabular.scores(s).bundle());
        kernel.register(Detector.class, Bundle.HTML, Renderings::detector);
        kernel.register(FittedDetector.class, Bundle.HTML, Renderings::fitted);
    }

    private static Bundle image(BufferedImage image) {
        String alt = "Image of " + image.getWidth() + " x " + image.getHeight() + " pixels";
        return Bundle.png(Png.base64(image), image.getWidth(), image.getHeight(), alt);
    }

    private static Bundle images(Images images) {
        int shown = Math.min(IMAGES, images.size());
        return Charts.images(images.pick(IntStream.range(0, shown).toArray())).bundle();
    }

    private static Bundle detector(Detector detector) {
        String text = detector.toString();
        return Bundle.html("<code>" + Html.escape(text) + "</code>", text);
    }

    /** Most fitted detectors are lambdas or nested classes without a text of their own. */
    private static Bundle fitted(FittedDetector model) {
        String text = model.toString();
        boolean bare = text.startsWith(model.getClass().getName() + "@");
        String kind = Optional.ofNullable(model.getClass().getEnclosingClass())
                .filter(c -> c != FittedDetector.class)
                .map(Class::getSimpleName)
                .orElse("detector");
        String shown = bare ? "fitted " + kind + ": score(data) and trainingScores() give its scores" : text;
        return Bundle.html("<code>" + Html.escape(shown) + "</code>", shown);
    }
}
