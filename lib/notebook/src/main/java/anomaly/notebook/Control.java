package anomaly.notebook;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Live controls and what they show, made by {@link Knobs}. It is the last value of a cell: a notebook that runs shows the
 * controls above the result, every other place the result of the values to start from. Running its cell again replaces it.
 */
public final class Control implements AutoCloseable {
    private final List<Knob> knobs;
    private final Values start;
    private final Function<Values, ?> show;
    private final String text;
    private Bundle first;
    private Panel panel;

    private Control(List<Knob> knobs, Values start, Function<Values, ?> show) {
        this.knobs = knobs;
        this.start = start;
        this.show = show;
        this.first = result();
        this.text = prefix() + first.text();
    }

    /** Computes the first result here, so that an error is the error of the cell. */
    static Control of(List<Knob> knobs, Values start, Function<Values, ?> show) {
        return new Control(knobs, start, show);
    }

    private Bundle result() {
        return Forms.of(show.apply(start));
    }

    /** A saved picture tells which values it is of. */
    private String prefix() {
        return start.words() + "; ";
    }

    /**
     * What the controls stand at now, for the cells that follow.
     *
     * @return the values
     */
    public synchronized Values values() {
        return panel == null ? start : panel.values();
    }

    /** Ends the controls: they vanish from the notebook. Nothing happens when they were not shown or ended already. */
    @Override
    public synchronized void close() {
        if (panel != null) {
            panel.close();
        }
    }

    @Override
    public String toString() {
        return text;
    }

    Bundle bundle() {
        return bundle(Jupyter.desk());
    }

    /** The controls where there is a place for them, with the first result beside them for everywhere else. */
    synchronized Bundle bundle(Optional<Desk> desk) {
        // Let go once it was shown: a notebook's session holds on to every value a cell has shown.
        Bundle shown = first == null ? result() : first;
        first = null;
        if (desk.isEmpty()) {
            return shown.after(prefix());
        }
        if (panel == null || panel.closed()) {
            panel = desk.get().open(signature(), wire -> new Panel(wire, knobs, start, show, Shown.html(shown, start)));
        }
        return shown.after(prefix()).live(panel.id());
    }

    private String signature() {
        return knobs.stream().map(knob -> knob.name() + " " + knob.widget()).collect(Collectors.joining(", "));
    }
}
