package anomaly.data.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicLong;

/** Gets one address by HTTP: follows redirects, gives up when nothing comes for a while. */
final class Download {
    private static final Duration CONNECT = Duration.ofSeconds(20);

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
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(patience).GET().build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException("found HTTP status " + response.statusCode() + ", expected 200");
                }
                long announced =
                        response.headers().firstValueAsLong("Content-Length").orElse(-1);
                try (Watched watched = new Watched(body, patience)) {
                    arrival.take(watched, announced);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException("interrupted").initCause(e);
        }
    }

    /** A stream that is closed from outside when no byte has come for a while. */
    private static final class Watched extends InputStream {
        private final InputStream in;
        private final Duration patience;
        private final AtomicLong lastByte = new AtomicLong(System.nanoTime());
        private final Timer watch = new Timer("download watch", true);
        private volatile boolean stalled;

        Watched(InputStream in, Duration patience) {
            this.in = in;
            this.patience = patience;
            long period = Math.max(1, patience.toMillis() / 4);
            watch.schedule(
                    new TimerTask() {
                        @Override
                        public void run() {
                            look();
                        }
                    },
                    period,
                    period);
        }

        private void look() {
            if (System.nanoTime() - lastByte.get() > patience.toNanos()) {
                stalled = true;
                try {
                    in.close();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            try {
                int read = in.read(into, from, length);
                if (stalled) {
                    throw new IOException("closed");
                }
                lastByte.set(System.nanoTime());
                return read;
            } catch (IOException e) {
                if (stalled) {
                    throw new IOException(
                            "found no more data for " + patience.toSeconds()
                                    + " s, expected the rest of the file: the connection hangs",
                            e);
                }
                throw e;
            }
        }

        @Override
        public void close() throws IOException {
            watch.cancel();
            in.close();
        }
    }
}
