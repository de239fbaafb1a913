package anomaly.notebook;

import anomaly.Dataset;
import anomaly.Label;
import anomaly.Split;
import anomaly.evaluation.AutomaticThreshold;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.FriedmanTest;
import anomaly.evaluation.MeasureTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Turns the library's own types into tables. */
final class Tabular {
    /** Rows of a data set that are shown, and features at most. */
    private static final int ROWS = 5;

    private static final int FEATURES = 8;

    private Tabular() {}

    static Block dataset(Dataset data) {
        int[] rows = IntStream.range(0, Math.min(ROWS, data.size())).toArray();
        String note = data.size() > ROWS ? "the first " + ROWS + " of " + count(data.size(), "row") : "";
        Block table = rows(data, rows, List.of(), List.of(), note);
        return new Block(
                "<b>" + Html.escape(data.name()) + "</b>"
                        + Html.escape(data.toString().substring(data.name().length())) + table.html(),
                data.toString());
    }

    /** Rows with columns of one's own in front. */
    static Block rows(Dataset data, int[] rows, List<String> extraHead, List<List<String>> extra, String note) {
        int shown = Math.min(FEATURES, data.width());
        boolean labeled = data.count(Label.UNKNOWN) < data.size();
        List<String> head = new ArrayList<>(extraHead);
        head.addAll(data.features().subList(0, shown));
        if (labeled) {
            head.add("label");
        }
        List<List<String>> cells = new ArrayList<>();
        for (int i = 0; i < rows.length; i++) {
            List<String> line = new ArrayList<>(extra.isEmpty() ? List.of() : extra.get(i));
            double[] row = data.row(rows[i]);
            for (int j = 0; j < shown; j++) {
                line.add(Look.number(row[j]));
            }
            if (labeled) {
                line.add(Plane.word(data.labels().get(rows[i])));
            }
            cells.add(line);
        }
        String cut = shown < data.width() ? "the first " + shown + " of " + count(data.width(), "feature") : "";
        String both = note + (note.isEmpty() || cut.isEmpty() ? "" : "; ") + cut;
        return table(head, cells, both);
    }

    static Block split(Split split) {
        List<List<String>> rows = new ArrayList<>();
        for (Dataset part : List.of(split.train(), split.test())) {
            rows.add(List.of(
                    part == split.train() ? "train" : "test",
                    String.format(Locale.ROOT, "%,d", part.size()),
                    String.format(Locale.ROOT, "%,d", part.count(Label.NORMAL)),
                    String.format(Locale.ROOT, "%,d", part.count(Label.ANOMALY)),
                    String.format(Locale.ROOT, "%,d", part.count(Label.UNKNOWN))));
        }
        return table(
                List.of("part of " + split.train().name(), "rows", "normal", "anomalies", "not labeled"), rows, "");
    }

    static Block confusion(Confusion at) {
        List<String> head = List.of("", "flagged", "not flagged");
        List<List<String>> rows = List.of(
                List.of("anomaly", count(at.truePositives()), count(at.falseNegatives())),
                List.of("normal", count(at.falsePositives()), count(at.trueNegatives())));
        String note = String.format(
                Locale.ROOT, "precision %.3f, recall %.3f, F1 %.3f", at.precision(), at.recall(), at.f1());
        return table(head, rows, note);
    }

    /** With precision, recall and F1 where there are labels. */
    static Block thresholds(double[] scores, List<Label> labels) {
        List<String> head = new ArrayList<>(List.of("rule", "threshold", "flagged", "share"));
        if (!labels.isEmpty()) {
            head.addAll(List.of("precision", "recall", "F1"));
        }
        List<List<Object>> rows = new ArrayList<>();
        for (AutomaticThreshold rule : AutomaticThreshold.values()) {
            double threshold = rule.of(scores);
            int flagged = (int) Arrays.stream(scores).filter(s -> s > threshold).count();
            List<Object> row =
                    new ArrayList<>(List.of(words(rule), threshold, count(flagged), flagged / (double) scores.length));
            if (!labels.isEmpty()) {
                Confusion at = Confusion.at(labels, scores, threshold);
                row.addAll(List.of(at.precision(), at.recall(), at.f1()));
            }
            rows.add(row);
        }
        rows.sort(Comparator.comparing(row -> (Double) row.get(1)));
        return Show.table(head, rows);
    }

    private static String words(AutomaticThreshold rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static Block measures(MeasureTable table) {
        List<List<Object>> rows = new ArrayList<>();
        for (int i = 0; i < table.dataSets().size(); i++) {
            List<Object> row = new ArrayList<>(List.of(table.dataSets().get(i)));
            row.addAll(table.figures().get(i));
            rows.add(row);
        }
        return Show.table(headed("data set", table.methods()), rows);
    }

    static Block ranks(FriedmanTest test) {
        List<List<String>> rows = test.ranking().stream()
                .map(method -> List.of(method, String.format(Locale.ROOT, "%.2f", test.rank(method))))
                .toList();
        String note = String.format(
                Locale.ROOT,
                "Friedman test of %d methods on %d data sets: F %.3f, p %.3g (chi-squared %.3f, p %.3g);"
                        + " critical difference at alpha 0.05: %.2f",
                test.methods().size(),
                test.dataSets(),
                test.f(),
                test.pValue(),
                test.chiSquare(),
                test.chiSquarePValue(),
                test.criticalDifference(0.05));
        return table(List.of("method", "average rank"), rows, note);
    }

    static Block scores(double[] values) {
        if (values.length == 0) {
            return new Block("no numbers", "no numbers");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        String first = String.join(
                ", ", Arrays.stream(values).limit(8).mapToObj(Look::number).toList());
        String text = count(values.length, "number") + ": " + first + (values.length > 8 ? ", ..." : "")
                + "; lowest " + Look.number(sorted[0]) + ", median " + Look.number(sorted[(sorted.length - 1) / 2])
                + ", highest " + Look.number(sorted[sorted.length - 1]);
        return new Block("<div>" + Html.escape(text) + "</div>", text);
    }

    static Block table(List<String> head, List<List<String>> rows, String note) {
        return new Block(Html.table(head, rows, note), Html.text(head, rows, note));
    }

    static List<String> headed(String first, List<String> rest) {
        List<String> head = new ArrayList<>(List.of(first));
        head.addAll(rest);
        return head;
    }

    static String count(int number, String what) {
        return count(number) + " " + (number == 1 ? what : plural(what));
    }

    /** Of words that end in s or, after a consonant, in ies. */
    private static String plural(String what) {
        return what.matches(".*[^aeiou]y") ? what.substring(0, what.length() - 1) + "ies" : what + "s";
    }

    private static String count(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
