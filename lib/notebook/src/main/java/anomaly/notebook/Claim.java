package anomaly.notebook;

/** What a notebook claims, checked each time it runs. */
public final class Claim {
    private Claim() {}

    /**
     * Asserts a claim.
     *
     * @param holds whether it is so
     * @param claim the claim in words, with the numbers it rests on
     * @return the claim with a tick, for the cell to show
     * @throws AssertionError if it does not hold
     */
    public static Block that(boolean holds, String claim) {
        if (!holds) {
            throw new AssertionError("this does not hold: " + claim);
        }
        return tick(claim);
    }

    /**
     * Tells whether a claim holds, for claims that stand only for the knobs as delivered: where the reader has moved one, it
     * says that the claim does not hold and goes on.
     *
     * @param asDelivered whether the knobs have their delivered values; then the claim is asserted
     * @param holds whether it is so
     * @param claim the claim in words, with the numbers it rests on
     * @return the claim with a tick or a cross
     * @throws AssertionError if it does not hold although the knobs have their delivered values
     */
    public static Block that(boolean asDelivered, boolean holds, String claim) {
        if (holds || asDelivered) {
            return that(holds, claim);
        }
        String text = "✗ with these knobs this does not hold: " + claim;
        return new Block("<div>" + Html.escape(text) + "</div>", text);
    }

    static Block tick(String text) {
        return new Block("<div>✓ " + Html.escape(text) + "</div>", "✓ " + text);
    }
}
