package io.tracepress.system;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;

/** Clients that register one person after the other, as many as they are asked for, whatever happens to the stack. */
final class Registrations implements AutoCloseable {

    private static final int CLIENTS = 4;
    private static final long PAUSE_MILLIS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Client client;
    private final Semaphore wanted = new Semaphore(0);
    private final Map<String, Person> accepted = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> refusals = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);
    private int asked;

    Registrations(Client client) {
        this.client = client;
        for (int i = 0; i < CLIENTS; i++) {
            clients.scheduleWithFixedDelay(this::registerIfWanted, 0, PAUSE_MILLIS, MILLISECONDS);
        }
    }

    /** Asks for that many more, and runs the action when half of them have been accepted, amid the others. */
    void more(int number, Runnable amid) {
        int before = asked;
        asked += number;
        wanted.release(number);
        awaitAccepted(before + number / 2);
        amid.run();
        awaitAccepted(asked);
    }

    /** By user id; a registration that was answered with anything but 201 may exist all the same, and does not count. */
    Map<String, Person> accepted() {
        return accepted;
    }

    /** How often each other status was answered. */
    Map<Integer, Integer> refusals() {
        return new TreeMap<>(refusals);
    }

    @Override
    public void close() {
        clients.shutdownNow();
    }

    private void awaitAccepted(int number) {
        await(number + " registrations").atMost(PATIENCE).until(() -> accepted.size() >= number);
    }

    private void registerIfWanted() {
        if (!wanted.tryAcquire()) {
            return;
        }
        var person = Person.unique();
        var answer = client.post("/auth/register", person.registration());
        if (answer.status() == 201) {
            accepted.put(answer.text("id"), person);
        } else {
            refusals.merge(answer.status(), 1, Integer::sum);
            wanted.release();
        }
    }
}
