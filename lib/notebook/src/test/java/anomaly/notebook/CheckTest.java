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
        assertTrue(text.contains("(at [1])"), text);
        assertTrue(Check.close(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0)
                .toString()
                .contains("both numbers agree"));
    }

    @Test
    void disagreementNamesThePlace() {
        AssertionError error = assertThrows(
                AssertionError.class, () -> Check.close(new double[] {1, 2, 3}, new double[] {1, 2.5, 3.1}, 1e-9));
        assertTrue(error.getMessage().contains("at [1]: 2.0 against 2.5"), error::getMessage);
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
