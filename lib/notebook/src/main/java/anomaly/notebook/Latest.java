package anomaly.notebook;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Works on values one at a time, in a thread of its own; of those that come meanwhile only the newest waits. A value that has
 * to wait interrupts the work on the one before, unless that is quick: then its result is worth seeing, so that a picture
 * follows the hand. The result of work that was interrupted is dropped.
 */
final class Latest<T> implements AutoCloseable {
    /** Work shorter than this is let finish. */
    private static final long QUICK = 150_000_000;

    /** An idle thread ends after so many milliseconds; the next value starts another. */
    private static final long IDLE = 5_000;

    private final String name;
    private final Function<T, Runnable> work;
    private final ClassLoader loader = Thread.currentThread().getContextClassLoader();
    private Thread thread;
    private T next;
    private boolean waiting;
    private boolean busy;
    private boolean overtaken;
    private boolean closed;
    private long round;
    private long since;

    /**
     * Nothing to do yet.
     *
     * @param name of the thread
     * @param work may be interrupted; returns what shows its result, which is not
     */
    Latest(String name, Function<T, Runnable> work) {
        this.name = name;
        this.work = work;
    }

    /** The newest value, to be worked on as soon as possible. */
    synchronized void offer(T value) {
        if (closed) {
            return;
        }
        next = value;
        waiting = true;
        if (thread == null) {
            thread = new Thread(this::run, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
        } else if (busy) {
            hurry();
        }
        notifyAll();
    }

    private void hurry() {
        long left = QUICK - (System.nanoTime() - since);
        if (left <= 0) {
            overtake(round);
        } else {
            long asked = round;
            CompletableFuture.delayedExecutor(left, TimeUnit.NANOSECONDS).execute(() -> overtake(asked));
        }
    }

    private synchronized void overtake(long asked) {
        if (busy && asked == round && !overtaken) {
            overtaken = true;
            thread.interrupt();
        }
    }

    private void run() {
        while (await()) {
            Runnable result = work.apply(begin());
            if (end()) {
                result.run();
            }
        }
    }

    /** Waits for a value; false when the thread is no longer needed. */
    private synchronized boolean await() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(IDLE);
        while (!waiting && !closed && System.nanoTime() < until) {
            try {
                wait(IDLE);
            } catch (InterruptedException e) {
                // Not from here, where only busy threads are interrupted; it goes on waiting.
            }
        }
        if (!waiting || closed) {
            thread = null;
            return false;
        }
        return true;
    }

    private synchronized T begin() {
        T value = next;
        next = null;
        waiting = false;
        busy = true;
        overtaken = false;
        round++;
        since = System.nanoTime();
        return value;
    }

    /** Whether the result is to be shown. From here on nothing interrupts the thread. */
    private synchronized boolean end() {
        busy = false;
        Thread.interrupted();
        return !overtaken && !closed;
    }

    /** Interrupts what is computed and drops it. */
    @Override
    public synchronized void close() {
        closed = true;
        next = null;
        waiting = false;
        if (busy) {
            thread.interrupt();
        }
        notifyAll();
    }
}
