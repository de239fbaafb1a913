package anomaly.clusters;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The two steps of k-means: give each row to its nearest center, move each center to the mean of its rows.
 *
 * <p>Many rows are not measured again (Hamerly 2010): of each an upper bound of the distance to its own center and a lower
 * bound of that to any other are kept, and moved by as much as the centers move. While the first is not above the second,
 * the row stays where it is. A block in which more than a few rows are unsure is measured as a whole, which costs no more.
 * Sums of rows are kept, too, and changed by the rows that move; what comes out is summed afresh, so that no rounding of
 * theirs is left in it.
 */
final class Lloyd {
    /** Up to so many rows are measured one by one. */
    private static final int FEW = 6;

    private final RowBlocks data;
    private final Chunks chunks;
    private final int width;
    private double[][] centers;
    private final int[] assigned;
    private final double[] upper;
    private final double[] lower;
    /** Of each cluster the sum of its rows, and in a last place their number. */
    private double[][] sums;

    private boolean stale;
    /** How far each center moved since rows were assigned; the farthest, and the farthest of the others. */
    private final double[] drift;

    private int fastest;
    private double most;
    private double nextMost;

    Lloyd(RowBlocks data, double[][] start) {
        this.data = data;
        chunks = Chunks.of(data.size(), start.length);
        width = data.width();
        centers = start;
        assigned = new int[data.size()];
        Arrays.fill(assigned, -1);
        upper = new double[data.size()];
        lower = new double[data.size()];
        sums = new double[start.length][width + 1];
        drift = new double[start.length];
    }

    double[][] centers() {
        return centers;
    }

    int[] assigned() {
        return assigned;
    }

    /** Gives each row to its nearest center; a row equally near to several stays where it is. Returns how many moved. */
    int assign() {
        double[] halfGaps = halfGaps();
        int[] moved = new int[chunks.count()];
        double[][][] changes = new double[chunks.count()][][];
        boolean first = assigned[0] < 0;
        chunks.forEach((chunk, from, to) -> {
            Mover mover = new Mover();
            for (int start = from; start < to; start += RowBlocks.ROWS) {
                mover.assign(start, Math.min(to, start + RowBlocks.ROWS), halfGaps);
            }
            moved[chunk] = mover.moved;
            changes[chunk] = mover.changes;
        });
        Arrays.fill(drift, 0);
        most = 0;
        nextMost = 0;
        Arrays.stream(changes).forEach(this::apply);
        int total = Arrays.stream(moved).sum();
        stale |= !first && total > 0;
        return total;
    }

    /** Half the distance from each center to the nearest other one: what is nearer is nowhere nearer. */
    private double[] halfGaps() {
        double[] gaps = new double[centers.length];
        Arrays.fill(gaps, Double.POSITIVE_INFINITY);
        for (int a = 0; a < centers.length; a++) {
            for (int b = 0; b < a; b++) {
                double half = Math.sqrt(Centers.squared(centers[a], centers[b])) / 2;
                gaps[a] = Math.min(gaps[a], half);
                gaps[b] = Math.min(gaps[b], half);
            }
        }
        return gaps;
    }

    /** Moves the bounds of a row; false if they do not tell that it stays where it is. */
    private boolean stays(int row, double[] halfGaps) {
        int own = assigned[row];
        if (own < 0) {
            return false;
        }
        upper[row] += drift[own];
        lower[row] -= own == fastest ? nextMost : most;
        return upper[row] <= Math.max(lower[row], halfGaps[own]);
    }

    /** Assigns the rows of one chunk and keeps what that changes. */
    private final class Mover {
        private final Nearest nearest = new Nearest(centers.length);
        private final int[] unsure = new int[RowBlocks.ROWS];
        private final double[] squares = new double[centers.length];
        private final double[][] changes = new double[centers.length][];
        private int moved;

        void assign(int from, int to, double[] halfGaps) {
            int count = 0;
            for (int i = from; i < to; i++) {
                if (!stays(i, halfGaps)) {
                    unsure[count++] = i;
                }
            }
            if (count <= FEW) {
                for (int u = 0; u < count; u++) {
                    measure(unsure[u]);
                }
                return;
            }
            nearest.measure(data.from(from), centers);
            for (int i = from; i < to; i++) {
                int place = i - from;
                give(i, nearest.place(place, assigned[i]), nearest.square(place), nearest.secondSquare(place));
            }
        }

