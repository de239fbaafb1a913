package anomaly.deep.engine;

/** Sums over the lanes of a chunk, always in the same order. */
final class Lanes {
    private Lanes() {}

    /** The sum of all lanes. */
    static float sum(float[] lanes) {
        return sum(lanes, 0);
    }

    /** The sum of the lanes that begin at a place. */
    static float sum(float[] lanes, int at) {
        float s0 = 0;
        float s1 = 0;
        float s2 = 0;
        float s3 = 0;
        for (int l = at; l < at + Arithmetic.LANES; l += 4) {
            s0 += lanes[l];
            s1 += lanes[l + 1];
            s2 += lanes[l + 2];
            s3 += lanes[l + 3];
        }
        return (s0 + s1) + (s2 + s3);
    }

    /** The sum of the first lanes, in double precision. */
    static double sumOf(float[] lanes, int count) {
        double sum = 0;
        for (int l = 0; l < count; l++) {
            sum += lanes[l];
        }
        return sum;
    }
}
