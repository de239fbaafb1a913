package anomaly.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Whether k detectors differ over N data sets, and which do: the test of Friedman and, after it, that of Nemenyi. On each
 * data set the best detector has rank 1, the next rank 2, equal ones share; R_j is the average rank of detector j.
 *
 * <pre>
 * chi² = 12 N / (k (k + 1)) * (sum of R_j² - k (k + 1)² / 4) / c      k - 1 degrees of freedom
 * F    = (N - 1) chi² / (N (k - 1) - chi²)                            k - 1 and (k - 1)(N - 1)
 * CD   = q(alpha, k) / sqrt(2) * sqrt(k (k + 1) / (6 N))
 * </pre>
 *
 * <p>with {@code c = 1 - sum of (t³ - t) / (N (k³ - k))} over groups of t equal figures on a data set, and q the quantile of
 * the range of k standard normal numbers, computed, for any alpha. F, of Iman and Davenport, is the better figure: chi² is
 * too cautious. Two detectors whose average ranks differ by CD or more differ significantly. Look for such pairs only where F
 * says that there are differences.
 *
 * <p>Both statistics are approximations for many data sets, say ten: of three that agree, F claims far too much.
 *
 * <p>Nemenyi's test is cautious with many detectors, and its groups depend on which detectors are in the table; for one
 * planned pair take {@link WilcoxonTest}.
 *
 * @param methods the names of the detectors, two or more
 * @param averageRanks one a detector, 1 (always best) to k
 * @param dataSets N, two or more
 * @param chiSquare corrected for ties, 0 or more
 * @see <a href="https://doi.org/10.1080/01621459.1937.10503522">Friedman (1937), The use of ranks to avoid the assumption of
 *     normality implicit in the analysis of variance</a>
 * @see <a href="https://doi.org/10.1080/03610928008827904">Iman and Davenport (1980), Approximations of the critical region
 *     of the Friedman statistic</a>
 * @see <a href="https://www.jmlr.org/papers/v7/demsar06a.html">Demšar (2006), Statistical comparisons of classifiers over
 *     multiple data sets</a>
 */
public record FriedmanTest(List<String> methods, List<Double> averageRanks, int dataSets, double chiSquare) {
    /** Checks the sizes and keeps its own copies. */
    public FriedmanTest {
        methods = List.copyOf(methods);
        averageRanks = List.copyOf(averageRanks);
        if (methods.size() < 2 || dataSets < 2) {
            throw new IllegalArgumentException(
                    "got " + methods.size() + " methods on " + dataSets + " data sets, expected at least two of both");
        }
        if (averageRanks.size() != methods.size()) {
            throw new IllegalArgumentException(
                    "got " + averageRanks.size() + " ranks for " + methods.size() + " methods, expected as many");
        }
        if (!(chiSquare >= 0)) {
            throw new IllegalArgumentException("chiSquare is " + chiSquare + ", expected 0 or more");
        }
    }

    /**
     * The test of a table. Cost O(N k log k).
     *
     * @param table figures of every method on every data set, higher is better
     * @return the test
     * @throws IllegalArgumentException if there are fewer than two methods or data sets, or a figure is missing
     */
    public static FriedmanTest of(MeasureTable table) {
        int n = table.dataSets().size();
        int k = table.methods().size();
        double[] sums = new double[k];
        double ties = 0;
        for (int i = 0; i < n; i++) {
            // The highest figure has the lowest rank.
            double[] line =
                    Arrays.stream(table.completeLine(i)).map(figure -> -figure).toArray();
            double[] ranks = Ranks.ascending(line);
            for (int j = 0; j < k; j++) {
                sums[j] += ranks[j];
            }
            ties += Ranks.ties(line);
        }
        return new FriedmanTest(
                table.methods(),
                DoubleStream.of(sums).map(sum -> sum / n).boxed().toList(),
                n,
                chiSquare(sums, n, ties));
    }

    private static double chiSquare(double[] sums, double n, double ties) {
        double k = sums.length;
        double squares = DoubleStream.of(sums)
                .map(sum -> (sum - n * (k + 1) / 2) * (sum - n * (k + 1) / 2))
                .sum();
        double correction = 1 - ties / (n * (k * k * k - k));
        return squares == 0 ? 0 : 12 / (n * k * (k + 1)) * squares / correction;
    }

