package anomaly.isolation;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;

/** Brings trees that scikit-learn exported into our order of nodes, in which children lie side by side. */
final class ExportedForest {
    private final List<Integer> roots = new ArrayList<>(List.of(0));
    private final List<Integer> features = new ArrayList<>();
    private final List<Double> thresholds = new ArrayList<>();
    private final List<Integer> lefts = new ArrayList<>();
    private final List<Double> values = new ArrayList<>();

    private ExportedForest() {}

    static AxisTrees of(JsonObject forest) {
        ExportedForest exported = new ExportedForest();
        for (JsonElement tree : forest.getAsJsonArray("trees")) {
            exported.add(tree.getAsJsonObject());
            exported.roots.add(exported.lefts.size());
        }
        return new AxisTrees(
                ints(exported.roots),
                ints(exported.features),
                doubles(exported.thresholds),
                ints(exported.lefts),
                doubles(exported.values));
    }

    private void add(JsonObject tree) {
        JsonArray left = tree.getAsJsonArray("left");
        List<int[]> queue = new ArrayList<>(List.of(new int[] {0, 0}));
        int first = lefts.size();
        for (int i = 0; i < queue.size(); i++) {
            int node = queue.get(i)[0];
            int depth = queue.get(i)[1];
            boolean leaf = left.get(node).getAsInt() < 0;
            features.add(leaf ? 0 : tree.getAsJsonArray("feature").get(node).getAsInt());
            thresholds.add(
                    leaf
                            ? Double.POSITIVE_INFINITY
                            : tree.getAsJsonArray("threshold").get(node).getAsDouble());
            lefts.add(first + (leaf ? i : queue.size()));
            values.add(
                    leaf
                            ? depth
                                    + PathLength.average(
                                            tree.getAsJsonArray("n").get(node).getAsInt())
                            : 0.0);
            if (!leaf) {
                queue.add(new int[] {left.get(node).getAsInt(), depth + 1});
                queue.add(new int[] {tree.getAsJsonArray("right").get(node).getAsInt(), depth + 1});
            }
        }
    }

    private static int[] ints(List<Integer> list) {
        return list.stream().mapToInt(x -> x).toArray();
    }

    private static double[] doubles(List<Double> list) {
        return list.stream().mapToDouble(x -> x).toArray();
    }
}
