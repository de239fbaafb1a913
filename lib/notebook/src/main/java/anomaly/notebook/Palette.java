package anomaly.notebook;

import java.awt.Color;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One color a method in the whole course, from colors that color-blind readers can tell apart (Okabe and Ito, <a
 * href="https://jfly.uni-koeln.de/color/">Color Universal Design</a>). A name belongs to the method it starts with, so
 * that {@code LOF k=20} and {@code LOF k=50} start from the same color and later ones are told apart by their dashes.
 */
public final class Palette {
    /** Normal rows. */
    public static final Color NORMAL = new Color(0x0072B2);
    /** Anomalies. */
    public static final Color ANOMALY = new Color(0xD55E00);
    /** Rows of which nothing is known, and chance lines. */
    public static final Color NEUTRAL = new Color(0x737373);
    /** Thresholds. */
    public static final Color THRESHOLD = new Color(0x000000);

    private static final Color BLUE = new Color(0x0072B2);
    private static final Color VERMILION = new Color(0xD55E00);
    private static final Color GREEN = new Color(0x009E73);
    private static final Color PURPLE = new Color(0xCC79A7);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color SKY = new Color(0x56B4E9);
    private static final Color OLIVE = new Color(0x8C7A00);
    private static final Color BLACK = new Color(0x000000);

    /** In the order in which unknown names take them. */
    static final List<Color> COLORS = List.of(BLUE, VERMILION, GREEN, PURPLE, ORANGE, SKY, OLIVE, BLACK);

    private static final String BEFORE = " before ";
    private static final Map<String, Color> METHODS = methods();

    private Palette() {}

    private static Map<String, Color> methods() {
        Map<String, Color> made = new LinkedHashMap<>();
        put(made, VERMILION, "localoutlierfactor", "local outlier factor", "lof");
        put(made, BLUE, "knearestneighbors", "k nearest", "nearest neighbor", "knn");
        put(made, GREEN, "gaussian", "mahalanobis");
        put(made, PURPLE, "isolation forest", "isolationforest", "iforest");
        put(made, ORANGE, "one-class svm", "oneclasssvm", "oc-svm", "svdd", "deep svdd", "deepsvdd");
        put(made, SKY, "principal component", "principalcomponents", "pca", "autoencoder");
        put(made, OLIVE, "histogram", "hbos", "ecod", "copod", "kernel density", "mixture");
        put(made, NEUTRAL, "random", "chance");
        put(made, BLACK, "perfect");
        return made;
    }

    private static void put(Map<String, Color> into, Color color, String... prefixes) {
        for (String prefix : prefixes) {
            into.put(prefix, color);
        }
    }

    /**
     * The color of one method.
     *
     * @param name a name that starts with the method's, in any case, for example {@code LOF k=20}
     * @return its color, or the first of the palette for a name that is not known
     */
    public static Color of(String name) {
        return of(List.of(name)).get(name);
    }

    /**
     * Colors for names that stand in one chart. Known methods keep theirs; the others take, in their order, the next color
     * no one else in this chart has, and start over when all are taken.
     *
     * @param names the names, in the order of the legend
     * @return a color for each, in the same order
     */
    public static Map<String, Color> of(Collection<String> names) {
        Set<Color> taken = new LinkedHashSet<>();
        for (String name : names) {
            Color known = known(name);
            if (known != null) {
                taken.add(known);
            }
        }
        Map<String, Color> colors = new LinkedHashMap<>();
        int next = 0;
        for (String name : names) {
            Color color = known(name);
            if (color == null) {
                color = COLORS.stream()
                        .filter(c -> !taken.contains(c))
                        .findFirst()
                        .orElse(COLORS.get(next++ % COLORS.size()));
                taken.add(color);
            }
            colors.put(name, color);
        }
        return colors;
    }

    private static Color known(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        // "Z_SCORE before LocalOutlierFactor[...]" is still the local outlier factor.
        plain = plain.substring(plain.lastIndexOf(BEFORE) < 0 ? 0 : plain.lastIndexOf(BEFORE) + BEFORE.length());
        for (Map.Entry<String, Color> one : METHODS.entrySet()) {
            if (plain.startsWith(one.getKey())) {
                return one.getValue();
            }
        }
        return null;
    }
}
