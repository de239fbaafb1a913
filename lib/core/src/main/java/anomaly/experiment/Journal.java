package anomaly.experiment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The finished cells of a run, safe against a kill: each is appended to NAME.csv.part as soon as it is done, and the next
 * run finds it there. At the end the whole table replaces NAME.csv, and the part is deleted.
 */
final class Journal implements AutoCloseable {
    private final Path csv;
    private final Path part;
    // Not a channel: a thread that is interrupted must still be able to write.
    private final RandomAccessFile file;
    private final Map<Result.Key, Result> finished = new HashMap<>();

    private Journal(Path csv, Path part, RandomAccessFile file) {
        this.csv = csv;
        this.part = part;
        this.file = file;
    }

    static Journal open(Path csv) throws IOException {
        Files.createDirectories(csv.toAbsolutePath().getParent());
        Path part = csv.resolveSibling(csv.getFileName() + ".part");
        RandomAccessFile file = new RandomAccessFile(part.toFile(), "rw");
        try {
            lock(file, part);
            Journal journal = new Journal(csv, part, file);
            if (Files.exists(csv)) {
                Results.read(csv).rows().forEach(journal::remember);
            }
            journal.recover();
            return journal;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static void lock(RandomAccessFile file, Path part) throws IOException {
        boolean locked;
        try {
            locked = file.getChannel().tryLock() != null;
        } catch (OverlappingFileLockException e) {
            locked = false;
        }
        if (!locked) {
            throw new IOException(part + " is in use: another run of this experiment is writing it, wait for its end");
        }
    }

    /** Reads what an earlier run left and cuts off the line it was writing when it ended. */
    private void recover() throws IOException {
        byte[] bytes = new byte[Math.toIntExact(file.length())];
        file.readFully(bytes);
        String text = new String(bytes, StandardCharsets.UTF_8);
        List<String> whole = new ArrayList<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> {
            try {
                remember(ResultLine.parse(line));
                whole.add(line);
            } catch (IllegalArgumentException e) {
                // Half a line, written around by a system that crashed: its cell runs again.
            }
        });
        file.setLength(0);
        for (String line : whole) {
            writeLine(line);
        }
    }

    /** Failed cells are not remembered: they are tried again. */
    private void remember(Result result) {
        if (result.status() == Status.OK) {
            finished.put(result.key(), result);
        }
    }

    /** Whether anything is known of a data set; if not, it need not be read to look. */
    boolean knows(String data) {
        return finished.keySet().stream().anyMatch(key -> key.data().equals(data));
    }

    Optional<Result> finished(Result.Key key) {
        return Optional.ofNullable(finished.get(key));
    }

    void append(Result result) throws IOException {
        writeLine(ResultLine.of(result));
    }

    private void writeLine(String line) throws IOException {
        file.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the table and forgets the part. */
    void finish(Results results) throws IOException {
        results.write(csv);
        file.setLength(0);
    }

    @Override
    public void close() throws IOException {
        boolean empty = file.length() == 0;
        file.close();
        if (empty) {
            Files.deleteIfExists(part);
        }
    }
}
