package anomaly.data.catalog;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Walks through the files of a zip, tar or tar.gz. Names that would leave the folder, links and other special members are
 * refused or passed over; what to take, and how much of it, the receiver decides.
 */
final class Unpacking {
    private static final int BLOCK = 512;
    private static final int MOST_MEMBERS = 100_000;

    private Unpacking() {}

    /** Given each file of an archive. */
    @FunctionalInterface
    interface Receiver {
        void member(String name, long size, InputStream content) throws IOException;
    }

    static void walk(Path archive, Receiver receiver) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(archive)) {
            start = in.readNBytes(4);
        }
        if (start.length == 4 && start[0] == 'P' && start[1] == 'K') {
            zip(archive, receiver);
        } else if (start.length == 4 && (start[0] & 0xff) == 0x1f && (start[1] & 0xff) == 0x8b) {
            try (InputStream in = new BufferedInputStream(
                    new GZIPInputStream(new BufferedInputStream(Files.newInputStream(archive)), 1 << 16), 1 << 16)) {
                tar(in, receiver);
            }
        } else {
            throw new IOException("found neither a zip nor a tar.gz, expected an archive");
        }
    }

    private static void zip(Path archive, Receiver receiver) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            Enumeration<? extends ZipEntry> entries = zip.entries();
            while (entries.hasMoreElements()) {
                ZipEntry entry = entries.nextElement();
                if (!entry.isDirectory()) {
                    checkName(entry.getName());
                    try (InputStream content = zip.getInputStream(entry)) {
                        receiver.member(entry.getName(), entry.getSize(), content);
                    }
                }
            }
        }
    }

    private static void tar(InputStream in, Receiver receiver) throws IOException {
        for (int members = 0; members < MOST_MEMBERS; members++) {
            byte[] header = in.readNBytes(BLOCK);
            if (header.length < BLOCK) {
                throw new EOFException("found the end of the archive inside a header, expected two empty blocks");
            }
            if (header[0] == 0) {
                return;
            }
            long size = octal(header, 124, 12);
            Member content = new Member(in, size);
            if (header[156] == '0' || header[156] == 0) {
                String name = name(header);
                checkName(name);
                receiver.member(name, size, content);
            }
            content.skipRest();
            in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        }
        throw new IOException("found more than " + MOST_MEMBERS + " members in the archive, expected fewer");
    }

    private static String name(byte[] header) {
        String prefix =
                new String(header, 257, 5, StandardCharsets.US_ASCII).equals("ustar") ? text(header, 345, 155) : "";
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static long octal(byte[] header, int from, int length) throws IOException {
        String digits = text(header, from, length).strip();
        if (!digits.matches("[0-7]{1,12}")) {
            throw new IOException(
                    "found the size '" + digits + "' in the archive, expected octal digits: it is damaged");
        }
        return Long.parseLong(digits, 8);
    }

    private static void checkName(String name) throws IOException {
        String bare = name.startsWith("./") ? name.substring(2) : name;
        if (!SafePath.isSafe(bare)) {
            throw new IOException("found the member '" + name + "' in the archive, expected a path inside its folder");
        }
    }

    /** The bytes of one member. */
    private static final class Member extends FilterInputStream {
        private long left;

        Member(InputStream in, long size) {
            super(in);
            this.left = size;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = in.read(into, from, (int) Math.min(length, left));
            if (read < 0) {
                throw new EOFException(
                        "found the end of the archive inside a member, expected " + left + " bytes more");
            }
            left -= read;
            return read;
        }

        void skipRest() throws IOException {
            in.skipNBytes(left);
            left = 0;
        }

        @Override
        public void close() {
            // the archive stays open for the next member
        }
    }
}
