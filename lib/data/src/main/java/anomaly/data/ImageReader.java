package anomaly.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads picture files with their classes: IDX pairs and CIFAR-10 batches. */
final class ImageReader {
    private ImageReader() {}

    static Images idx(String name, Path images, Path labels, ReadOptions options) throws IOException {
        IdxReader.Items pictures = items(images, options);
        IdxReader.Items numbers = items(labels, options);
        if (pictures.dimensions() != 3 || numbers.dimensions() != 1) {
            throw new IOException(images.getFileName() + " and " + labels.getFileName() + ": found "
                    + pictures.dimensions() + " and " + numbers.dimensions()
                    + " dimensions, expected 3 (pictures, rows, columns) and 1 (labels): are the files exchanged?");
        }
        if (pictures.size(0) != numbers.size(0)) {
            throw new IOException(labels.getFileName() + ": found " + numbers.size(0) + " labels, expected "
                    + pictures.size(0) + ", one for each picture of " + images.getFileName());
        }
        int[] classes =
                Arrays.stream(numbers.bytes()).mapToInt(one -> one[0] & 0xff).toArray();
        return Images.of(name, pictures.size(2), pictures.size(1), 1, pictures.bytes(), classes);
    }

    private static IdxReader.Items items(Path file, ReadOptions options) throws IOException {
        return FileReader.open(file, options, IdxReader::bytes);
    }

    static Images cifar(String name, List<Path> files, ReadOptions options) throws IOException {
        List<byte[]> pixels = new ArrayList<>();
        List<Integer> classes = new ArrayList<>();
        for (Path file : files) {
            for (byte[] one : FileReader.open(file, options, CifarReader::records)) {
                classes.add((int) one[0]);
                pixels.add(Arrays.copyOfRange(one, 1, one.length));
            }
        }
        return Images.of(
                name,
                CifarReader.SIDE,
                CifarReader.SIDE,
                CifarReader.CHANNELS,
                pixels.toArray(byte[][]::new),
                classes.stream().mapToInt(Integer::intValue).toArray());
    }
}
