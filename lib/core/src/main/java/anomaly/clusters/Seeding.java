package anomaly.clusters;

import anomaly.Dataset;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * k-means++: rows drawn as first centers, each with a chance that grows with its squared distance to those before. Several
 * candidates are drawn for each, and the one that makes the sum of squared distances smallest is kept.
 *
 * <p>A row whose nearest seed is less than half as far as the candidates are from that seed cannot come nearer by them, and
 * is not measured.
 */
final class Seeding {
    private final Dataset data;
    private final SplittableRandom random;
    private final Chunks chunks;
    private final int trials;
    private final double[][] seeds;
    /** Of each row, the squared distance to its nearest seed, which seed that is, and the squares to each candidate. */
    private final double[] closest;

    private final int[] nearest;
    private final double[] squares;
    /** The sum of {@link #closest} over each chunk. */
    private double[] potentials;

    private Seeding(Dataset data, int clusters, SplittableRandom random) {
        this.data = data;
        this.random = random;
        chunks = Chunks.of(data.size(), clusters);
        trials = 2 + (int) Math.log(clusters);
        seeds = new double[clusters][];
        closest = new double[data.size()];
        nearest = new int[data.size()];
        squares = new double[data.size() * trials];
        potentials = new double[chunks.count()];
    }

    /** As many rows as clusters. */
    static double[][] plusPlus(Dataset data, int clusters, SplittableRandom random) {
        Seeding seeding = new Seeding(data, clusters, random);
        seeding.first();
        for (int c = 1; c < clusters; c++) {
            seeding.next(c);
        }
        return Arrays.stream(seeding.seeds).map(double[]::clone).toArray(double[][]::new);
    }

    private void first() {
        seeds[0] = data.row(random.nextInt(data.size()));
        chunks.forEach((chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                closest[i] = Centers.squared(data.row(i), seeds[0]);
                potentials[chunk] += closest[i];
            }
        });
    }

    private void next(int seed) {
        double[][] candidates = new double[trials][];
        for (int t = 0; t < trials; t++) {
            candidates[t] = data.row(draw());
        }
        double[] reach = new double[seed];
        Arrays.fill(reach, Double.POSITIVE_INFINITY);
        for (int s = 0; s < seed; s++) {
            for (double[] candidate : candidates) {
                reach[s] = Math.min(reach[s], Centers.squared(seeds[s], candidate) / 4);
            }
        }
        double[][] sums = new double[chunks.count()][trials];
        chunks.forEach((chunk, from, to) -> measure(candidates, reach, from, to, sums[chunk]));
        int best = best(sums);
        seeds[seed] = candidates[best];
        potentials = Arrays.stream(sums).mapToDouble(sum -> sum[best]).toArray();
        chunks.forEach((chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                double square = squares[i * trials + best];
                if (square < closest[i]) {
                    closest[i] = square;
                    nearest[i] = seed;
                }
            }
        });
    }

    private void measure(double[][] candidates, double[] reach, int from, int to, double[] sums) {
        double[] found = new double[trials];
        for (int i = from; i < to; i++) {
            if (closest[i] > reach[nearest[i]]) {
                Centers.squares(data.row(i), candidates, found);
            } else {
                Arrays.fill(found, closest[i]);
            }
            for (int t = 0; t < trials; t++) {
                squares[i * trials + t] = found[t];
                sums[t] += Math.min(found[t], closest[i]);
            }
        }
    }

    private static int best(double[][] sums) {
        double[] totals = new double[sums[0].length];
        for (double[] sum : sums) {
            for (int t = 0; t < totals.length; t++) {
                totals[t] += sum[t];
            }
        }
        int best = 0;
        for (int t = 1; t < totals.length; t++) {
            if (totals[t] < totals[best]) {
                best = t;
            }
        }
        return best;
    }

    /** A row with a chance in proportion to its squared distance; any row where all distances are 0. */
    private int draw() {
        double left = random.nextDouble() * Arrays.stream(potentials).sum();
        int found = -1;
        for (int chunk = 0; chunk < potentials.length; chunk++) {
            if (left >= potentials[chunk]) {
                left -= potentials[chunk];
                continue;
            }
            int to = (int) Math.min(data.size(), (chunk + 1L) * chunks.length());
            for (int i = chunk * chunks.length(); i < to && left >= 0; i++) {
                if (closest[i] > 0) {
                    left -= closest[i];
                    found = i;
                }
            }
            break;
        }
        return found >= 0 ? found : random.nextInt(data.size());
    }
}
