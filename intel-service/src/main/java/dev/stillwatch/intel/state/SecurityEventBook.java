package dev.stillwatch.intel.state;

import dev.stillwatch.intel.v1.AccountEvent;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** What was said last on each stream of each account, as the topic {@code security-events} tells it. One thread writes; any number read. */
@Singleton
public final class SecurityEventBook {

    private static final Comparator<AccountEvent> IN_ORDER = Comparator.<AccountEvent>comparingLong(
                    e -> e.getIssuedAt().getSeconds())
            .thenComparing(AccountEvent::getJti);

    private final Map<String, Map<String, AccountEvent>> byStream = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Key of an event: what comes later of the same account takes its place. */
    public static String key(AccountEvent event) {
        return event.getStreamId() + "/" + name(event);
    }

    private static String name(AccountEvent event) {
        // No account has a name with a line break in it.
        return event.getAccountId().isEmpty() ? "\n" + event.getEventType() : event.getAccountId();
    }

    /** Takes what stands now. */
    public void put(AccountEvent event) {
        byStream.computeIfAbsent(event.getStreamId(), s -> new ConcurrentHashMap<>())
                .put(name(event), event);
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** What was said last of an account. */
    public Optional<AccountEvent> last(String stream, String account) {
        return Optional.ofNullable(byStream.getOrDefault(stream, Map.of()).get(account));
    }

    /** Everything said on a stream. */
    public List<AccountEvent> all(String stream) {
        return List.copyOf(byStream.getOrDefault(stream, Map.of()).values());
    }

    /** What the partner has not taken yet, oldest first. */
    public List<AccountEvent> waiting(String stream, int most) {
        return byStream.getOrDefault(stream, Map.of()).values().stream()
                .filter(e -> e.getState() == AccountEvent.State.STATE_WAITING)
                .sorted(IN_ORDER)
                .limit(most)
                .toList();
    }

    /** The same, once there is something; nothing when the patience was shorter. */
    public List<AccountEvent> awaitWaiting(String stream, int most, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            List<AccountEvent> found = waiting(stream, most);
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = waiting(stream, most);
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
