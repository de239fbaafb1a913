package anomaly.isolation;

import anomaly.State;

/** The trees of a forest, kept so that rows run through them fast. */
interface Trees {
    /** How many there are. */
    int count();

    /** For each row the sum of its path lengths over the trees. */
    double[] sums(double[][] rows);

    /** A state that also has the trees. */
    State addTo(State state);
}
