package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads NumPy's NPY (one array) and NPZ (a zip of them), format 1 to 3, C and Fortran order, every dtype of real numbers.
 * Arrays of objects are pickles, which run code when read, and are refused.
 */
final class NpyReader {
    private static final String MAGIC = "\u0093NUMPY";
    private static final int LONGEST_HEADER = 1 << 20;
    private static final Pattern DTYPE = Pattern.compile("'descr'\\s*:\\s*'([<>|=]?)([a-zA-Z])(\\d+)'");
    private static final Pattern OBJECT = Pattern.compile("'descr'\\s*:\\s*'[<>|=]?O\\d*'");
    private static final Pattern ORDER = Pattern.compile("'fortran_order'\\s*:\\s*(True|False)");
    private static final Pattern SHAPE = Pattern.compile("'shape'\\s*:\\s*\\(([\\d,\\sL]*)\\)");

    private NpyReader() {}

    static boolean matches(String first) {
        return first.startsWith(MAGIC);
    }

    static boolean matchesZip(String first) {
        return first.startsWith("PK\u0003\u0004");
    }

    static Dataset npy(Input in, Budget budget, ReadOptions options) throws IOException {
        NamedArrays arrays = new NamedArrays(budget, options);
        arrays.put("X", array(in, budget));
        if (!in.atEnd()) {
            throw new IOException(in.place() + ": found more bytes after the array, expected the end of the file");
        }
        return arrays.dataset();
    }

    static Dataset npz(Path path, Budget budget, ReadOptions options) throws IOException {
        NamedArrays arrays = new NamedArrays(budget, options);
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<ZipEntry> entries = new ArrayList<>();
            Enumeration<? extends ZipEntry> all = zip.entries();
            while (all.hasMoreElements()) {
                ZipEntry entry = all.nextElement();
                if (entry.getName().endsWith(".npy")) {
                    entries.add(entry);
                } else {
                    arrays.skip(entry.getName(), "not an array");
                }
            }
            boolean known = entries.stream().anyMatch(entry -> NamedArrays.isFeatures(name(entry)));
            for (ZipEntry entry : entries) {
                String name = name(entry);
                if (options.ignored().contains(name)
                        || (known && !NamedArrays.isFeatures(name) && !arrays.isLabel(name))) {
                    arrays.skip(name, "not needed");
                } else {
                    Input in = Input.of(budget.file() + ", " + entry.getName(), zip.getInputStream(entry));
                    arrays.put(name, array(in, budget));
                }
            }
        }
        return arrays.dataset();
    }

    private static String name(ZipEntry entry) {
        return entry.getName().substring(0, entry.getName().length() - ".npy".length());
    }

    private static NumericArray array(Input in, Budget budget) throws IOException {
        String magic = new String(in.exactly(6, "the NPY magic"), StandardCharsets.ISO_8859_1);
        byte[] version = in.exactly(2, "the NPY version");
        if (!magic.equals(MAGIC) || version[0] < 1 || version[0] > 3) {
            throw new IOException(in.place() + ": found no NPY array of version 1 to 3, expected one");
        }
        int lengthBytes = version[0] == 1 ? 2 : 4;
        ByteBuffer length = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
        length.put(in.exactly(lengthBytes, "the header's length"));
        int headerLength = length.getInt(0);
        if (headerLength < 1 || headerLength > LONGEST_HEADER) {
            throw new IOException(in.place() + ": found a header of " + Integer.toUnsignedString(headerLength)
                    + " bytes, expected 1 to " + LONGEST_HEADER);
        }
        String header = new String(in.exactly(headerLength, "the header"), StandardCharsets.UTF_8);
        return values(in, budget, header);
    }

    private static NumericArray values(Input in, Budget budget, String header) throws IOException {
        if (OBJECT.matcher(header).find()) {
            throw new IOException(in.place() + ": found an array of Python objects, expected numbers: such files run"
                    + " code when they are read; save the array as float64");
        }
        Matcher type = found(DTYPE, in, header, "a dtype of real numbers");
        boolean columnMajor = found(ORDER, in, header, "fortran_order").group(1).equals("True");
        List<Integer> shape = shape(in, found(SHAPE, in, header, "a shape").group(1));
        NumberType number = NumberType.numpy(in.place(), type.group(2), type.group(3));
        ByteOrder order = type.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        GrowingDoubles values = new GrowingDoubles(budget);
        number.read(in, order, NumericArray.count(in.place(), shape), values);
        return new NumericArray(shape, columnMajor, values);
    }

    private static Matcher found(Pattern pattern, Input in, String header, String expected) throws IOException {
        Matcher matcher = pattern.matcher(header);
        if (!matcher.find()) {
            throw new IOException(in.place() + ": found the header "
                    + header.substring(0, Math.min(120, header.length())).strip() + ", expected " + expected
                    + ": save the array as float64");
        }
        return matcher;
    }

    private static List<Integer> shape(Input in, String text) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (String size : text.replace("L", "").split(",", -1)) {
            if (!size.isBlank()) {
                try {
                    shape.add(Integer.valueOf(size.strip()));
                } catch (NumberFormatException e) {
                    throw new IOException(
                            in.place() + ": found the dimension " + size.strip() + ", expected less than 2^31", e);
                }
            }
        }
        if (shape.isEmpty()) {
            throw new IOException(in.place() + ": found a single number, expected an array of rows");
        }
        return shape;
    }
}
