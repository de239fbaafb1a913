package anomaly.neighbors;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Every pair of rows, in blocks, for many features. Scalar products of floats prove most pairs too far apart ({@link
 * FloatBlocks}); the few that are left are measured exactly. Among training rows each pair of blocks is multiplied once
 * and serves both sides.
 *
 * <p>Cost: n^2 d / 2 multiplications in single precision among training rows, m n d for m queries; 4 d n bytes.
 */
final class BlockSearch implements Search {
    /** Fewer queries than this are measured one by one: a block of products would be mostly empty. */
    private static final int FEW = 8;

    private static final int STEPS = 4;

    private static final int BLOCK = Kernel.BLOCK;

    private final Kernel kernel;
    private final double[][] rows;
    private final int[] order;
    private final FloatBlocks train;

    BlockSearch(double[][] rows, Kernel kernel) {
        this.kernel = kernel;
        this.rows = rows;
        order = Partition.order(rows, BLOCK);
        train = FloatBlocks.of(rows, order);
    }

    @Override
    public void others(NearestLists found) {
        int blocks = train.count();
        float[][] bounds = new float[blocks][BLOCK];
        for (float[] some : bounds) {
            Arrays.fill(some, Float.POSITIVE_INFINITY);
        }
        // Each block with itself, then by their distance along the order, since near blocks shut out the rest soon. A
        // few distances a turn, so that a block is not fetched from afar for one partner only.
        AtomicLong next = new AtomicLong();
        long turns = blocks * (1L + (blocks / 2 + STEPS - 1) / STEPS);
        inParallel(() -> {
            Pair pair = new Pair(kernel, train, order, rows, train, order, rows);
            for (long turn = next.getAndIncrement(); turn < turns; turn = next.getAndIncrement()) {
                int one = (int) (turn % blocks);
                int last = (int) (turn / blocks) * STEPS;
                for (int step = Math.max(0, last - STEPS + 1); step <= last; step++) {
                    // Half way around the circle of blocks each pair comes twice.
                    if (2 * step < blocks || (2 * step == blocks && one < step)) {
                        exchange(pair, one, (one + step) % blocks, bounds, found);
                    }
                }
            }
        });
    }

    private static void exchange(Pair pair, int one, int other, float[][] bounds, NearestLists found) {
        pair.measure(one, other, bounds[one], bounds[other], one == other);
        synchronized (bounds[one]) {
            pair.offerLeft(found, bounds[one]);
        }
        synchronized (bounds[other]) {
            pair.offerRight(found, bounds[other]);
        }
    }

    private static void inParallel(Runnable worker) {
        int workers = ForkJoinPool.getCommonPoolParallelism() + 1;
        IntStream.range(0, workers).parallel().forEach(w -> worker.run());
    }

    @Override
    public void nearest(double[][] queries, NearestLists found) {
        if (queries.length < FEW) {
            measureAll(queries, found);
            return;
        }
        FloatBlocks asked = train.alike(queries);
        int[] asGiven = IntStream.range(0, queries.length).toArray();
        float[] none = new float[BLOCK];
        Arrays.fill(none, Float.NEGATIVE_INFINITY);
        IntStream.range(0, asked.count()).parallel().forEach(block -> {
            Pair pair = new Pair(kernel, asked, asGiven, queries, train, order, rows);
            float[] bounds = new float[BLOCK];
            Arrays.fill(bounds, Float.POSITIVE_INFINITY);
            for (int other = 0; other < train.count(); other++) {
                pair.measure(block, other, bounds, none, false);
                pair.offerLeft(found, bounds);
            }
        });
    }

    private void measureAll(double[][] queries, NearestLists found) {
        IntStream.range(0, queries.length).parallel().forEach(q -> {
            for (int i = 0; i < rows.length; i++) {
                found.offer(q, kernel.squared(queries[q], rows[i]), i);
            }
        });
    }
}
