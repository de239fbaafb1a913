package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CheckTest {
    @AfterEach
    void asBefore() {
        System.clearProperty(Preset.PROPERTY);
    }

    @Test
    void agreementIsToldWithItsLargestDifference() {
        String text = Check.close(new double[] {1, 2, 3e6}, new double[] {1, 2 + 1e-12, 3e6}, 1e-9)
                .toString();
        assertTrue(text.startsWith("✓ 3 numbers agree: largest difference 5"), text);
        assertTrue(text.endsWith(" at [1], where mine is 2.0 and the library's 2.000000000001, allowed 1.0e-09"), text);
        assertEquals(
                "✓ both numbers agree: no difference, allowed 0",
                Check.close(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0)
                        .toString());
        assertEquals(
                "✓ 2 scores agree: largest difference 0.25 at [0], where mine is 1.25 and the library's 1.0, allowed 0.50",
                Check.close("2 scores", new double[] {1.25, 2}, new double[] {1, 2}, 0.5)
                        .toString());
    }

    @Test
    void disagreementNamesThePlace() {
        AssertionError error = assertThrows(
                AssertionError.class, () -> Check.close(new double[] {1, 2, 3}, new double[] {1, 2.5, 3.1}, 1e-9));
        assertTrue(
                error.getMessage().contains("3 numbers differ most at [1]: mine is 2.0 and the library's 2.5"),
                error::getMessage);
        assertThrows(AssertionError.class, () -> Check.close(Double.NaN, 1, 1e9));
        assertThrows(AssertionError.class, () -> Check.close(1, Double.NaN, 1e9));
        assertThrows(AssertionError.class, () -> Check.close(1e300, -1e300, 1e-9));
    }

    @Test
    void listsThatCannotBeComparedAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Check.close(new double[2], new double[3], 1));
        assertThrows(IllegalArgumentException.class, () -> Check.close(new double[0], new double[0], 1));
        assertThrows(IllegalArgumentException.class, () -> Check.close(1, 1, -1));
    }

    @Test
    void aClaimHoldsOrThrows() {
        assertEquals("✓ two is more", Claim.that(true, "two is more").toString());
        assertThrows(AssertionError.class, () -> Claim.that(false, "one is more"));
        assertTrue(
                Claim.that(false, false, "a < b").html().contains("✗ with these knobs this does not hold: a &lt; b"));
        assertThrows(AssertionError.class, () -> Claim.that(true, false, "as delivered"));
    }

    @Test
    void thePresetChooses() {
        System.setProperty(Preset.PROPERTY, "full");
        assertEquals(3, Preset.pick(1, 2, 3));
        assertEquals(0.3, Preset.pick(0.1, 0.2, 0.3));
        assertEquals("c", Preset.pick("a", "b", "c"));
        System.setProperty(Preset.PROPERTY, " Smoke ");
        assertEquals(1, Preset.pick(1, 2, 3));
        assertTrue(Notebook.about().toString().contains("preset smoke"));
        System.setProperty(Preset.PROPERTY, "slow");
        assertThrows(IllegalArgumentException.class, Preset::current);
    }
}
