package anomaly.boundary;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Rows of the kernel matrix of the training rows with themselves; when memory is used up the one unused longest goes. */
final class RowCache {
    private final KernelMatrix matrix;
    private final double[][] rows;
    private final int capacity;
    private final Map<Integer, double[]> kept = new LinkedHashMap<>(16, 0.75f, true);

    /** Keeps at least two rows, and more as long as they fit into the memory given. */
    RowCache(KernelMatrix matrix, double[][] rows, int megabytes) {
        this.matrix = matrix;
        this.rows = rows;
        capacity = (int) Math.min(rows.length, Math.max(2, megabytes * 1_000_000L / (8L * matrix.padded())));
    }

    int capacity() {
        return capacity;
    }

    boolean has(int place) {
        return kept.containsKey(place);
    }

    /** The values of one row with all, valid until as many others were asked for as fit. */
    double[] row(int place) {
        double[] row = kept.get(place);
        return row == null ? compute(new int[] {place})[0] : row;
    }

    /** Computes several rows at a time, which is cheaper than one by one: none that is there already, and no more than fit. */
    double[][] compute(int[] places) {
        double[][] queries = new double[places.length][];
        double[][] into = new double[places.length][];
        for (int p = 0; p < places.length; p++) {
            queries[p] = rows[places[p]];
            into[p] = kept.size() + p < capacity ? new double[matrix.padded()] : dropEldest();
        }
        matrix.fill(queries, into);
        for (int p = places.length - 1; p >= 0; p--) {
            kept.put(places[p], into[p]);
        }
        return into;
    }

    private double[] dropEldest() {
        Map.Entry<Integer, double[]> eldest = kept.entrySet().iterator().next();
        kept.remove(eldest.getKey());
        return eldest.getValue();
    }

    @Override
    public String toString() {
        return "rows " + Arrays.toString(kept.keySet().toArray()) + " of at most " + capacity;
    }
}
