package anomaly.neighbors;

import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RecursiveAction;
import java.util.stream.IntStream;

/**
 * Rows in an order that keeps near rows together: halved again and again at the median of the widest feature until a block
 * is left (a k-d tree, J. L. Bentley 1975, doi:10.1145/361002.361007). All blocks but the last are full. Cost O(d n log n).
 */
final class Partition {
    private static final int PARALLEL = 4096;
    private static final int SAMPLE = 256;

    private Partition() {}

    /** The places of the rows in that order. */
    static int[] order(double[][] rows, int block) {
        int[] order = IntStream.range(0, rows.length).toArray();
        new Halving(rows, block, order, 0, rows.length).invoke();
        return order;
    }

    /** The number of blocks left of the cut when so many are halved. */
    static int left(int blocks) {
        return (blocks + 1) / 2;
    }

    private static final class Halving extends RecursiveAction {
        private static final long serialVersionUID = 1;
        private final transient double[][] rows;
        private final int block;
        private final int[] order;
        private final int from;
        private final int to;

        Halving(double[][] rows, int block, int[] order, int from, int to) {
            this.rows = rows;
            this.block = block;
            this.order = order;
            this.from = from;
            this.to = to;
        }

        @Override
        protected void compute() {
            if (to - from <= block) {
                return;
            }
            int blocks = (to - from + block - 1) / block;
            int cut = from + left(blocks) * block;
            select(widest(), cut);
            Halving left = new Halving(rows, block, order, from, cut);
            Halving right = new Halving(rows, block, order, cut, to);
            if (to - from > PARALLEL) {
                ForkJoinTask.invokeAll(left, right);
            } else {
                left.compute();
                right.compute();
            }
        }

        /** Judged by a sample: the order is a matter of speed only. */
        private int widest() {
            double[] low = rows[order[from]].clone();
            double[] high = low.clone();
            int step = Math.max(1, (to - from) / SAMPLE);
            for (int i = from + step; i < to; i += step) {
                double[] row = rows[order[i]];
                for (int j = 0; j < low.length; j++) {
                    low[j] = Math.min(low[j], row[j]);
                    high[j] = Math.max(high[j], row[j]);
                }
            }
            int widest = 0;
            for (int j = 1; j < low.length; j++) {
                widest = high[j] - low[j] > high[widest] - low[widest] ? j : widest;
            }
            return widest;
        }

        /** Puts the smallest before the cut, in linear time on average (Hoare's selection). */
        private void select(int feature, int cut) {
            double[] keys = new double[to - from];
            for (int i = from; i < to; i++) {
                keys[i - from] = rows[order[i]][feature];
            }
            int low = 0;
            int high = keys.length - 1;
            int target = cut - from;
            while (low < high) {
                double pivot = middle(keys[low], keys[(low + high) >>> 1], keys[high]);
                int i = low;
                int k = high;
                while (i <= k) {
                    while (keys[i] < pivot) {
                        i++;
                    }
                    while (keys[k] > pivot) {
                        k--;
                    }
                    if (i <= k) {
                        swap(keys, i++, k--);
                    }
                }
                if (target <= k) {
                    high = k;
                } else if (target >= i) {
                    low = i;
                } else {
                    return;
                }
            }
        }

        private static double middle(double a, double b, double c) {
            return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
        }

        private void swap(double[] keys, int i, int k) {
            double key = keys[i];
            keys[i] = keys[k];
            keys[k] = key;
            int place = order[from + i];
            order[from + i] = order[from + k];
            order[from + k] = place;
        }
    }
}
