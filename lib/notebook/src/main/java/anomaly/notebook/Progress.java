package anomaly.notebook;

import anomaly.Epoch;
import anomaly.EpochListener;
import java.util.Collection;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * A line that tells how far long work has come and how long it will take yet, updated in place, at most five times a second.
 * It honors the notebook's stop button. Close it, best by a {@code try} with resources, so that the last line stays; the
 * loop over {@link #over} does so by itself.
 *
 * <pre>{@code
 * for (int k : Progress.over("fitting", List.of(5, 10, 20))) { ... }
 * FittedDetector model = detector.fit(train, new Progress("training"));
 * }</pre>
 */
public final class Progress implements EpochListener, AutoCloseable {
    private static final long PAUSE = 200;
    private static final int BAR = 24;

    private final String what;
    private final Slot slot;
    private final Remaining remaining;
    private long total;
    private long done;
    private String note = "";

    /**
     * Progress of a training: it learns the number of epochs from the first.
     *
     * @param what the work, in a word or two
     */
    public Progress(String what) {
        this(what, 0);
    }

    /**
     * Progress of a number of steps.
     *
     * @param what the work, in a word or two
     * @param total how many steps, 0 when not known yet
     * @throws IllegalArgumentException if the total is negative
     */
    public Progress(String what, long total) {
        this(what, total, Jupyter.screen(), System::nanoTime);
    }

    Progress(String what, long total, Screen screen, LongSupplier nanos) {
        if (total < 0) {
            throw new IllegalArgumentException("total is " + total + ", expected 0 or more");
        }
        this.what = what;
        this.total = total;
        this.slot = new Slot(screen, nanos, PAUSE);
        this.remaining = new Remaining(nanos);
        remaining.begin(0);
    }

    /**
     * Goes through items, one step each. The stop button ends the loop after the item it is at.
     *
     * @param <T> the items
     * @param what the work, in a word or two
     * @param items to go through
     * @return the same items, for a {@code for} loop
     */
    public static <T> Iterable<T> over(String what, Collection<T> items) {
        return () -> new Walk<>(new Progress(what, items.size()), items.iterator());
    }

    /**
     * One more step is done.
     *
     * @return true to go on, false when the stop button was pressed
     */
    public boolean step() {
        return at(done + 1);
    }

    /**
     * Says how many steps are done.
     *
     * @param steps 0 to the total
     * @return true to go on, false when the stop button was pressed
     */
    public synchronized boolean at(long steps) {
        done = steps;
        boolean stopped = Thread.currentThread().isInterrupted();
        if (stopped || (total > 0 && done >= total)) {
            close();
        } else {
            slot.offer(this::running);
        }
        return !stopped;
    }

    @Override
    public synchronized boolean after(Epoch epoch) {
        total = epoch.total();
        note = ", loss " + Look.number(epoch.loss());
        return at(epoch.number());
    }

    /** Leaves a last line that says how far it came. */
    @Override
    public synchronized void close() {
        slot.close(this::ended);
    }

    private Bundle running() {
        String text = what + ": " + count() + note + remaining.words(done, total);
        double share = total > 0 ? Math.min(1, done / (double) total) : 0;
        int full = (int) Math.round(share * BAR);
        String bar = "<code>" + "█".repeat(full) + "░".repeat(BAR - full) + "</code> ";
        return Bundle.html("<div>" + (total > 0 ? bar : "") + Html.escape(text) + "</div>", text);
    }

    /** Without the time it took: the same run leaves the same line. */
    private Bundle ended() {
        boolean complete = total == 0 || done >= total;
        String text = what + ": " + count() + note + (complete ? ", done" : ", stopped");
        return Bundle.html("<div>" + Html.escape(text) + "</div>", text);
    }

    private String count() {
        return total > 0
                ? String.format(Locale.ROOT, "%,d of %,d", done, total)
                : String.format(Locale.ROOT, "%,d", done);
    }

    private static final class Walk<T> implements Iterator<T> {
        private final Progress progress;
        private final Iterator<T> items;
        private boolean begun;

        Walk(Progress progress, Iterator<T> items) {
            this.progress = progress;
            this.items = items;
        }

        @Override
        public boolean hasNext() {
            boolean on = begun ? progress.step() : progress.at(0);
            begun = false;
            if (on && items.hasNext()) {
                return true;
            }
            progress.close();
            return false;
        }

        @Override
        public T next() {
            begun = true;
            return items.next();
        }
    }
}
