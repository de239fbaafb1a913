package anomaly.data;

import anomaly.Dataset;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads ARFF, Weka's format: declared attributes, then dense or sparse rows. Nominal attributes become one feature a declared
 * value, unless they are the label or asked for as numbers.
 */
final class ArffReader {
    private final BoundedLines lines;
    private final Budget budget;
    private final ReadOptions options;
    private final List<Column> columns = new ArrayList<>();
    private final List<Set<String>> declared = new ArrayList<>();
    private final List<String> zeros = new ArrayList<>();
    private int nominalValues;

    private ArffReader(Input in, Budget budget, ReadOptions options) {
        this.lines = new BoundedLines(budget.file(), in);
        this.budget = budget;
        this.options = options;
    }

    /** Whether the first line that is no comment declares something; a start of nothing but comments is ARFF too. */
    static boolean matches(String first) {
        String start = first.replace("\u00ef\u00bb\u00bf", "").stripLeading();
        return start.startsWith("%")
                || start.toLowerCase(Locale.ROOT).startsWith("@relation")
                || start.toLowerCase(Locale.ROOT).startsWith("@attribute");
    }

    static Dataset read(Input in, Budget budget, ReadOptions options) throws IOException {
        return new ArffReader(in, budget, options).read();
    }

    private Dataset read() throws IOException {
        header();
        TableBuilder table = new TableBuilder(budget, columns, options);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.isEmpty() && !line.startsWith("%")) {
                List<String> values =
                        line.startsWith("{") ? sparse(line) : ArffTokens.values(budget, lines.place(), line);
                checkDeclared(values);
                table.add(lines.place(), values);
            }
        }
        return table.build();
    }

    private void header() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("@data")) {
                return;
            }
            if (lower.matches("(?s)@attribute\\s.*")) {
                attribute(line.substring("@attribute".length()));
            } else if (!line.isEmpty() && !line.startsWith("%") && !lower.startsWith("@relation")) {
                throw new IOException(lines.place() + ": found '" + line.substring(0, Math.min(40, line.length()))
                        + "', expected @relation, @attribute, @data or a comment");
            }
        }
        throw new IOException(
                lines.place() + ": found the end of the file, expected @data: the file is cut short, get it again");
    }

    private void attribute(String text) throws IOException {
        budget.checkFields(lines.place(), columns.size() + 1);
        ArffTokens tokens = new ArffTokens(lines.place(), text);
        String name = tokens.next(" \t{");
        String type = tokens.rest();
        if (type.startsWith("{")) {
            if (!type.endsWith("}")) {
                throw new IOException(lines.place() + ": found nominal values that are never closed, expected }");
            }
            List<String> values = ArffTokens.values(budget, lines.place(), type.substring(1, type.length() - 1));
            nominalValues += values.size();
            budget.checkFields(lines.place(), nominalValues);
            boolean number = options.numeric().contains(name);
            columns.add(new Column(name, !number, number ? List.of() : values));
            declared.add(Set.copyOf(values.stream().distinct().toList()));
            zeros.add(values.get(0));
            return;
        }
        String kind = type.toLowerCase(Locale.ROOT);
        if (!kind.matches("numeric|real|integer|string|date.*")) {
            throw new IOException(lines.place() + ": found the type '" + type + "' of attribute '" + name
                    + "', expected numeric, real, integer, string, date or {nominal values}");
        }
        columns.add(new Column(name, options.categorical().contains(name), List.of()));
        declared.add(Set.of());
        zeros.add("0");
    }

    private List<String> sparse(String line) throws IOException {
        if (!line.endsWith("}")) {
            throw new IOException(lines.place() + ": found a sparse row that is never closed, expected }");
        }
        List<String> values = new ArrayList<>(zeros);
        String content = line.substring(1, line.length() - 1).strip();
        if (content.isEmpty()) {
            return values;
        }
        ArffTokens tokens = new ArffTokens(lines.place(), content);
        while (!tokens.rest().isEmpty()) {
            String index = tokens.next(" \t,");
            String value = tokens.next(",");
            if (!index.matches("\\d{1,9}") || Integer.parseInt(index) >= values.size() || value.isEmpty()) {
                throw new IOException(lines.place() + ": found '" + index + " " + value
                        + "' in a sparse row, expected an index from 0 to " + (values.size() - 1) + " and a value");
            }
            values.set(Integer.parseInt(index), value);
            tokens.skipComma();
        }
        return values;
    }

    private void checkDeclared(List<String> values) throws IOException {
        for (int j = 0; j < Math.min(values.size(), declared.size()); j++) {
            Set<String> known = declared.get(j);
            if (!known.isEmpty() && !known.contains(values.get(j)) && !Numbers.isMissing(values.get(j))) {
                throw new IOException(
                        lines.place() + ", column '" + columns.get(j).name() + "': found '"
                                + values.get(j) + "', expected one of the declared values "
                                + known.stream().sorted().limit(20).collect(Collectors.toList()));
            }
        }
    }
}
