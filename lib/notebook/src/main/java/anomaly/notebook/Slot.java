package anomaly.notebook;

import java.util.UUID;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** One output that is replaced in place, not too often, and that ends with a state which stays. */
final class Slot {
    /** Watching may take a fifth of the time of working. */
    private static final int RESTRAINT = 5;

    /** But the first picture of a session takes seconds, and the second should not wait for it. */
    private static final long LONGEST = 2_000_000_000;

    private final Screen screen;
    private final LongSupplier nanos;
    private final long least;
    private final String id = UUID.randomUUID().toString();
    private boolean shown;
    private boolean closed;
    private long pause;
    private long last;

    /** Shows on {@code screen} at most once every {@code milliseconds}. */
    Slot(Screen screen, LongSupplier nanos, long milliseconds) {
        this.screen = screen;
        this.nanos = nanos;
        this.least = milliseconds * 1_000_000;
    }

    /** Shows a state, unless another was shown only just now. */
    synchronized void offer(Supplier<Bundle> state) {
        long now = nanos.getAsLong();
        if (closed || (shown && now - last < pause)) {
            return;
        }
        put(state, false);
        last = nanos.getAsLong();
        pause = Math.max(least, Math.min(LONGEST, RESTRAINT * (last - now)));
    }

    /** Shows the state that stays; later ones are ignored. */
    synchronized void close(Supplier<Bundle> state) {
        if (!closed) {
            closed = true;
            put(state, true);
        }
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Drawing on an interrupted thread may fail, or lose the interruption: it waits until the state is out. */
    private void put(Supplier<Bundle> state, boolean end) {
        boolean stopped = Thread.interrupted();
        try {
            if (shown) {
                screen.update(id, state.get(), end);
            } else {
                screen.show(id, state.get());
                shown = true;
            }
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
