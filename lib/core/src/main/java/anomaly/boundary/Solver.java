package anomaly.boundary;

/** Who finds the optimum; both take the same steps from the same start. */
public enum Solver {
    /** This library's, several times as fast: rows of the kernel are computed in blocks and in parallel. */
    OWN,
    /**
     * LIBSVM 3.35: one fit at a time, since it keeps static state, and no way to interrupt it. Values of the kernel are
     * rounded to single precision on the way, which shifts scores by about 1e-7 of their size. It
     * prints nothing but a warning on the error stream where it gives up after 10 million steps.
     */
    LIBSVM
}
