package anomaly.distance;

import anomaly.Dataset;
import anomaly.Detector;
import anomaly.FittedDetector;
import anomaly.State;
import anomaly.neighbors.AllDistances;
import anomaly.neighbors.NeighborSearch;
import anomaly.neighbors.Neighbors;
import anomaly.neighbors.ReverseNeighbors;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A row that is nobody's neighbor is odd (ODIN, outlier detection by in-degree). Draw an arrow from each row to its k
 * nearest; the arrows that arrive are counted:
 *
 * <pre>
 * score(p) = -(number of rows that have p among their k nearest) / k
 * </pre>
 *
 * <p>0 where nobody has the row as a neighbor, -1 the average, below that a row in the middle of many. No unit, and only
 * whole multiples of 1 / k: many rows share a score, and several may share the first place. Use it where distances
 * themselves say little. In many dimensions most rows are nobody's neighbor (see {@link anomaly.neighbors.Hubness}): there
 * choose a large k.
 *
 * <p>Training rows do not count themselves; an equal row does. For a new row those training rows count that lie nearer to it
 * than to their own k-th neighbor. Cost: {@link NeighborSearch}, 16 k bytes a training row; a new row is measured from every
 * training row, O(n d).
 *
 * <p><b>Deviations from the paper.</b> It calls rows with at most T arrows outliers: take -T / k as the threshold of the
 * score. Exactly k arrows leave every row: where several are equally near, those that come first in the training data get
 * them, so that of a heap of more than k equal rows the last get none from within; ELKI draws arrows to all of them.
 *
 * <p>V. Hautamaki, I. Karkkainen, P. Franti (2004), Outlier detection using k-nearest neighbour graph,
 * doi:10.1109/ICPR.2004.1334558.
 *
 * @param neighbors k, from 1 to the number of training rows less 1; larger tells more scores apart, often 20
 */
public record Odin(int neighbors) implements Detector {
    /** Checks the range of {@code neighbors}. */
    public Odin {
        if (neighbors < 1) {
            throw new IllegalArgumentException("neighbors is " + neighbors + ", expected at least 1");
        }
    }

    @Override
    public FittedDetector fit(Dataset train) {
        double[][] rows = train.rows();
        Neighbors found = NeighborSearch.among(rows).nearestOthers(neighbors);
        ReverseNeighbors reverse = ReverseNeighbors.of(found);
        return new Fitted(
                this,
                rows,
                IntStream.range(0, rows.length).mapToDouble(found::farthest).toArray(),
                IntStream.range(0, rows.length)
                        .mapToDouble(i -> score(reverse.count(i)))
                        .toArray());
    }

    @Override
    public FittedDetector restore(State state) {
        return new Fitted(this, state.table("rows"), state.numbers("kDistances"), state.numbers("trainingScores"));
    }

    private double score(int arrows) {
        // Not -0.0, which sorts below 0.
        return 0 - (double) arrows / neighbors;
    }

    private static final class Fitted implements FittedDetector {
        private final Odin detector;
        private final double[][] rows;
        private final AllDistances all;
        private final double[] kDistances;
        private final double[] trainingScores;

        Fitted(Odin detector, double[][] rows, double[] kDistances, double[] trainingScores) {
            this.detector = detector;
            this.rows = rows;
            all = AllDistances.to(rows);
            this.kDistances = kDistances;
            this.trainingScores = trainingScores;
        }

        @Override
        public State state() {
            return State.of(detector)
                    .with("rows", rows)
                    .with("kDistances", kDistances)
                    .with("trainingScores", trainingScores);
        }

        @Override
        public double[] score(double[][] rows) {
            all.check(rows);
            return Arrays.stream(rows)
                    .parallel()
                    .mapToDouble(row -> detector.score(all.reaching(row, kDistances).length))
                    .toArray();
        }

        @Override
        public double[] trainingScores() {
            return trainingScores.clone();
        }
    }
}
