package anomaly.data.catalog;

/** Told how far a file has come. */
@FunctionalInterface
public interface FetchListener {
    /** Tells nobody. */
    FetchListener NONE = (file, bytes, total) -> {};

    /**
     * Called after each piece that has arrived.
     *
     * @param file the file's name
     * @param bytes how many have arrived
     * @param total how many are expected, or -1 where that is not known
     */
    void arrived(String file, long bytes, long total);
}
