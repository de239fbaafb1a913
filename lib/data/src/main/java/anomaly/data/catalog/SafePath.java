package anomaly.data.catalog;

import java.util.Arrays;

/** Keeps paths from catalogues and archives inside their folder. */
final class SafePath {
    private SafePath() {}

    static void check(String path) {
        if (!isSafe(path)) {
            throw new IllegalArgumentException("path is '" + path
                    + "', expected a relative one with forward slashes that stays inside its folder");
        }
    }

    static boolean isSafe(String path) {
        return !path.isBlank()
                && !path.startsWith("/")
                && path.indexOf('\\') < 0
                && path.indexOf(':') < 0
                && path.indexOf(0) < 0
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(part -> part.isEmpty() || part.equals("..") || part.equals("."));
    }
}
