package anomaly.notebook.exercises;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.distance.KNearestNeighbors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** The exercise of notebook 07: the average of maxima (Aggarwal and Sathe 2015, doi:10.1145/2830544.2830549). */
final class Exercises07 {
    private static final int MEMBERS = 4;

    private static final Property MAXIMUM = new Property(
            "with one bucket the score is the largest of the four z-scores",
            "First the z-score of each member: its score less the mean of its training scores, over their standard "
                    + "deviation (divisor n). Only then the largest.");
    private static final Property AVERAGE = new Property(
            "with a bucket for each member the score is the mean of the four z-scores",
            "The largest of one number is that number. The mean goes over the buckets.");
    private static final Property BUCKETS = new Property(
            "with two buckets the score is the mean of two maxima: members 1 and 2, members 3 and 4",
            "The buckets hold members that follow each other. Which is first, the largest or the mean?");
    private static final Property NEW = new Property(
            "a new row is measured by the mean and the standard deviation of the training scores",
            "What makes scores comparable is learned in fit. A new row must not depend on the rows it came with.");

    private Exercises07() {}

    static List<Task<IntFunction<? extends Detector>>> tasks() {
        List<List<Trial<IntFunction<? extends Detector>>>> examples = new ArrayList<>();
        double[][] small = Setting.rows(0, 1, 3, 7, 12);
        for (int buckets : List.of(1, MEMBERS, 2)) {
            examples.add(example(buckets, small, Setting.rows(5, 30)));
        }
        for (int size = 6; size <= 12; size++) {
            for (int buckets : List.of(1, 2, MEMBERS)) {
                for (int width = 1; width <= 3; width++) {
                    examples.add(drawn(buckets, size, width));
                }
            }
        }
        return List.of(new Task<>("07.3", Kind.DETECTOR_FOR_K, examples));
    }

    private static List<Trial<IntFunction<? extends Detector>>> example(
            int buckets, double[][] train, double[][] fresh) {
        Detector right = data -> new Fitted(data, buckets);
        Property property = buckets == 1 ? MAXIMUM : buckets == MEMBERS ? AVERAGE : BUCKETS;
        String with = buckets == 1 ? " with 1 bucket" : " with " + buckets + " buckets";
        return new Setting(with, train, fresh, right)
                .<IntFunction<? extends Detector>>trials(mine -> mine.apply(buckets), property, NEW);
    }

    /** Members whose scores are all equal have no z-score, and the exercise leaves them open: such rows are passed over. */
    private static List<Trial<IntFunction<? extends Detector>>> drawn(int buckets, int size, int width) {
        for (long seed = 1000L * size + 100L * width + buckets; ; seed++) {
            double[][] train = Setting.drawn(size, width, seed);
            if (members(Dataset.of(train)).stream().noneMatch(member -> deviation(member.trainingScores()) < 1e-6)) {
                return example(buckets, train, Setting.drawn(3, width, -seed));
            }
        }
    }

    private static List<FittedDetector> members(Dataset train) {
        return IntStream.rangeClosed(1, MEMBERS)
                .mapToObj(k -> new KNearestNeighbors(k).fit(train))
                .toList();
    }

    private static double mean(double[] scores) {
        return Arrays.stream(scores).average().orElseThrow();
    }

    private static double deviation(double[] scores) {
        double mean = mean(scores);
        return Math.sqrt(Arrays.stream(scores)
                .map(s -> (s - mean) * (s - mean))
                .average()
                .orElseThrow());
    }

    /** Four distances to neighbors, the first to the fourth. */
    private static final class Fitted implements FittedDetector {
        private final List<FittedDetector> members;
        private final int buckets;

        Fitted(Dataset train, int buckets) {
            this.members = members(train);
            this.buckets = buckets;
        }

        @Override
        public double[] score(double[][] rows) {
            return combined(member -> member.score(rows));
        }

        @Override
        public double[] trainingScores() {
            return combined(FittedDetector::trainingScores);
        }

        private double[] combined(Function<FittedDetector, double[]> scored) {
            double[][] standard = members.stream()
                    .map(member -> standardized(scored.apply(member), member.trainingScores()))
                    .toArray(double[][]::new);
            return IntStream.range(0, standard[0].length)
                    .mapToDouble(i -> averageOfMaxima(standard, i))
                    .toArray();
        }

        private double averageOfMaxima(double[][] standard, int row) {
            int each = MEMBERS / buckets;
            double sum = 0;
            for (int first = 0; first < MEMBERS; first += each) {
                double most = Double.NEGATIVE_INFINITY;
                for (int member = first; member < first + each; member++) {
                    most = Math.max(most, standard[member][row]);
                }
                sum += most;
            }
            return sum / buckets;
        }

        private static double[] standardized(double[] scores, double[] training) {
            double mean = mean(training);
            double deviation = deviation(training);
            return Arrays.stream(scores).map(s -> (s - mean) / deviation).toArray();
        }
    }
}
