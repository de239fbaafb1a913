package anomaly.data.catalog;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets one address by HTTP: follows redirects, gives up when nothing comes for a while, stops at once when interrupted. The
 * bytes are read on a thread of its own, since the JDK's response stream waits through interrupts.
 */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final long FAREWELL = 5000;

    private final HttpClient client = HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NORMAL)
            .connectTimeout(CONNECT)
            .build();
    private final Duration patience;

    /** {@code patience}: how long to wait for an answer, and for each further piece of it. */
    Download(Duration patience) {
        this.patience = patience;
    }

    void get(URI address, Arrival arrival) throws IOException {
        Transfer transfer = new Transfer(address, arrival);
        FutureTask<Void> task = new FutureTask<>(transfer::run, null);
        Thread thread = new Thread(task, "download");
        thread.setDaemon(true);
        thread.start();
        try {
            transfer.await(task);
        } catch (InterruptedException e) {
            transfer.close();
            thread.interrupt();
            leave(thread);
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
        if (transfer.failure != null) {
            throw transfer.failure;
        }
    }

    /** Lets the thread take its temporary file away. */
    private static void leave(Thread thread) {
        try {
            thread.join(FAREWELL);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** One answer on its way in. */
    private final class Transfer {
        private final URI address;
        private final Arrival arrival;
        private volatile InputStream body;
        private volatile long lastByte = System.nanoTime();
        private volatile boolean reading;
        private volatile boolean stalled;
        private volatile IOException failure;

        Transfer(URI address, Arrival arrival) {
            this.address = address;
            this.arrival = arrival;
        }

        void run() {
            try {
                receive();
            } catch (InterruptedException e) {
                failure = new InterruptedIOException("interrupted");
            } catch (IOException e) {
                failure = stalled
                        ? new IOException(
                                "found no more data for " + patience.toSeconds()
                                        + " s, expected the rest of the file: the connection hangs",
                                e)
                        : e;
            }
        }

        private void receive() throws IOException, InterruptedException {
            HttpRequest request =
                    HttpRequest.newBuilder(address).timeout(patience).GET().build();
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream in = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("found HTTP status " + response.statusCode() + ", expected 200");
                }
                long announced =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                body = in;
                arrival.take(new Timed(in), announced);
            }
        }

        /** Waits for the end, and closes the stream when it hangs. */
        void await(FutureTask<Void> task) throws InterruptedException {
            while (true) {
                try {
                    task.get(Math.max(1, patience.toMillis() / 4), TimeUnit.MILLISECONDS);
                    return;
                } catch (TimeoutException e) {
                    if (reading && System.nanoTime() - lastByte > patience.toNanos()) {
                        stalled = true;
                        close();
                    }
                } catch (ExecutionException e) {
                    throw new IllegalStateException(e.getCause());
                }
            }
        }

        void close() {
            InputStream open = body;
            if (open != null) {
                try {
                    open.close();
                } catch (IOException e) {
                    failure = e;
                }
            }
        }

        /** Notes when the last bytes came. */
        private final class Timed extends FilterInputStream {
            Timed(InputStream in) {
                super(in);
            }

            @Override
            public int read(byte[] into, int from, int length) throws IOException {
                lastByte = System.nanoTime();
                reading = true;
                try {
                    int read = in.read(into, from, length);
                    if (stalled) {
                        throw new IOException("closed");
                    }
                    return read;
                } finally {
                    reading = false;
                }
            }
        }
    }
}
