package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class KnobTest {
    @Test
    void rangesAreChecked() {
        refused("\"k\" runs from 5 to 5", () -> Knob.integer("k", 5, 5, 5));
        refused("\"k\" starts at 81", () -> Knob.integer("k", 5, 80, 81));
        refused("\"k\" starts at 4, expected 5 to 80", () -> Knob.integer("k", 5, 80, 4));
        refused("blank", () -> Knob.integer(" ", 5, 80, 20));
        refused("from 0.0 to Infinity", () -> Knob.decimal("share", 0, Double.POSITIVE_INFINITY, 1));
        refused("starts at NaN", () -> Knob.decimal("share", 0, 1, Double.NaN));
        refused("runs from 0.0", () -> Knob.logarithmic("nu", 0, 1, 0.5));
        refused("starts at c, expected one of [a, b]", () -> Knob.choice("d", List.of("a", "b"), "c"));
        refused("[a, a]", () -> Knob.choice("d", List.of("a", "a"), "a"));
        refused("there are no knobs", Knobs::of);
        refused("two knobs are called \"on\"", () -> Knobs.of(Knob.toggle("on", true), Knob.toggle("on", false)));
    }

    @Test
    void stepsAreRoundAndReadoutsFit() {
        Map<String, Object> share = Knob.decimal("share", 0, 1, 0.05).widget().rest();
        assertEquals(0.005, share.get("step"));
        assertEquals(".3f", share.get("readout_format"));
        assertEquals(5.0, Knob.decimal("x", 0, 1000, 5).widget().rest().get("step"));
        Map<String, Object> nu = Knob.logarithmic("nu", 0.001, 10, 0.1).widget().rest();
        assertEquals(-3.0, (double) nu.get("min"), 1e-12);
        assertEquals(1.0, (double) nu.get("max"), 1e-12);
    }

    @Test
    void whatTheFrontEndSendsIsReadAsTheKnobMeansIt() {
        assertEquals(Optional.of(80), Knob.integer("k", 5, 80, 20).read(400.0));
        assertEquals(Optional.of(21), Knob.integer("k", 5, 80, 20).read(21.0));
        assertEquals(Optional.empty(), Knob.integer("k", 5, 80, 20).read("many"));
        assertEquals(Optional.of(0.15), Knob.decimal("share", 0, 1, 0.5).read(0.15000000000000002));
        assertEquals(Optional.of(0.0112), Knob.logarithmic("nu", 0.001, 10, 0.1).read(0.011220184543));
        assertEquals(
                Optional.of(0.0012345),
                Knob.logarithmic("nu", 0.0012345, 10, 0.1).read(0.0012345));
        assertEquals(Optional.of("y"), Knob.choice("d", List.of("x", "y"), "x").read(1.0));
        assertEquals(Optional.empty(), Knob.choice("d", List.of("x", "y"), "x").read(2.0));
        assertEquals(Optional.of(true), Knob.toggle("on", false).read(true));
        assertEquals(Optional.empty(), Knob.toggle("on", false).read(null));
    }

    @Test
    void valuesAreKnownByNameAndKind() {
        Values[] seen = new Values[1];
        Control control = Knobs.of(
                        Knob.integer("k", 5, 80, 20), Knob.decimal("share", 0, 1, 0.25), Knob.toggle("scaled", true))
                .show(v -> {
                    seen[0] = v;
                    return v.integer("k") * v.decimal("share");
                });
        assertEquals("k = 20, share = 0.25, scaled = true; 5.0", control.toString());
        assertEquals("{k=20, share=0.25, scaled=true}", seen[0].toString());
        assertEquals(seen[0], control.values());
        assertTrue(seen[0].toggle("scaled"));
        refused("no knob \"size\", expected one of k, share, scaled", () -> seen[0].integer("size"));
        refused("\"share\" holds 0.25, a Double, expected a Integer", () -> seen[0].integer("share"));
    }

    @Test
    void everyKindCallsItsFunctionWithItsStart() {
        assertEquals("k = 20; 40", Knobs.slider("k", 5, 80, 20, k -> 2 * k).toString());
        assertEquals("x = 0.5; 1.0", Knobs.decimal("x", 0, 1, 0.5, x -> 2 * x).toString());
        assertEquals(
                "nu = 0.1; 0.2",
                Knobs.logarithmic("nu", 0.01, 1, 0.1, x -> 2 * x).toString());
        assertEquals(
                "d = b; 1",
                Knobs.choice("d", List.of("a", "b"), "b", List.of("a", "b")::indexOf)
                        .toString());
        assertEquals("on = true; false", Knobs.toggle("on", true, on -> !on).toString());
    }

    private static void refused(String expected, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(expected), () -> "\"" + message + "\" does not say \"" + expected + "\"");
    }
}
