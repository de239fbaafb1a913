package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads the binary layout of CIFAR-10: records of one label byte (0 to 9) and 3,072 bytes, 32 x 32 red, green, blue. */
final class CifarReader {
    static final int SIDE = 32;
    static final int CHANNELS = 3;
    static final int CLASSES = 10;
    static final int RECORD = 1 + SIDE * SIDE * CHANNELS;

    private CifarReader() {}

    /** Whole records, the label byte first. */
    static List<byte[]> records(Input in, Budget budget) throws IOException {
        List<byte[]> records = new ArrayList<>();
        while (!in.atEnd()) {
            budget.take(RECORD, 1);
            String place = in.place();
            byte[] record = in.exactly(RECORD, "record " + records.size());
            if (record[0] < 0 || record[0] >= CLASSES) {
                throw new IOException(place + ": found the label " + (record[0] & 0xff) + ", expected 0 to "
                        + (CLASSES - 1) + ": is this CIFAR-10 in its binary layout?");
            }
            records.add(record);
        }
        return records;
    }

    static Dataset dataset(Input in, Budget budget, ReadOptions options) throws IOException {
        List<byte[]> records = records(in, budget);
        byte[][] pixels = new byte[records.size()][];
        List<Label> found = new ArrayList<>();
        Labels labels = new Labels(budget.file(), options);
        for (int i = 0; i < pixels.length; i++) {
            byte[] record = records.set(i, null);
            pixels[i] = Arrays.copyOfRange(record, 1, RECORD);
            found.add(options.labelColumn().isPresent() ? labels.of(String.valueOf(record[0])) : Label.UNKNOWN);
        }
        labels.check();
        return Dataset.ofBytes(
                options.name().orElse(budget.file()), Dataset.numbered("x", RECORD - 1), pixels, 1, 0, found);
    }
}
