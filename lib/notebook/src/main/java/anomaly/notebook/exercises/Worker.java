package anomaly.notebook.exercises;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs the reader's code beside the cell, so that an endless loop holds up neither the cell nor the stop button. */
final class Worker implements AutoCloseable {
    private final double seconds;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
        Thread made = new Thread(task, "exercise");
        made.setDaemon(true);
        return made;
    });

    Worker(double seconds) {
        this.seconds = seconds;
    }

    <T> T run(Callable<T> work) throws ExecutionException, TimeoutException, InterruptedException {
        Future<T> running = thread.submit(work);
        try {
            return running.get(Math.round(seconds * 1000), TimeUnit.MILLISECONDS);
        } finally {
            running.cancel(true);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
