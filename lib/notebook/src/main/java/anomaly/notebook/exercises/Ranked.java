package anomaly.notebook.exercises;

import anomaly.Label;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Labels and scores: what the figures of notebook 01 are computed from. */
final class Ranked {
    private final List<Label> labels;
    private final double[] scores;

    private Ranked(List<Label> labels, double... scores) {
        this.labels = List.copyOf(labels);
        this.scores = scores;
    }

    /** Every way to label and to order two rows, then three, ties last; both kinds of row are always there. */
    static List<Ranked> small() {
        List<Ranked> all = new ArrayList<>();
        for (int size = 2; size <= 3; size++) {
            for (double[] scores : orders(size)) {
                for (int kinds = 1; kinds < (1 << size) - 1; kinds++) {
                    all.add(new Ranked(labels(size, kinds), scores));
                }
            }
        }
        return all;
    }

    /** Dense ranks of so many rows, those without ties first. */
    private static List<double[]> orders(int size) {
        List<double[]> found = new ArrayList<>();
        int all = (int) Math.pow(size, size);
        for (int code = 0; code < all; code++) {
            double[] ranks = new double[size];
            int rest = code;
            for (int i = size - 1; i >= 0; i--) {
                ranks[i] = size - rest % size;
                rest /= size;
            }
            double[] distinct = Arrays.stream(ranks).distinct().sorted().toArray();
            if (distinct[distinct.length - 1] == distinct.length) {
                found.add(ranks);
            }
        }
        found.sort(Comparator.comparingLong(
                ranks -> -Arrays.stream(ranks).distinct().count()));
        return found;
    }

    /** The bits of {@code kinds}, the first row being the lowest. */
    private static List<Label> labels(int size, int kinds) {
        return IntStream.range(0, size)
                .mapToObj(i -> (kinds >> i & 1) == 1 ? Label.ANOMALY : Label.NORMAL)
                .toList();
    }

    /** Rows drawn by lot: an anomaly, a normal row, and then either; whole scores from {@code low} on. */
    static Ranked drawn(int size, int anomalies, int low, int levels, long seed) {
        Random random = new Random(seed);
        List<Label> labels = new ArrayList<>();
        double[] scores = new double[size];
        for (int i = 0; i < size; i++) {
            labels.add(i < anomalies ? Label.ANOMALY : Label.NORMAL);
            scores[i] = low + random.nextInt(levels);
        }
        Collections.shuffle(labels, random);
        return new Ranked(labels, scores);
    }

    /** Rows of falling scores, A an anomaly and N a normal row. */
    static Ranked falling(String kinds) {
        List<Label> labels = kinds.chars()
                .mapToObj(c -> c == 'A' ? Label.ANOMALY : Label.NORMAL)
                .toList();
        return new Ranked(
                labels,
                IntStream.range(0, kinds.length())
                        .mapToDouble(i -> kinds.length() - i)
                        .toArray());
    }

    /** Normal rows above a single anomaly. */
    static Ranked buried(int normal) {
        List<Label> labels = new ArrayList<>(Collections.nCopies(normal, Label.NORMAL));
        labels.add(Label.ANOMALY);
        double[] scores = new double[normal + 1];
        Arrays.fill(scores, 2);
        scores[normal] = 1;
        return new Ranked(labels, scores);
    }

    int size() {
        return scores.length;
    }

    Label label(int row) {
        return labels.get(row);
    }

    /** Immutable. */
    List<Label> labels() {
        return labels;
    }

    /** A new array each time: the reader's code may change it. */
    double[] scores() {
        return scores.clone();
    }

    boolean negative() {
        return Arrays.stream(scores).anyMatch(score -> score < 0);
    }

    /** Whether an anomaly and a normal row have the same score. */
    boolean tied() {
        return IntStream.range(0, size()).anyMatch(i -> IntStream.range(0, size())
                .anyMatch(j -> labels.get(i) != labels.get(j) && scores[i] == scores[j]));
    }
}
