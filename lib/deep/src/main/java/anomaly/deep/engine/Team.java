package anomaly.deep.engine;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * Threads that share the pieces of a step. A step of a small network takes less time than handing work to a thread pool, so
 * they wait for the next piece by looking for it, and sleep when none has come for a while. Which thread takes which piece
 * does not matter to any result: no two pieces write to the same place.
 */
final class Team implements AutoCloseable {
    /** Looks at a volatile field before a thread goes to sleep; some tens of microseconds. */
    private static final int PATIENCE = 5_000;

    private static final Team SHARED = new Team(Runtime.getRuntime().availableProcessors());

    private final Member[] members;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile Job job = new Job(piece -> {}, 0);
    private volatile boolean closed;

    /** Starts threads beside the caller's. */
    Team(int threads) {
        members = new Member[threads - 1];
        for (int i = 0; i < members.length; i++) {
            members[i] = new Member(i);
            members[i].start();
        }
    }

    /** The team of all networks: as many threads as there are processors. It is never closed; its threads end with Java. */
    static Team shared() {
        return SHARED;
    }

    int threads() {
        return members.length + 1;
    }

    /**
     * Runs pieces 0 to {@code pieces - 1} and returns when all are done. While the team works for another caller, or for a
     * piece of this one, the caller does all of them.
     */
    void run(int pieces, IntConsumer task) {
        if (pieces <= 1 || members.length == 0 || !busy.compareAndSet(false, true)) {
            for (int piece = 0; piece < pieces; piece++) {
                task.accept(piece);
            }
            return;
        }
        try {
            share(new Job(task, pieces));
        } finally {
            busy.set(false);
        }
    }

    private void share(Job now) {
        job = now;
        for (Member member : members) {
            if (member.asleep) {
                LockSupport.unpark(member);
            }
        }
        now.work();
        now.await();
    }

    /** Ends the threads. */
    @Override
    public void close() {
        closed = true;
        for (Member member : members) {
            LockSupport.unpark(member);
        }
    }

    private static final class Job {
        private final IntConsumer task;
        private final int pieces;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger done = new AtomicInteger();
        private volatile Throwable failure;

        Job(IntConsumer task, int pieces) {
            this.task = task;
            this.pieces = pieces;
        }

        void work() {
            for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
                try {
                    task.accept(piece);
                } catch (RuntimeException | Error e) {
                    failure = e;
                } finally {
                    done.incrementAndGet();
                }
            }
        }

        void await() {
            while (done.get() < pieces) {
                Thread.onSpinWait();
            }
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
        }
    }

    private final class Member extends Thread {
        private volatile boolean asleep;

        Member(int number) {
            super("anomaly-network-" + (number + 1));
            setDaemon(true);
        }

        @Override
        public void run() {
            Job last = job;
            while (!closed) {
                Job now = next(last);
                now.work();
                last = now;
            }
        }

        private Job next(Job last) {
            for (int looks = 0; job == last && !closed; looks++) {
                Thread.onSpinWait();
                if (looks > PATIENCE) {
                    asleep = true;
                    // Looked at once more after the flag is up, so that no call to wake goes unheard.
                    if (job == last && !closed) {
                        LockSupport.park(Team.this);
                    }
                    asleep = false;
                    looks = 0;
                }
            }
            return job;
        }
    }
}
