package anomaly.ensemble;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.State;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * LODA, the lightweight on-line detector of anomalies: a hundred poor density estimates make a good one. Each projects the
 * rows onto a random line through {@code sqrt(d)} of the d features and makes a histogram of b bins between its smallest and
 * its largest value. With the share p(x) of the training rows in the bin where x falls,
 *
 * <pre>
 * score(x) = mean of -ln(b p(x)) over the projections
 * </pre>
 *
 * <p>Without unit: 0 where rows lie as dense as if spread evenly over the range, 1 where e times less dense, no upper end. As
 * fast as it gets, also with very many features, and {@link FittedLoda#contributions} names the features to blame. Scale
 * features of different units first. It sees sums of features, so a hole in the middle of the data is hidden from most
 * lines; and what lies outside of all histograms scores the same, however far.
 *
 * <p>A training row does not count itself in its bin. An empty bin, and what lies outside, count as half a row. Cost for n
 * rows and k projections: O(k n sqrt(d)) to fit and score; choosing the number of bins, about 50 more passes over the
 * projected rows; {@code 16 k (sqrt(d) + b)} bytes.
 *
 * <p><b>Deviations from the paper.</b> The densities are relative to an even spread over the range, which takes the unit away
 * and keeps the order of rows. The number of bins is searched among all up to 11, then in steps of 20 %. Rows come at once,
 * not one by one. (PyOD's LODA gives a row the share of the next bin, adds 1e-12 in place of half a row and divides by the
 * number of projections twice.)
 *
 * <p>T. Pevný (2016), Loda: lightweight on-line detector of anomalies, doi:10.1007/s10994-015-5521-0.
 *
 * @param projections k, from 1 up; the scores settle at about 100. Default 100
 * @param bins how many bins a histogram has, 1 to 100,000, or {@link #AUTOMATIC}, the default
 * @param seed any number; another seed draws other lines
 */
public record Loda(int projections, int bins, long seed) implements Detector {
    /** As many bins as the penalized likelihood of Birgé and Rozenholc advises, each histogram for itself. */
    public static final int AUTOMATIC = 0;

    private static final int MOST_BINS = 100_000;

    /** Projections done in one pass over the rows. */
    private static final int AT_ONCE = 16;

    /** Checks the ranges. */
    public Loda {
        if (projections < 1) {
            throw new IllegalArgumentException("projections is " + projections + ", expected at least 1");
        }
        if (bins < 0 || bins > MOST_BINS) {
            throw new IllegalArgumentException(
                    "bins is " + bins + ", expected 1 to " + MOST_BINS + ", or 0 for Loda.AUTOMATIC");
        }
    }

    /**
     * 100 projections and a number of bins to suit each.
     *
     * @param seed any number
     */
    public Loda(long seed) {
        this(100, AUTOMATIC, seed);
    }

    @Override
    public FittedLoda fit(double[][] rows) {
        return fit(Dataset.of(rows));
    }

    @Override
    public FittedLoda fit(Dataset train) {
        if (train.size() == 0 || train.width() == 0) {
            throw new IllegalArgumentException("data set '" + train.name() + "' has " + train.size() + " rows of "
                    + train.width() + " features, expected at least one row and one feature");
        }
        Projections lines = Projections.draw(projections, train.width(), seed);
        Histogram[] histograms = new Histogram[projections];
        double[][] values = new double[projections][];
        double[] trainingScores = new double[train.size()];
        for (int first = 0; first < projections; first += AT_ONCE) {
            double[][] projected = project(train, lines, first);
            double[][] others = new double[projected.length][];
            int[][] places = new int[projected.length][];
            int from = first;
            IntStream.range(0, projected.length).parallel().forEach(p -> {
                histograms[from + p] = Histogram.over(projected[p], bins(projected[p]));
                places[p] = histograms[from + p].places(projected[p]);
                int[] counts = count(places[p], histograms[from + p].bins());
                values[from + p] = values(counts, 0);
                others[p] = values(counts, 1);
            });
            IntStream.range(0, train.size()).parallel().forEach(i -> {
                for (int p = 0; p < projected.length; p++) {
                    trainingScores[i] += others[p][places[p][i]];
                }
            });
        }
        double[] means =
                Arrays.stream(trainingScores).map(sum -> sum / projections).toArray();
        return new FittedLoda(this, train.width(), lines, histograms, values, means);
    }

    /** Some projections of all rows, in one pass over them. */
    private double[][] project(Dataset train, Projections lines, int first) {
        double[][] projected = new double[Math.min(AT_ONCE, projections - first)][train.size()];
        IntStream.range(0, train.size()).parallel().forEach(i -> {
            double[] row = train.row(i);
            for (int p = 0; p < projected.length; p++) {
                projected[p][i] = lines.of(row, first + p);
            }
        });
        return projected;
    }

    private int bins(double[] projected) {
        return bins == AUTOMATIC ? Histogram.bins(projected) : bins;
    }

    /** Rows in each bin, and last those outside, of which there are none. */
    private static int[] count(int[] places, int bins) {
        int[] counts = new int[bins + 1];
        for (int place : places) {
            counts[place]++;
        }
        return counts;
    }

    /** What each bin is worth to a row that is {@code own} times among those counted. */
    private static double[] values(int[] counts, int own) {
        int rows = Math.max(1, Arrays.stream(counts).sum() - own);
        return Arrays.stream(counts)
                .mapToDouble(count -> Math.log(rows / (Math.max(0.5, count - own) * (counts.length - 1))))
                .toArray();
    }

    @Override
    public FittedLoda restore(State state) {
        return FittedLoda.restore(this, state);
    }
}
