package anomaly.deep.engine;

/**
 * Which pixels of its input a pixel of a convolution sees: near a border some taps of the window fall beside the picture and
 * are left out.
 */
final class Taps {
    private final int[] places;
    private final int[] weights;

    /**
     * Takes the arrays as they are.
     *
     * @param places where each tap's lanes begin, beside those of the pixel itself
     * @param weights where each tap's weights begin
     */
    Taps(int[] places, int[] weights) {
        this.places = places;
        this.weights = weights;
    }

    int count() {
        return places.length;
    }

    int place(int tap) {
        return places[tap];
    }

    int weight(int tap) {
        return weights[tap];
    }

    /** Not a copy: for inner loops. */
    int[] places() {
        return places;
    }

    /** Not a copy: for inner loops. */
    int[] weights() {
        return weights;
    }
}