        private void measure(int place) {
            Centers.squares(data.row(place), centers, squares);
            int best = Math.max(assigned[place], 0);
            for (int c = 0; c < squares.length; c++) {
                best = squares[c] < squares[best] ? c : best;
            }
            double second = Double.POSITIVE_INFINITY;
            for (int c = 0; c < squares.length; c++) {
                second = c == best ? second : Math.min(second, squares[c]);
            }
            give(place, best, squares[best], second);
        }

        private void give(int place, int center, double square, double second) {
            upper[place] = Math.sqrt(square);
            lower[place] = Math.sqrt(second);
            int before = assigned[place];
            if (center != before) {
                moved++;
                assigned[place] = center;
                if (before >= 0) {
                    change(place, -1, before);
                }
                change(place, 1, center);
            }
        }

        private void change(int place, double factor, int cluster) {
            if (changes[cluster] == null) {
                changes[cluster] = new double[width + 1];
            }
            add(place, factor, changes[cluster]);
        }
    }

    private void add(int row, double factor, double[] into) {
        double[] values = data.row(row);
        for (int j = 0; j < values.length; j++) {
            into[j] += factor * values[j];
        }
        into[values.length] += factor;
    }

    private void apply(double[][] change) {
        for (int c = 0; c < change.length; c++) {
            if (change[c] != null) {
                for (int j = 0; j <= width; j++) {
                    sums[c][j] += change[c][j];
                }
            }
        }
    }

    /** Moves each center to the mean of its rows. Returns the sum of the squared ways. */
    double update() {
        double[][] filled = filled();
        int largest = IntStream.range(0, filled.length)
                .reduce((a, b) -> filled[b][width] > filled[a][width] ? b : a)
                .orElseThrow();
        double[][] before = centers;
        centers = IntStream.range(0, filled.length)
                .mapToObj(c -> mean(filled[c][width] > 0 ? filled[c] : filled[largest]))
                .toArray(double[][]::new);
        double total = 0;
        most = -1;
        nextMost = 0;
        for (int c = 0; c < centers.length; c++) {
            double square = Centers.squared(before[c], centers[c]);
            total += square;
            drift[c] += Math.sqrt(square);
            if (drift[c] > most) {
                nextMost = Math.max(0, most);
                most = drift[c];
                fastest = c;
            } else {
                nextMost = Math.max(nextMost, drift[c]);
            }
        }
        return total;
    }

    private double[] mean(double[] sum) {
        double[] mean = new double[width];
        for (int j = 0; j < width; j++) {
            mean[j] = sum[j] / sum[width];
        }
        return mean;
    }

    /** The sums, where each empty cluster takes the row that is farthest from its center. */
    private double[][] filled() {
        int[] empty =
                IntStream.range(0, sums.length).filter(c -> sums[c][width] == 0).toArray();
        if (empty.length == 0) {
            return sums;
        }
        double[] squares = squares();
        double[][] filled = Arrays.stream(sums).map(double[]::clone).toArray(double[][]::new);
        int[] farthest = IntStream.range(0, squares.length)
                .filter(i -> squares[i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -squares[i]))
                .limit(empty.length)
                .mapToInt(i -> i)
                .toArray();
        for (int e = 0; e < farthest.length; e++) {
            add(farthest[e], 1, filled[empty[e]]);
            add(farthest[e], -1, filled[assigned[farthest[e]]]);
        }
        return filled;
    }

    /** Of each row the squared distance to its center. */
    private double[] squares() {
        double[] squares = new double[data.size()];
        chunks.forEach((chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                squares[i] = Centers.squared(data.row(i), centers[assigned[i]]);
            }
        });
        return squares;
    }

    /** Whether rows that did not move stay where they are when sums are taken afresh. */
    boolean settled() {
        if (!stale) {
            return true;
        }
        sumAfresh();
        update();
        return assign() == 0;
    }

    /** Gives rows to the centers where the last update put them, without what rounding left in the sums. */
    void finish() {
        if (stale) {
            sumAfresh();
            update();
        }
        assign();
    }

    private void sumAfresh() {
        double[][][] parts = new double[chunks.count()][centers.length][width + 1];
        chunks.forEach((chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                add(i, 1, parts[chunk][assigned[i]]);
            }
        });
        sums = new double[centers.length][width + 1];
        Arrays.stream(parts).forEach(this::apply);
        stale = false;
    }

    /** The sum of the squared distances of the rows to their centers. */
    double inertia() {
        double[] squares = squares();
        double[] parts = new double[chunks.count()];
        chunks.forEach((chunk, from, to) -> {
            for (int i = from; i < to; i++) {
                parts[chunk] += squares[i];
            }
        });
        return Arrays.stream(parts).sum();
    }
}
