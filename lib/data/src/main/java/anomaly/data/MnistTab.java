package anomaly.data;

import anomaly.Dataset;
import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rebuilds the table that ODDS calls mnist from MNIST itself, by the recipe found by matching the two. */
final class MnistTab {
    private MnistTab() {}

    static Dataset rebuild(Images train, Images test, String recipe) throws IOException {
        Map<String, Object> facts = Json.object("odds_mnist_recipe.json", recipe);
        int[] pixels = Json.integers(facts.get("pixels"));
        float[] means = means(train, pixels);
        List<float[]> rows = new ArrayList<>();
        for (Images part : List.of(train, test)) {
            for (int i = 0; i < part.size(); i++) {
                if (part.classOf(i) == 0) {
                    rows.add(row(part.pixels(i), pixels, means));
                }
            }
        }
        int normals = rows.size();
        for (int index : Json.integers(facts.get("outlier_indices"))) {
            byte[] picture = index < train.size() ? train.pixels(index) : test.pixels(index - train.size());
            rows.add(row(picture, pixels, means));
        }
        List<Label> labels = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            labels.add(i < normals ? Label.NORMAL : Label.ANOMALY);
        }
        return Dataset.ofFloats(
                "mnist_tab", Dataset.numbered("pixel", pixels.length), rows.toArray(float[][]::new), labels);
    }

    private static float[] row(byte[] picture, int[] pixels, float[] means) {
        float[] row = new float[pixels.length];
        for (int j = 0; j < row.length; j++) {
            row[j] = (picture[pixels[j]] & 0xff) - means[j];
        }
        return row;
    }

    private static float[] means(Images train, int[] pixels) {
        long[] sums = new long[pixels.length];
        for (int i = 0; i < train.size(); i++) {
            byte[] picture = train.pixels(i);
            for (int j = 0; j < sums.length; j++) {
                sums[j] += picture[pixels[j]] & 0xff;
            }
        }
        float[] means = new float[sums.length];
        for (int j = 0; j < means.length; j++) {
            means[j] = (float) ((double) sums[j] / train.size());
        }
        return means;
    }
}
