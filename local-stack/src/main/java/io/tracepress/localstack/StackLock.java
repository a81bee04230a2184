package io.tracepress.localstack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Held by the launcher of a running stack; the operating system releases it however the launcher ends. */
final class StackLock implements AutoCloseable {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final FileChannel channel;

    private StackLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when another process holds it. */
    static Optional<StackLock> tryAcquire(Home home) {
        try {
            var channel =
                    FileChannel.open(home.run().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new StackLock(channel));
        } catch (IOException e) {
            throw new StackException("Cannot lock " + home.run() + ": " + e.getMessage(), e);
        }
    }

    /** For after the end of its holder: others look at the lock too, each for a moment. */
    static Optional<StackLock> acquireWithin(Duration time, Home home) {
        long deadline = System.nanoTime() + time.toNanos();
        var lock = tryAcquire(home);
        while (lock.isEmpty() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(POLL_INTERVAL.toNanos());
            lock = tryAcquire(home);
        }
        return lock;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackException("Cannot release the lock: " + e.getMessage(), e);
        }
    }
}
