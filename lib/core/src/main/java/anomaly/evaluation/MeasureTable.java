package anomaly.evaluation;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One measure of several methods on several data sets, what {@link WilcoxonTest} and {@link FriedmanTest} compare methods by.
 * A data set is one observation, however many rows or seeds its figures are means of.
 *
 * @param dataSets the names of the lines, no two alike
 * @param methods the names of the columns, no two alike
 * @param figures a line a data set, a figure a method, higher is better; NaN where there is none
 */
public record MeasureTable(List<String> dataSets, List<String> methods, List<List<Double>> figures) {
    /** Checks names and sizes and keeps its own copy. */
    public MeasureTable {
        dataSets = List.copyOf(dataSets);
        methods = List.copyOf(methods);
        figures = figures.stream().map(List::copyOf).toList();
        distinct("data set", dataSets);
        distinct("method", methods);
        if (figures.size() != dataSets.size()) {
            throw new IllegalArgumentException("got " + figures.size() + " lines of figures for " + dataSets.size()
                    + " data sets, expected as many");
        }
        for (int i = 0; i < figures.size(); i++) {
            if (figures.get(i).size() != methods.size()) {
                throw new IllegalArgumentException(
                        dataSets.get(i) + " has " + figures.get(i).size() + " figures, expected " + methods.size()
                                + ", one for each of " + methods);
            }
        }
    }

    private static void distinct(String what, List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            if (names.indexOf(names.get(i)) < i) {
                throw new IllegalArgumentException(
                        "the " + what + " \"" + names.get(i) + "\" is there twice, expected different names");
            }
        }
    }

    /**
     * The figures of one method.
     *
     * @param method its name
     * @return one a data set, in their order
     * @throws IllegalArgumentException naming the methods if there is no such one
     */
    public double[] column(String method) {
        int place = methods.indexOf(method);
        if (place < 0) {
            throw new IllegalArgumentException("there is no method \"" + method + "\", expected one of " + methods);
        }
        return figures.stream().mapToDouble(line -> line.get(place)).toArray();
    }

    /**
     * The data sets for which every method has a figure. Say how many were left out when you report a test.
     *
     * @return a table without NaN; may be empty
     */
    public MeasureTable complete() {
        int[] kept = IntStream.range(0, dataSets.size())
                .filter(i -> figures.get(i).stream().noneMatch(figure -> figure.isNaN()))
                .toArray();
        return new MeasureTable(
                IntStream.of(kept).mapToObj(dataSets::get).toList(),
                methods,
                IntStream.of(kept).mapToObj(figures::get).toList());
    }

    /**
     * The same table with some of the methods.
     *
     * @param names which, in the order wanted
     * @return a narrower table
     * @throws IllegalArgumentException naming the methods if there is no such one
     */
    public MeasureTable only(List<String> names) {
        List<double[]> columns = names.stream().map(this::column).toList();
        return new MeasureTable(
                dataSets,
                names,
                IntStream.range(0, dataSets.size())
                        .mapToObj(i -> columns.stream().map(column -> column[i]).toList())
                        .toList());
    }

    /** The line of a data set; a figure that is missing is named with what to do. */
    double[] completeLine(int dataSet) {
        List<Double> line = figures.get(dataSet);
        int missing = line.indexOf(Double.NaN);
        if (missing >= 0) {
            throw new IllegalArgumentException("the figure of " + methods.get(missing) + " on " + dataSets.get(dataSet)
                    + " is NaN, expected a number: leave such data sets out by complete()");
        }
        return line.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Override
    public String toString() {
        return dataSets.size() + " data sets x " + methods.size() + " methods " + methods;
    }
}
