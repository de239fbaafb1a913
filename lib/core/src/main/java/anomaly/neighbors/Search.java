package anomaly.neighbors;

/** One way to find neighbors; all ways leave the same bits in the lists. */
interface Search {
    /** Fills the list of every training row with its nearest others. */
    void others(NearestLists found);

    /** Fills one list a query. */
    void nearest(double[][] queries, NearestLists found);
}
