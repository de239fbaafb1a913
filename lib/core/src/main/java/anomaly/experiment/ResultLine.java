package anomaly.experiment;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A result as a line of CSV (RFC 4180, but a field never holds a line break) and back. */
final class ResultLine {
    static final String HEADER = "experiment,data,checksum,rows,features,anomalies,method,detector,seed,protocol,"
            + "roc_auc,average_precision,precision_at_n,fit_seconds,score_seconds,status,error,version,jvm,chosen";
    private static final int FIELDS = HEADER.split(",", -1).length;

    private ResultLine() {}

    static String of(Result r) {
        boolean read = !r.checksum().isEmpty();
        return Stream.of(
                        r.experiment(),
                        r.data(),
                        r.checksum(),
                        read ? r.rows() : "",
                        read ? r.features() : "",
                        read ? r.anomalies() : "",
                        r.method(),
                        r.detector(),
                        r.seed(),
                        r.protocol(),
                        number(r.rocAuc()),
                        number(r.averagePrecision()),
                        number(r.precisionAtN()),
                        number(r.fitSeconds()),
                        number(r.scoreSeconds()),
                        r.status(),
                        r.error(),
                        r.version(),
                        r.jvm(),
                        r.chosen())
                .map(field -> quoted(field.toString()))
                .collect(Collectors.joining(","));
    }

    static Result parse(String line) {
        List<String> f = fields(line);
        if (f.size() != FIELDS) {
            throw new IllegalArgumentException("found " + f.size() + " fields, expected " + FIELDS);
        }
        return new Result(
                f.get(0),
                f.get(1),
                f.get(2),
                count(f.get(3)),
                count(f.get(4)),
                count(f.get(5)),
                f.get(6),
                f.get(7),
                Long.parseLong(f.get(8)),
                f.get(9),
                number(f.get(10)),
                number(f.get(11)),
                number(f.get(12)),
                number(f.get(13)),
                number(f.get(14)),
                Status.of(f.get(15)),
                f.get(16),
                f.get(17),
                f.get(18),
                f.get(19));
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static double number(String field) {
        return field.isEmpty() ? Double.NaN : Double.parseDouble(field);
    }

    private static int count(String field) {
        return field.isEmpty() ? 0 : Integer.parseInt(field);
    }

    private static String quoted(String field) {
        String line = field.replaceAll("\\R", " ");
        boolean plain = line.indexOf(',') < 0 && line.indexOf('"') < 0 && line.equals(line.strip());
        return plain ? line : '"' + line.replace("\"", "\"\"") + '"';
    }

    /** The fields of a line; a quote that is not closed makes too few or too long ones, which the caller notices. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inside = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                boolean doubled = inside && i + 1 < line.length() && line.charAt(i + 1) == '"';
                if (doubled) {
                    field.append(c);
                    i++;
                } else {
                    inside = !inside;
                }
            } else if (c == ',' && !inside) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}
