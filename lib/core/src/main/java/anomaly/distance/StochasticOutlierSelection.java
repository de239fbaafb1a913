package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * A row that no other row would choose as its neighbor is odd (SOS). Each training row i binds to one other row at random,
 * to near ones more likely:
 *
 * <pre>
 * a_ij     = exp(-beta_i d_ij^2)                      (affinity)
 * b_ij     = a_ij / (sum of a_il over l other than i)      (probability that i binds to j)
 * score(j) = product of (1 - b_ij) over i other than j     (probability that none binds to j)
 * </pre>
 *
 * <p>beta_i is such that the entropy of b_i is the logarithm of the perplexity: about that many rows are within its bell,
 * wherever it stands, so clusters may differ in density. The score is a probability from 0 to 1, the paper suggests 0.5 as the
 * threshold. Not for very many rows, since each is compared with all.
 *
 * <p>Training rows do not bind to themselves. A new row j is added to the training rows alone, and beta_i stays: b_ij = a_ij /
 * (a_ij + sum of the affinities of i to the other training rows). Cost O(n^2 d) to fit, plus about ten exponentials a pair;
 * O(n d) a new row. The matrix b is never kept: 8 (d + 5) n bytes and 16 MB.
 *
 * <p><b>Deviations from the paper.</b> None with {@link Dissimilarity#SQUARED}. In a heap of more equal rows than the
 * perplexity no beta is large enough; each row of the heap then binds to its equals alike. Where rows have all the same
 * distance, each binds to all alike.
 *
 * <p>J. H. M. Janssens, F. Huszar, E. O. Postma, H. J. van den Herik (2012), Stochastic outlier selection, technical report
 * TiCC TR 2012-001, Tilburg University, https://github.com/jeroenjanssens/phd-thesis.
 *
 * @param perplexity h, how many neighbors a row has softly, from 1 to the number of training rows less 1; 4.5 by default
 * @param dissimilarity what d_ij^2 is, {@link Dissimilarity#SQUARED} by default
 */
public record StochasticOutlierSelection(double perplexity, Dissimilarity dissimilarity) implements Detector {
    /** Doubles in the rows of the matrix that are there at a time. */
    private static final int TILE = 1 << 21;

    private static final int COLUMNS = 1024;

    /** What stands in the exponent. */
    public enum Dissimilarity {
        /** The squared Euclidean distance, as in the paper and ELKI. */
        SQUARED,
        /** The Euclidean distance itself, as in PyOD. */
        EUCLIDEAN
    }

    /** Checks the range of {@code perplexity}. */
    public StochasticOutlierSelection {
        if (!(perplexity >= 1 && perplexity < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("perplexity is " + perplexity + ", expected a finite number, 1 or more");
        }
        Objects.requireNonNull(dissimilarity, "dissimilarity");
    }

    /**
     * Squared distances.
     *
     * @param perplexity how many neighbors a row has softly, from 1 to the number of training rows less 1
     */
    public StochasticOutlierSelection(double perplexity) {
        this(perplexity, Dissimilarity.SQUARED);
    }

    /** Squared distances and perplexity 4.5. */
    public StochasticOutlierSelection() {
        this(4.5);
    }

    @Override
    public FittedDetector fit(Dataset train) {
        double[][] rows = train.rows();
        AllDistances all = AllDistances.to(rows);
        if (!(perplexity <= rows.length - 1)) {
            throw new IllegalArgumentException("perplexity is " + perplexity + ", expected 1 to " + (rows.length - 1)
                    + ", 1 less than the number of training rows");
        }
        Affinity[] bells = new Affinity[rows.length];
        double[] unbound = new double[rows.length];
        Arrays.fill(unbound, 1);
        double[][] tile = new double[Math.max(1, Math.min(rows.length, TILE / rows.length))][rows.length];
        for (int from = 0; from < rows.length; from += tile.length) {
            int first = from;
            int height = Math.min(tile.length, rows.length - from);
            IntStream.range(0, height).parallel().forEach(r -> {
                measure(all, rows[first + r], tile[r]);
                bells[first + r] = bind(tile[r], first + r);
            });
            release(tile, height, unbound);
        }
        return new Fitted(this, rows, all, bells, unbound);
    }

    @Override
    public FittedDetector restore(State state) {
        double[] betas = state.numbers("betas");
        double[] least = state.numbers("least");
        double[] masses = state.numbers("masses");
        Affinity[] bells = IntStream.range(0, betas.length)
                .mapToObj(i -> new Affinity(betas[i], least[i], masses[i]))
                .toArray(Affinity[]::new);
        double[][] rows = state.table("rows");
        return new Fitted(this, rows, AllDistances.to(rows), bells, state.numbers("trainingScores"));
    }

    private void measure(AllDistances all, double[] row, double[] into) {
        all.squared(row, into);
        if (dissimilarity == Dissimilarity.EUCLIDEAN) {
            for (int i = 0; i < into.length; i++) {
                into[i] = Math.sqrt(into[i]);
            }
        }
    }

    /** Turns the dissimilarities of a row into its binding probabilities. */
    private Affinity bind(double[] line, int self) {
        Affinity bell = Affinity.of(line, self, perplexity);
        for (int j = 0; j < line.length; j++) {
            line[j] = j == self ? 0 : bell.share(line[j]);
        }
        return bell;
    }

    /** Multiplies each column by row after row, in their order. */
    private static void release(double[][] tile, int height, double[] unbound) {
        IntStream.range(0, (unbound.length + COLUMNS - 1) / COLUMNS).parallel().forEach(block -> {
            int end = Math.min(unbound.length, (block + 1) * COLUMNS);
            for (int r = 0; r < height; r++) {
                double[] line = tile[r];
                for (int j = block * COLUMNS; j < end; j++) {
                    unbound[j] *= 1 - line[j];
                }
            }
        });
    }

    private static final class Fitted implements FittedDetector {
        private final StochasticOutlierSelection detector;
        private final double[][] rows;
        private final AllDistances all;
        private final Affinity[] bells;
        private final double[] trainingScores;

        Fitted(
                StochasticOutlierSelection detector,
                double[][] rows,
                AllDistances all,
                Affinity[] bells,
                double[] trainingScores) {
            this.detector = detector;
            this.rows = rows;
            this.all = all;
            this.bells = bells;
            this.trainingScores = trainingScores;
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with(
                            "betas",
                            Arrays.stream(bells).mapToDouble(Affinity::beta).toArray())
                    .with(
                            "least",
                            Arrays.stream(bells).mapToDouble(Affinity::least).toArray())
                    .with(
                            "masses",
                            Arrays.stream(bells).mapToDouble(Affinity::mass).toArray())
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            all.check(rows);
            return Arrays.stream(rows).parallel().mapToDouble(this::unbound).toArray();
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }

        private double unbound(double[] row) {
            double[] line = new double[all.size()];
            detector.measure(all, row, line);
            double unbound = 1;
            for (int i = 0; i < line.length; i++) {
                unbound *= 1 - bells[i].shareOfAnother(line[i]);
            }
            return unbound;
        }
    }
}
