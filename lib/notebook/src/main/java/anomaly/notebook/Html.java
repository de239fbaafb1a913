package anomaly.notebook;

import java.util.List;
import java.util.stream.Collectors;

/** Small pieces of HTML that take the front end's own colors, so that they read well on light and on dark. */
final class Html {
    private static final String BOX = "border:1px solid;border-color:rgba(128,128,128,0.5);border-radius:4px;"
            + "padding:6px 10px;display:inline-block;max-width:46em;line-height:1.5";

    private Html() {}

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    static String box(String content) {
        return "<div style=\"" + BOX + "\">" + content + "</div>";
    }

    /** A table; columns of numbers stand right, and what is left out is said below. */
    static String table(List<String> head, List<List<String>> rows, String note) {
        StringBuilder made = new StringBuilder("<table><thead><tr>");
        for (int j = 0; j < head.size(); j++) {
            boolean text = !rows.isEmpty() && !number(rows.get(0).get(j));
            made.append("<th scope=\"col\" style=\"text-align:")
                    .append(text ? "left" : "right")
                    .append("\">")
                    .append(escape(head.get(j)))
                    .append("</th>");
        }
        made.append("</tr></thead><tbody>");
        for (List<String> row : rows) {
            made.append("<tr>")
                    .append(row.stream().map(Html::cell).collect(Collectors.joining()))
                    .append("</tr>");
        }
        made.append("</tbody></table>");
        return note.isEmpty() ? made.toString() : made + "<p>" + escape(note) + "</p>";
    }

    private static String cell(String value) {
        return number(value)
                ? "<td style=\"text-align:right\">" + escape(value) + "</td>"
                : "<td style=\"text-align:left\">" + escape(value) + "</td>";
    }

    static boolean number(String value) {
        return value.matches("[-+]?[\\d,]*\\.?\\d+([eE][-+]?\\d+)?( %| s)?");
    }

    /** The same table as text, with columns in line. */
    static String text(List<String> head, List<List<String>> rows, String note) {
        int[] widths = new int[head.size()];
        for (int j = 0; j < widths.length; j++) {
            widths[j] = head.get(j).length();
            for (List<String> row : rows) {
                widths[j] = Math.max(widths[j], row.get(j).length());
            }
        }
        StringBuilder made = new StringBuilder(line(head, widths));
        rows.forEach(row -> made.append('\n').append(line(row, widths)));
        return note.isEmpty() ? made.toString() : made + "\n" + note;
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder made = new StringBuilder();
        for (int j = 0; j < widths.length; j++) {
            String room = " ".repeat(widths[j] - cells.get(j).length());
            String gap = j == 0 ? "" : "  ";
            made.append(gap).append(number(cells.get(j)) ? room + cells.get(j) : cells.get(j) + room);
        }
        return made.toString().stripTrailing();
    }
}
