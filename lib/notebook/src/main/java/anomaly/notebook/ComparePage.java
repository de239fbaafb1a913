package anomaly.notebook;

import anomaly.Dataset;
import anomaly.FittedDetector;
import anomaly.Label;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.knowm.xchart.internal.chartpart.Chart;

/** Score maps beside each other with one place marked on all of them. */
final class ComparePage {
    /** More maps would neither fit beside each other nor into the room an output has. */
    private static final int MOST = 4;

    private static final int COLORS = 64;
    /** Of the map's grid every second point is shipped: a place is a fiftieth of the side. */
    private static final int STEP = 2;

    /** Rows that can be the nearest. */
    private static final int MOST_ROWS = 1000;

    private static final MathContext DIGITS = new MathContext(4);
    /** Scores at these shares of the rows are shipped, so that a place has a rank among them. */
    private static final int SHARES = 200;

    private ComparePage() {}

    static Interactive of(Map<String, FittedDetector> models, Dataset data) {
        if (models.isEmpty() || models.size() > MOST) {
            throw new IllegalArgumentException(
                    "there are " + models.size() + " models, expected 1 to " + MOST + " to look at beside each other");
        }
        int[] rows = rows(data);
        List<Chart<?, ?>> charts = new ArrayList<>();
        List<PageData> maps = new ArrayList<>();
        FieldChart first = null;
        for (Map.Entry<String, FittedDetector> one : Look.ordered(models).entrySet()) {
            FieldChart chart = Plane.scoreMap(one.getValue(), data, Double.NaN);
            charts.add(Charts.titled(one.getKey(), chart));
            maps.add(map(chart, one.getValue().score(data), rows));
            first = first == null ? chart : first;
        }
        Picture still = Compose.coarse(charts, COLORS);
        return Page.of("compare", data(first.field(), data, rows).list("maps", maps), still);
    }

    /** All rows, or the anomalies and as many others, evenly, as there is room for. */
    private static int[] rows(Dataset data) {
        int[] odd = kept(data, true);
        int[] others = kept(data, false);
        int[] anomalies = Arrays.copyOf(odd, Math.min(odd.length, MOST_ROWS));
        int room = Math.min(others.length, MOST_ROWS - anomalies.length);
        IntStream rest = IntStream.range(0, room).map(i -> others[(int) ((long) i * others.length / room)]);
        return IntStream.concat(Arrays.stream(anomalies), rest).sorted().toArray();
    }

    private static int[] kept(Dataset data, boolean odd) {
        return IntStream.range(0, data.size())
                .filter(i -> (data.labels().get(i) == Label.ANOMALY) == odd)
                .toArray();
    }

    private static PageData map(FieldChart chart, double[] scores, int[] rows) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        Rectangle2D plot = chart.plot();
        return new PageData()
                .put("name", chart.getTitle())
                .put("width", chart.getWidth())
                .put("height", chart.getHeight())
                .put("plot", new double[] {
                    round(plot.getX()), round(plot.getY()), round(plot.getWidth()), round(plot.getHeight())
                })
                .put("scores", places(chart.field()))
                .put(
                        "rows",
                        IntStream.of(rows).mapToDouble(i -> round(scores[i])).toArray())
                .put(
                        "shares",
                        IntStream.rangeClosed(0, SHARES)
                                .mapToDouble(i -> round(sorted[(int) ((sorted.length - 1L) * i / SHARES)]))
                                .toArray());
    }

    private static PageData data(Field field, Dataset data, int[] rows) {
        int side = (Field.SIDE - 1) / STEP;
        return new PageData()
                .put("side", side + 1)
                .put("from", new double[] {field.left(), field.bottom()})
                .put("step", new double[] {(field.right() - field.left()) / side, (field.top() - field.bottom()) / side
                })
                .texts("features", data.features())
                .put("all", rows.length == data.size())
                .put("id", IntStream.of(rows).map(data::id).toArray())
                .put("x", column(data, rows, 0))
                .put("y", column(data, rows, 1))
                .texts(
                        "labels",
                        IntStream.of(rows)
                                .mapToObj(i -> Plane.word(data.labels().get(i)))
                                .toList());
    }

    private static double[] column(Dataset data, int[] rows, int feature) {
        return IntStream.of(rows).mapToDouble(i -> round(data.row(i)[feature])).toArray();
    }

    private static double[] places(Field field) {
        return IntStream.range(0, Field.SIDE * Field.SIDE)
                .filter(i -> i / Field.SIDE % STEP == 0 && i % Field.SIDE % STEP == 0)
                .mapToDouble(i -> round(field.scores()[i]))
                .toArray();
    }

    private static double round(double value) {
        return new BigDecimal(value).round(DIGITS).doubleValue();
    }
}
