package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads CSV: finds out header and separator, then hands one record at a time to a {@link TableBuilder}. */
final class CsvReader {
    private CsvReader() {}

    static Dataset read(Input in, Budget budget, ReadOptions options) throws IOException {
        CsvParser parser = new CsvParser(budget, in, options.separator());
        List<String> first = parser.next();
        if (first == null) {
            throw new IOException(budget.file() + ": found only blank lines, expected a row of values");
        }
        boolean header = options.header().orElseGet(() -> looksLikeHeader(first));
        TableBuilder table = new TableBuilder(budget, columns(parser, first, header, options), options);
        if (!header) {
            table.add(parser.place(), first);
        }
        for (List<String> record = parser.next(); record != null; record = parser.next()) {
            table.add(parser.place(), record);
        }
        return table.build();
    }

    private static List<Column> columns(CsvParser parser, List<String> first, boolean header, ReadOptions options)
            throws IOException {
        List<String> names = header ? first : options.columns();
        if (names.isEmpty()) {
            names = Dataset.numbered("x", first.size());
        }
        if (names.size() != first.size()) {
            throw new IllegalArgumentException(parser.place() + ": found " + first.size() + " fields, but "
                    + names.size() + " column names were given: name each column once");
        }
        List<Column> columns = new ArrayList<>(names.size());
        for (String name : names) {
            columns.add(new Column(name, options.categorical().contains(name), List.of()));
        }
        return columns;
    }

    private static boolean looksLikeHeader(List<String> fields) {
        return fields.stream().noneMatch(field -> Numbers.isMissing(field) || Numbers.isNumber(field));
    }
}
