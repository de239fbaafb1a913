package anomaly.experiment;

import anomaly.Dataset;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Tells data sets apart by what is in them: features, values and labels, not their name. */
final class Fingerprint {
    private static final int HEX_DIGITS = 16;

    private Fingerprint() {}

    static String of(Dataset... parts) {
        MessageDigest digest = sha256();
        for (Dataset part : parts) {
            add(part, digest);
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
    }

    private static void add(Dataset data, MessageDigest digest) {
        digest.update(String.join("\n", data.features()).getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.allocate(8 * data.width());
        double[] row = new double[data.width()];
        for (int i = 0; i < data.size(); i++) {
            data.copyRow(i, row);
            bytes.clear();
            for (double value : row) {
                bytes.putDouble(value);
            }
            digest.update(bytes.array());
            digest.update(data.labels().get(i).name().getBytes(StandardCharsets.US_ASCII));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
