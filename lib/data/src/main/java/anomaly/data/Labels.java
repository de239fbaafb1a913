package anomaly.data;

import anomaly.Label;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns the values of a label column into labels, and notices when none of the values asked for ever came. */
final class Labels {
    private static final int SHOWN = 20;

    private final String file;
    private final ReadOptions options;
    private final Map<String, Label> seen = new HashMap<>();
    private boolean found;

    Labels(String file, ReadOptions options) {
        this.file = file;
        this.options = options;
    }

    boolean drops(String value) {
        return !options.droppedLabels().isEmpty() && contains(options.droppedLabels(), value);
    }

    Label of(String value) {
        Label known = seen.get(value);
        if (known != null) {
            return known;
        }
        Label label = decide(value);
        if (seen.size() < 10_000) {
            seen.put(value, label);
        }
        return label;
    }

    private Label decide(String value) {
        if (contains(options.labelValues(), value)) {
            found = true;
            return options.labelValuesAreNormal() ? Label.NORMAL : Label.ANOMALY;
        }
        if (Numbers.isMissing(value)) {
            return Label.UNKNOWN;
        }
        return options.labelValuesAreNormal() ? Label.ANOMALY : Label.NORMAL;
    }

    private static boolean contains(Set<String> values, String value) {
        return values.contains(value) || values.stream().anyMatch(one -> Numbers.same(one, value));
    }

    /** Fails when none of the values that were asked for occurs: a typing error would make every row normal. */
    void check() throws IOException {
        if (options.labelColumn().isPresent() && !found) {
            throw new IOException(file + ": found none of " + options.labelValues() + " in the label column '"
                    + options.labelColumn().get() + "', expected at least one; the column holds "
                    + shortened(seen.keySet()));
        }
    }

    static String shortened(Collection<String> values) {
        List<String> shown = new ArrayList<>(values);
        if (shown.size() <= SHOWN) {
            return shown.toString();
        }
        return shown.subList(0, SHOWN) + " and " + (shown.size() - SHOWN) + " more";
    }
}
