package anomaly.notebook.exercises;

import anomaly.Label;
import anomaly.evaluation.Confusion;
import anomaly.evaluation.PrecisionRecallCurve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** The exercises of notebook 01: average precision, and the cheapest threshold. */
final class Exercises01 {
    private static final double MISS = 20;

    private static final Property STEPS = new Property(
            "each step down the scores adds the recall it gains times the precision after it",
            "Walk from the highest score to the lowest. Recall counts anomalies only: what does a normal row change?");
    private static final Property TIES = new Property(
            "rows with equal scores are flagged together, in one step",
            "No threshold can part two equal scores. Count all of them before you compute precision and recall.");
    private static final Property NEGATIVE = new Property(
            "only the order of the scores counts, so they may be negative",
            "With what number does your walk begin? Some scores lie below zero.");
    private static final Property CHEAPEST = new Property(
            "no threshold is cheaper: 20 for each missed anomaly, 1 for each false alarm",
            "A row is flagged when its score is above the threshold: a row with just that score is not flagged.");
    private static final Property EVERYTHING = new Property(
            "where it is cheapest to flag every row, the threshold lies below all scores",
            "A row whose score equals the threshold is not flagged. Which threshold flags all rows?");
    private static final Property MISSED = new Property(
            "an anomaly is missed where finding it would bring more than 20 false alarms",
            "Compare the costs of all thresholds, of those that miss an anomaly too.");
    private static final Property UNTOUCHED = new Property(
            "the array of scores is left as it was",
            "Sorting an array changes it, and then scores and labels no longer belong together. Sort a copy.");

    private Exercises01() {}

    static List<Task<ToDoubleBiFunction<List<Label>, double[]>>> tasks() {
        return List.of(
                new Task<>("01.3", Kind.FIGURE, examples(averagePrecisionLists(), Exercises01::averagePrecision)),
                new Task<>("01.4", Kind.FIGURE, examples(thresholdLists(), Exercises01::cheapest)));
    }

    private static List<List<Trial<ToDoubleBiFunction<List<Label>, double[]>>>> examples(
            List<Ranked> lists, Function<Ranked, Trial<ToDoubleBiFunction<List<Label>, double[]>>> main) {
        return lists.stream()
                .map(list -> List.of(main.apply(list), untouched(list)))
                .toList();
    }

    private static List<Ranked> averagePrecisionLists() {
        List<Ranked> lists = new ArrayList<>(Ranked.small());
        for (int size = 4; size <= 10; size++) {
            lists.add(Ranked.drawn(size, size / 2, 1, size, size));
            lists.add(Ranked.drawn(size, 2, -size, size, size + 100));
            lists.add(Ranked.drawn(size, size / 2, -3, 6, size + 200));
        }
        return lists;
    }

    private static Trial<ToDoubleBiFunction<List<Label>, double[]>> averagePrecision(Ranked list) {
        Property property = list.negative() ? NEGATIVE : list.tied() ? TIES : STEPS;
        double expected = PrecisionRecallCurve.of(list.labels(), list.scores()).averagePrecision();
        return new Trial<>(
                property,
                Sample.of(list),
                mine -> Answer.figure(expected, mine.applyAsDouble(list.labels(), list.scores())));
    }

    /** Below 21 normal rows an anomaly is always worth finding. */
    private static List<Ranked> thresholdLists() {
        List<Ranked> lists = new ArrayList<>(Ranked.small());
        lists.add(Ranked.falling("ANNA"));
        lists.add(Ranked.falling("ANNNA"));
        lists.add(Ranked.falling("ANNAN"));
        for (int size = 4; size <= 8; size++) {
            lists.add(Ranked.drawn(size, size / 2, 1, size, size));
            lists.add(Ranked.drawn(size, 2, -size, size, size + 100));
        }
        lists.add(Ranked.buried(21));
        for (int i = 0; i < 8; i++) {
            lists.add(Ranked.drawn(60 + 20 * i, 2 + i, -5, 12, i));
        }
        return lists;
    }

    private static Trial<ToDoubleBiFunction<List<Label>, double[]>> cheapest(Ranked list) {
        double best = best(list);
        Property property = best < lowest(list) ? EVERYTHING : at(list, best).falseNegatives() > 0 ? MISSED : CHEAPEST;
        return new Trial<>(property, Sample.of(list), mine -> {
            double got = mine.applyAsDouble(list.labels(), list.scores());
            String expected = cost(list, best) + ", as with the threshold " + Answer.number(best);
            return Double.isNaN(got)
                    ? Answer.words(expected, "NaN, which is no threshold", false)
                    : Answer.words(
                            expected,
                            cost(list, got) + ", with your threshold " + Double.toString(got),
                            price(list, got) == price(list, best));
        });
    }

    private static double best(Ranked list) {
        double best = lowest(list) - 1;
        for (double cut : list.scores()) {
            best = price(list, cut) < price(list, best) ? cut : best;
        }
        return best;
    }

    private static double lowest(Ranked list) {
        return Arrays.stream(list.scores()).min().orElseThrow();
    }

    private static Confusion at(Ranked list, double threshold) {
        return Confusion.at(list.labels(), list.scores(), threshold);
    }

    private static double price(Ranked list, double threshold) {
        Confusion at = at(list, threshold);
        return MISS * at.falseNegatives() + at.falsePositives();
    }

    private static String cost(Ranked list, double threshold) {
        Confusion at = at(list, threshold);
        return "cost " + Answer.number(price(list, threshold)) + " (missed " + at.falseNegatives() + ", false alarms "
                + at.falsePositives() + ")";
    }

    private static Trial<ToDoubleBiFunction<List<Label>, double[]>> untouched(Ranked list) {
        return new Trial<>(UNTOUCHED, Sample.of(list), mine -> {
            double[] scores = list.scores();
            double unused = mine.applyAsDouble(list.labels(), scores);
            String before = Sample.line(list.scores());
            String after = Sample.line(scores);
            return Answer.words(before, after, before.equals(after));
        });
    }
}
