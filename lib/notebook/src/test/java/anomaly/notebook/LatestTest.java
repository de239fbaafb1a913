package anomaly.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class LatestTest {
    private final List<Integer> shown = new CopyOnWriteArrayList<>();

    @Test
    void ofManyValuesOnlyTheNewestWaits() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        try (Latest<Integer> latest = new Latest<>("slow", value -> {
            calls.incrementAndGet();
            pause(60);
            return () -> shown.add(value);
        })) {
            for (int i = 1; i <= 50; i++) {
                latest.offer(i);
                Thread.sleep(4);
            }
            await(() -> shown.contains(50));
            assertTrue(calls.get() <= 12, calls + " calls for 50 values in 0.2 s of 60 ms each");
            assertEquals(50, shown.get(shown.size() - 1));
            assertTrue(shown.size() >= 2, "quick work shows what it made on the way: " + shown);
        }
    }

    @Test
    void aLongComputationIsInterruptedAndItsResultDropped() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        try (Latest<Integer> latest = new Latest<>("long", value -> {
            if (value == 1) {
                begun.countDown();
                interrupted.set(pause(20_000));
            }
            return () -> shown.add(value);
        })) {
            latest.offer(1);
            assertTrue(begun.await(5, TimeUnit.SECONDS));
            latest.offer(2);
            await(() -> shown.contains(2));
            assertTrue(interrupted.get(), "the computation went on");
            assertEquals(List.of(2), shown);
        }
    }

    @Test
    void whatIsShownIsNeverInterrupted() throws InterruptedException {
        AtomicInteger lost = new AtomicInteger();
        try (Latest<Integer> latest = new Latest<>("sending", value -> {
            pause(value % 3 == 0 ? 160 : 2);
            return () -> {
                if (pause(1)) {
                    lost.incrementAndGet();
                }
                shown.add(value);
            };
        })) {
            for (int i = 1; i <= 300; i++) {
                latest.offer(i);
                Thread.sleep(i % 5);
            }
            await(() -> shown.contains(300));
            assertEquals(0, lost.get(), "messages that an interruption hit");
        }
    }

    @Test
    void closingEndsTheWorkAndTheThread() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        Latest<Integer> latest = new Latest<>("closed early", value -> {
            begun.countDown();
            pause(20_000);
            return () -> shown.add(value);
        });
        latest.offer(1);
        assertTrue(begun.await(5, TimeUnit.SECONDS));
        latest.close();
        latest.offer(2);
        await(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(t -> t.getName().equals("closed early")));
        assertEquals(List.of(), shown);
    }

    /** True when it was interrupted. */
    private static boolean pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    static void await(BooleanSupplier wanted) throws InterruptedException {
        for (int i = 0; i < 1000 && !wanted.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        assertTrue(wanted.getAsBoolean(), "waited for 10 s in vain");
    }
}