    /**
     * How often chance alone gives a chi² this large.
     *
     * @return 0 to 1
     */
    public double chiSquarePValue() {
        return Distributions.chiSquareUpper(chiSquare, methods.size() - 1);
    }

    /**
     * The statistic of Iman and Davenport.
     *
     * @return 0 or more; infinite where all data sets rank the methods alike
     */
    public double f() {
        double most = dataSets * (methods.size() - 1.0);
        double left = most - chiSquare;
        // Where all data sets agree, rounding may leave a little.
        return left <= 1e-12 * most ? Double.POSITIVE_INFINITY : (dataSets - 1) * chiSquare / left;
    }

    /**
     * How often chance alone gives an F this large: the figure to report.
     *
     * @return 0 to 1
     */
    public double pValue() {
        int degrees = methods.size() - 1;
        return Distributions.fisherUpper(f(), degrees, (double) degrees * (dataSets - 1));
    }

    /**
     * How far apart two average ranks must be for their methods to differ significantly, after Nemenyi.
     *
     * @param alpha how often all methods being equal may be taken for a difference, between 0 and 1; often 0.05
     * @return above 0
     * @throws IllegalArgumentException if alpha is out of range
     */
    public double criticalDifference(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha is " + alpha + ", expected more than 0 and less than 1");
        }
        return Distributions.rangeUpperQuantile(alpha, methods.size()) * unit();
    }

    /** What a difference of average ranks is divided by to be a range of standard normal numbers. */
    private double unit() {
        double k = methods.size();
        return Math.sqrt(k * (k + 1) / (12 * dataSets));
    }

    /**
     * The p-value of Nemenyi's test of two methods, adjusted for all pairs being looked at.
     *
     * @param first the name of a method
     * @param second the name of another one
     * @return 0 to 1
     * @throws IllegalArgumentException naming the methods if there is no such one
     */
    public double nemenyiPValue(String first, String second) {
        return Distributions.rangeUpper(Math.abs(rank(first) - rank(second)) / unit(), methods.size());
    }

    /**
     * The average rank of a method.
     *
     * @param method its name
     * @return 1 (best on every data set) to the number of methods
     * @throws IllegalArgumentException naming the methods if there is no such one
     */
    public double rank(String method) {
        int place = methods.indexOf(method);
        if (place < 0) {
            throw new IllegalArgumentException("there is no method \"" + method + "\", expected one of " + methods);
        }
        return averageRanks.get(place);
    }

    /**
     * The methods by average rank, the best first, equal ones in the order of the table.
     *
     * @return all names
     */
    public List<String> ranking() {
        return IntStream.range(0, methods.size())
                .boxed()
                .sorted(Comparator.comparing(averageRanks::get))
                .map(methods::get)
                .toList();
    }

    /**
     * Which methods do not differ significantly: the longest runs of the {@link #ranking} whose first and last average rank
     * are less than the critical difference apart. A method may be in several, or in none.
     *
     * @param alpha as in {@link #criticalDifference}
     * @return groups of two methods or more, the one with the best method first
     */
    public List<List<String>> groups(double alpha) {
        double critical = criticalDifference(alpha);
        List<String> order = ranking();
        List<List<String>> groups = new ArrayList<>();
        int covered = 0;
        for (int from = 0; from < order.size(); from++) {
            int to = from + 1;
            while (to < order.size() && rank(order.get(to)) - rank(order.get(from)) < critical) {
                to++;
            }
            if (to - from > 1 && to > covered) {
                groups.add(order.subList(from, to));
                covered = to;
            }
        }
        return groups;
    }

    @Override
    public String toString() {
        String ranks = ranking().stream()
                .map(method -> String.format(Locale.ROOT, "%s %.2f", method, rank(method)))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "Friedman test of %d methods on %d data sets: chi-squared %.3f (p %.3g), F %.3f (p %.3g); average ranks %s",
                methods.size(),
                dataSets,
                chiSquare,
                chiSquarePValue(),
                f(),
                pValue(),
                ranks);
    }
}
