package anomaly.notebook.exercises;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * An exercise to implement, with what a solution is held to.
 *
 * @param <A> what the reader hands in
 */
public final class Task<A> {
    /** Seconds for one example; each takes a few milliseconds. */
    private static final double PATIENCE = 5;

    private final String id;
    private final Kind<A> kind;
    private final List<List<Trial<A>>> examples;

    /** Examples from the smallest up, and for each the properties held against it. */
    Task(String id, Kind<A> kind, List<List<Trial<A>>> examples) {
        this.id = id;
        this.kind = kind;
        this.examples = List.copyOf(examples);
    }

    /**
     * The notebook and the number of the exercise in it.
     *
     * @return as in {@code 04.3}
     */
    public String id() {
        return id;
    }

    /**
     * The same task, if this is the kind it asks for.
     *
     * @param <B> what the reader handed in
     * @param given the kind of it
     * @return this task
     * @throws IllegalArgumentException naming what the exercise expects
     */
    public <B> Task<B> of(Kind<B> given) {
        if (given != kind) {
            throw new IllegalArgumentException("exercise " + id + " got " + given + "; expected " + kind.expected(id));
        }
        @SuppressWarnings("unchecked") // the kind is the only one of its type
        Task<B> same = (Task<B>) this;
        return same;
    }

    /**
     * Holds a solution against every property on every example, up to the first that fails. Each example has five seconds.
     *
     * @param mine what the reader wrote
     * @return what came of it; nothing that {@code mine} does makes this method throw
     */
    public Verdict check(A mine) {
        return check(mine, PATIENCE);
    }

    Verdict check(A mine, double seconds) {
        try (Worker worker = new Worker(seconds)) {
            for (List<Trial<A>> example : examples) {
                for (Trial<A> trial : example) {
                    Verdict verdict = check(trial, mine, worker, seconds);
                    if (verdict != null) {
                        return verdict;
                    }
                }
            }
        }
        List<String> held = examples.stream()
                .flatMap(List::stream)
                .map(trial -> trial.property().sentence())
                .distinct()
                .toList();
        return new Verdict.Passed(held, examples.size());
    }

    /** Null where the trial shows nothing wrong. */
    private static <A> Verdict check(Trial<A> trial, A mine, Worker worker, double seconds) {
        try {
            Answer answer = worker.run(() -> trial.ask().apply(mine));
            Property property = trial.property();
            return answer.right()
                    ? null
                    : new Verdict.Failed(property.sentence(), property.hint(), trial.sample(), answer);
        } catch (ExecutionException e) {
            return new Verdict.Threw(e.getCause(), trial.sample());
        } catch (TimeoutException e) {
            return new Verdict.TooSlow(seconds, trial.sample());
        } catch (InterruptedException e) {
            // Left set for the kernel, which ends the cell.
            Thread.currentThread().interrupt();
            return new Verdict.Stopped();
        }
    }
}
