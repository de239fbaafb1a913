package anomaly.deep.engine;

import java.util.Locale;

/** What a layer takes or gives for each row: pictures of several channels, or plain features as channels of one pixel. */
record Shape(int channels, int height, int width) {
    static Shape flat(int features) {
        return new Shape(features, 1, 1);
    }

    /** Pixels a channel. */
    int plane() {
        return height * width;
    }

    /** Values a row. */
    int features() {
        return channels * plane();
    }

    boolean isFlat() {
        return plane() == 1;
    }

    @Override
    public String toString() {
        return isFlat()
                ? Integer.toString(channels)
                : String.format(Locale.ROOT, "%d x %d x %d", channels, height, width);
    }
}
