package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import anomaly.notebook.fake.DisplayData;
import anomaly.notebook.fake.FakeComms;
import anomaly.notebook.fake.FakeComms.Sent;
import anomaly.notebook.fake.FakeKernel;
import anomaly.synthetic.Synthetic;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ControlTest {
    private final FakeKernel kernel = new FakeKernel();
    private final FakeComms.CommManager comms = kernel.getCommManager();
    private final Optional<Desk> desk = Optional.ofNullable(Desk.of(kernel));

    @Test
    void aSliderOpensTheModelsOfTheFrontEnd() {
        Bundle shown = Knobs.slider("neighbors", 5, 80, 20, k -> "k is " + k).bundle(desk);
        assertEquals(6, comms.open());
        for (Sent one : comms.said()) {
            assertEquals("2.1.0", one.metadata().get("version"));
            assertTrue(one.data().has("buffer_paths"));
        }
        JsonObject slider = state("IntSliderModel");
        assertEquals("@jupyter-widgets/controls", slider.get("_view_module").getAsString());
        assertEquals(5, slider.get("min").getAsInt());
        assertEquals(80, slider.get("max").getAsInt());
        assertEquals(20, slider.get("value").getAsInt());
        assertEquals("neighbors", slider.get("description").getAsString());
        JsonObject box = state("VBoxModel");
        assertEquals(
                List.of("IPY_MODEL_" + id("IntSliderModel"), "IPY_MODEL_" + id("HTMLModel")),
                box.getAsJsonArray("children").asList().stream()
                        .map(e -> e.getAsString())
                        .toList());
        assertTrue(state("HTMLModel").get("value").getAsString().contains("k is 20"));
        assertEquals(id("VBoxModel"), shown.objects().get(Bundle.VIEW).get("model_id"));
        assertEquals("neighbors = 20; k is 20", shown.text());
    }

    @Test
    void theViewStandsBesideThePictureAsAnObject() throws Exception {
        Control control = Knobs.slider("rows", 50, 200, 100, n -> Charts.scatter(Synthetic.blobs(n, 1)));
        DisplayData container = new DisplayData();
        new KernelLink(kernel).fill(container, control.bundle(desk));
        assertTrue(container.data.get(Bundle.VIEW) instanceof Map<?, ?> view && view.get("model_id") instanceof String);
        assertTrue(container.data.containsKey(Bundle.PNG));
        Map<?, ?> about = (Map<?, ?>) container.metadata.get(Bundle.PNG);
        assertTrue(about.get("alt").toString().startsWith("rows = 100; Chart: "), about::toString);
    }

    @Test
    void aMoveOfEveryKindCallsTheFunctionAndSendsWhatItShows() throws InterruptedException {
        Knobs.of(
                        Knob.integer("a", 1, 9, 2),
                        Knob.decimal("b", 0, 1, 0.5),
                        Knob.logarithmic("c", 0.001, 10, 0.1),
                        Knob.choice("d", List.of("x", "y"), "x"),
                        Knob.toggle("e", false))
                .show(v -> "it is " + v)
                .bundle(desk);
        move("IntSliderModel", "value", "7");
        expect("it is {a=7, b=0.5, c=0.1, d=x, e=false}");
        move("FloatSliderModel", "value", "0.25");
        expect("it is {a=7, b=0.25, c=0.1, d=x, e=false}");
        move("FloatLogSliderModel", "value", "1.5");
        expect("it is {a=7, b=0.25, c=1.5, d=x, e=false}");
        move("DropdownModel", "index", "1");
        expect("it is {a=7, b=0.25, c=1.5, d=y, e=false}");
        move("CheckboxModel", "value", "true");
        expect("it is {a=7, b=0.25, c=1.5, d=y, e=true}");
    }

    @Test
    void anErrorIsToldUnderTheControlUntilTheNextSuccess() throws InterruptedException {
        Knobs.slider("k", 1, 9, 2, k -> new LimitedTo(5).show(k)).bundle(desk);
        move("IntSliderModel", "value", "7");
        expect("Nothing to show for k = 7.</strong> Illegal argument: k is 7, expected &lt; 5");
        assertTrue(output().contains("role=\"alert\"") && output().contains("fine: 2"), this::output);
        move("IntSliderModel", "value", "3");
        expect("fine: 3");
        assertFalse(output().contains("alert"), this::output);
    }

    /** Shows small numbers. */
    private record LimitedTo(int limit) {
        String show(int k) {
            if (k >= limit) {
                throw new IllegalArgumentException("k is " + k + ", expected < " + limit);
            }
            return "fine: " + k;
        }
    }

    @Test
    void anErrorOfTheFirstCallIsAnErrorOfTheCell() {
        assertThrows(IllegalArgumentException.class, () -> Knobs.slider("k", 1, 9, 8, k -> new LimitedTo(5).show(k)));
        assertEquals(0, comms.open());
    }

    @Test
    void aPageThatAsksForTheStateGetsItAsAnAnswer() throws InterruptedException {
        Knobs.slider("k", 1, 9, 2, k -> "now " + k).bundle(desk);
        move("IntSliderModel", "value", "4");
        expect("now 4");
        for (String kind : List.of("IntSliderModel", "HTMLModel", "VBoxModel", "LayoutModel")) {
            FakeComms.MessageContext asked = comms.hear(id(kind), json("{\"method\":\"request_state\"}"));
            Sent answer = comms.said().get(comms.said().size() - 1);
            assertSame(asked, answer.parent());
            JsonObject state = answer.data().getAsJsonObject("state");
            assertEquals(kind, state.get("_model_name").getAsString());
            if (kind.equals("IntSliderModel")) {
                assertEquals(4, state.get("value").getAsInt());
            } else if (kind.equals("HTMLModel")) {
                assertTrue(state.get("value").getAsString().contains("now 4"));
            }
        }
    }

    @Test
    void aPageThatAsksForAllStatesGetsThemInOneAnswer() throws InterruptedException {
        Knobs.slider("k", 1, 9, 2, k -> "now " + k).bundle(desk);
        comms.run("another cell", "b");
        Knobs.toggle("on", true, on -> "is " + on).bundle(desk);
        move("IntSliderModel", "value", "4");
        LatestTest.await(
                () -> comms.said().stream().anyMatch(s -> s.data().toString().contains("now 4")));
        comms.opened("jupyter.widget.control", "control");
        FakeComms.MessageContext asked = comms.hear("control", json("{\"method\":\"request_states\"}"));
        Sent answer = comms.said().get(comms.said().size() - 1);
        assertSame(asked, answer.parent());
        assertEquals("update_states", answer.data().get("method").getAsString());
        JsonObject states = answer.data().getAsJsonObject("states");
        assertEquals(12, states.size());
        JsonObject slider = states.getAsJsonObject(id("IntSliderModel"));
        assertEquals("IntSliderModel", slider.get("model_name").getAsString());
        assertEquals("@jupyter-widgets/controls", slider.get("model_module").getAsString());
        assertEquals(4, slider.getAsJsonObject("state").get("value").getAsInt());
    }

    @Test
    void aComputationInTheFrontEndsWayIsInterruptedAndNothingIsLost() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Knobs.slider("k", 1, 9, 2, k -> {
                    if (k == 3) {
                        begun.countDown();
                        sleepUntilInterrupted();
                    }
                    return "made " + k;
                })
                .bundle(desk);
        move("IntSliderModel", "value", "3");
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        move("IntSliderModel", "value", "4");
        expect("made 4");
        assertTrue(comms.said().stream().noneMatch(s -> s.data().toString().contains("made 3")));
    }

    private static void sleepUntilInterrupted() {
        try {
            Thread.sleep(60_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void runningItsCellAgainClosesAControlAndNoOther() {
        for (int i = 0; i < 200; i++) {
            comms.run("Knobs.slider(...)", "cell-a");
            Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
            assertEquals(6, comms.open());
        }
        comms.run("Knobs.slider(...)", "cell-b");
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        assertEquals(18, comms.open(), "another cell, and two controls of one cell");
        comms.run("Knobs.slider(...)", null);
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        comms.run("Knobs.slider(...)", null);
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        assertEquals(24, comms.open(), "a front end without ids of cells: the text is the cell");
    }

    @Test
    void whereTheCellIsUnknownTheSameControlIsReplaced() {
        comms.setMessageContext(null);
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        Knobs.slider("k", 1, 9, 2, k -> k).bundle(desk);
        assertEquals(6, comms.open());
        Knobs.slider("k", 1, 10, 2, k -> k).bundle(desk);
        assertEquals(12, comms.open());
    }

    @Test
    void thereIsAnEndToHowManyAreOpen() {
        for (int i = 0; i < 100; i++) {
            comms.run("cell " + i, null);
            Knobs.toggle("on", true, on -> on).bundle(desk);
        }
        assertEquals(64, desk.orElseThrow().size());
        assertEquals(64 * 6, comms.open());
    }

    @Test
    void aClosedControlIsSilentAndCanBeShownAgain() throws InterruptedException {
        Control control = Knobs.slider("k", 1, 9, 2, k -> "now " + k);
        String first = (String) control.bundle(desk).objects().get(Bundle.VIEW).get("model_id");
        assertEquals(first, control.bundle(desk).objects().get(Bundle.VIEW).get("model_id"));
        control.close();
        control.close();
        assertEquals(0, comms.open());
        assertEquals(
                6, comms.said().stream().filter(s -> s.kind().equals("close")).count());
        assertNotNull(control.bundle(desk).objects().get(Bundle.VIEW));
        assertEquals(6, comms.open());
        comms.drop(lastId("IntSliderModel"));
        assertEquals(0, comms.open(), "the front end dropped a part of it");
        assertEquals(
                11, comms.said().stream().filter(s -> s.kind().equals("close")).count());
    }

    @Test
    void withoutCommsThePictureOfTheStartIsShown() {
        Bundle shown = Knobs.slider("rows", 50, 200, 100, n -> Charts.scatter(Synthetic.blobs(n, 1)))
                .bundle(Optional.empty());
        assertTrue(shown.objects().isEmpty());
        assertTrue(shown.data().containsKey(Bundle.PNG));
        assertEquals(null, Desk.of("no kernel"));
        Bundle stubbed = Forms.of(Knobs.toggle("on", true, on -> on));
        assertEquals("on = true; true", stubbed.text());
    }

    @Test
    void whatIsShownMeanwhileByTheFunctionIsLeftOut() throws InterruptedException {
        Knobs.slider("k", 1, 9, 2, k -> {
                    try (Progress progress = new Progress("fitting", 2, Jupyter.screen(), System::nanoTime)) {
                        progress.step();
                    }
                    return "fitted " + k;
                })
                .bundle(desk);
        move("IntSliderModel", "value", "3");
        expect("fitted 3");
        assertTrue(kernel.sent.isEmpty());
    }

    private void move(String kind, String trait, String value) {
        comms.hear(
                lastId(kind),
                json("{\"method\":\"update\",\"state\":{\"" + trait + "\":" + value + "},\"buffer_paths\":[]}"));
    }

    private void expect(String part) throws InterruptedException {
        LatestTest.await(() -> output().contains(part));
    }

    /** What the last message to the model of the output says. */
    private String output() {
        String html = lastId("HTMLModel");
        List<Sent> said = comms.said();
        for (int i = said.size() - 1; i >= 0; i--) {
            if (said.get(i).id().equals(html)) {
                return said.get(i).data().getAsJsonObject("state").get("value").getAsString();
            }
        }
        throw new AssertionError("nothing was shown");
    }

    private String id(String kind) {
        return opened(kind).get(0).id();
    }

    private String lastId(String kind) {
        List<Sent> all = opened(kind);
        return all.get(all.size() - 1).id();
    }

    private JsonObject state(String kind) {
        return opened(kind).get(0).data().getAsJsonObject("state");
    }

    private List<Sent> opened(String kind) {
        return comms.said().stream()
                .filter(s -> s.kind().equals("open"))
                .filter(s -> s.data()
                        .getAsJsonObject("state")
                        .get("_model_name")
                        .getAsString()
                        .equals(kind))
                .toList();
    }

    private static JsonObject json(String text) {
        return JsonParser.parseString(text).getAsJsonObject();
    }
}
