package anomaly.data.catalog;

import java.util.List;
import java.util.Objects;

/**
 * One data set of the catalogue.
 *
 * @param name what to call it on the command line, for example {@code cifar-10}
 * @param title one line on what it is
 * @param files its files
 * @param ships whether they come with the project
 * @param facts how many rows, features and anomalies
 * @param license as its authors state it
 * @param citation whom to cite
 */
public record Entry(
        String name, String title, List<DataFile> files, boolean ships, Facts facts, String license, String citation) {
    /** Checks that the parts are there. */
    public Entry {
        Objects.requireNonNull(name, "name");
        files = List.copyOf(files);
    }

    /**
     * Bytes of all files.
     *
     * @return the sum, or -1 where the size of one is not published
     */
    public long size() {
        return files.stream().anyMatch(file -> file.size() < 0)
                ? -1
                : files.stream().mapToLong(DataFile::size).sum();
    }

    /**
     * What a data set holds, as its loader gives it.
     *
     * @param rows rows or pictures
     * @param features numbers a row
     * @param anomalies rows labeled as anomalies; -1 where classes are chosen by the reader
     */
    public record Facts(int rows, int features, int anomalies) {}
}
