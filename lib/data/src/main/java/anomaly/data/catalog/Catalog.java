package anomaly.data.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Every data set that this course knows, those that ship first. */
public final class Catalog {
    private static final List<Entry> ENTRIES = entries();

    private Catalog() {}

    private static List<Entry> entries() {
        List<Entry> all = new ArrayList<>(ShippedEntries.all());
        all.addAll(DownloadEntries.all());
        all.addAll(OddsEntries.all());
        return List.copyOf(all);
    }

    /**
     * All entries.
     *
     * @return those that ship, then those to download
     */
    public static List<Entry> all() {
        return ENTRIES;
    }

    /**
     * One entry.
     *
     * @param name its name
     * @return the entry
     * @throws IllegalArgumentException if there is none of that name, listing those there are
     */
    public static Entry entry(String name) {
        return ENTRIES.stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("found no data set named '" + name + "', expected one of "
                                + ENTRIES.stream().map(Entry::name).collect(Collectors.joining(", "))));
    }
}
