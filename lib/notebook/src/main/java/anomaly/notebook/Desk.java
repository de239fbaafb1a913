package anomaly.notebook;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.UUID;
import java.util.function.Function;

/** The controls that are open: those of a cell end when it runs again, and there is an end to how many there are. */
final class Desk {
    private static final int MOST = 64;
    private static final String CONTROL = "jupyter.widget.control";

    private final Wire wire;
    private final Deque<Place> open = new ArrayDeque<>();

    Desk(Wire wire) {
        this.wire = wire;
        wire.serve(CONTROL, asked -> states());
    }

    /** What a page that was loaded anew asks for first. */
    private synchronized String states() {
        return Model.states(open.stream().flatMap(one -> one.panel().models()).toList());
    }

    /** For a kernel; null when it has no comms or its classes are not as expected, and outputs then do without controls. */
    static Desk of(Object kernel) {
        try {
            return new Desk(new CommLink(kernel));
        } catch (ReflectiveOperationException | LinkageError e) {
            return null;
        }
    }

    /** A control and the cell run it belongs to. */
    private record Place(Wire.Cell cell, Panel panel) {}

    /**
     * Opens a control for the cell that runs now.
     *
     * @param name the same for the same control, for kernels that do not tell which cell runs
     * @param made opens it
     */
    synchronized Panel open(String name, Function<Wire, Panel> made) {
        Wire.Cell cell = wire.cell()
                .orElseGet(() -> new Wire.Cell(name, UUID.randomUUID().toString()));
        for (Iterator<Place> all = open.iterator(); all.hasNext(); ) {
            Place one = all.next();
            boolean earlier =
                    one.cell().id().equals(cell.id()) && !one.cell().run().equals(cell.run());
            if (earlier || one.panel().closed()) {
                one.panel().close();
                all.remove();
            }
        }
        while (open.size() >= MOST) {
            open.removeFirst().panel().close();
        }
        Panel panel = made.apply(wire);
        open.addLast(new Place(cell, panel));
        return panel;
    }

    /** How many controls are open. */
    synchronized int size() {
        return open.size();
    }
}
