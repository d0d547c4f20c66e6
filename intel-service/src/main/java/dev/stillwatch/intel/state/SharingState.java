package dev.stillwatch.intel.state;

import dev.stillwatch.intel.v1.EventStream;
import dev.stillwatch.intel.v1.FeedPosition;
import dev.stillwatch.intel.v1.PartnerTrust;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.StateRecord;
import dev.stillwatch.intel.v1.SubmissionStatus;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** Releases, trust, feed positions, streams of security events and statuses as the topic {@code intel-state} tells them. One thread writes; any number read. */
@Singleton
public final class SharingState {

    private final Map<String, SubmissionStatus> statuses = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, Release> releases = new ConcurrentSkipListMap<>();
    private final Map<String, PartnerTrust> trusts = new ConcurrentHashMap<>();
    private final Map<String, FeedPosition> feeds = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<String, EventStream> streams = new ConcurrentSkipListMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    /** Key of a record. */
    public static String key(StateRecord value) {
        return switch (value.getRecordCase()) {
            case STATUS -> statusKey(value.getStatus().getSubmissionId());
            case RELEASE -> "release/" + value.getRelease().getReleaseId();
            case TRUST -> "trust/" + value.getTrust().getPartner();
            case FEED_POSITION -> "feed/" + value.getFeedPosition().getFeed();
            case EVENT_STREAM -> streamKey(value.getEventStream().getStreamId());
            case RECORD_NOT_SET -> throw new IllegalArgumentException("A record of nothing has no key");
        };
    }

    /** Key of a status. */
    public static String statusKey(String submissionId) {
        return "status/" + submissionId;
    }

    /** Takes what stands now. */
    public void put(StateRecord value) {
        switch (value.getRecordCase()) {
            case STATUS -> statuses.put(value.getStatus().getSubmissionId(), value.getStatus());
            case RELEASE -> releases.put(value.getRelease().getReleaseId(), value.getRelease());
            case TRUST -> trusts.put(value.getTrust().getPartner(), value.getTrust());
            case FEED_POSITION -> feeds.put(value.getFeedPosition().getFeed(), value.getFeedPosition());
            case EVENT_STREAM -> streams.put(value.getEventStream().getStreamId(), value.getEventStream());
            case RECORD_NOT_SET -> throw new IllegalArgumentException("It holds nothing");
        }
        signal();
    }

    /** Key of a stream of security events. */
    public static String streamKey(String streamId) {
        return "event-stream/" + streamId;
    }

    /** Forgets what was deleted; only statuses and streams are. */
    public void remove(String key) {
        if (key.startsWith("status/")) {
            statuses.remove(key.substring("status/".length()));
        } else if (key.startsWith("event-stream/")) {
            streams.remove(key.substring("event-stream/".length()));
            signal();
        }
    }

    private void signal() {
        changes.incrementAndGet();
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** A status. */
    public Optional<SubmissionStatus> status(String submissionId) {
        return Optional.ofNullable(statuses.get(submissionId));
    }

    /** All statuses. */
    public List<SubmissionStatus> statuses() {
        return List.copyOf(statuses.values());
    }

    /** A release. */
    public Optional<Release> release(String releaseId) {
        return Optional.ofNullable(releases.get(releaseId));
    }

    /** Releases with ids above one; the empty text for all. */
    public Iterable<Release> releasesAfter(String releaseId) {
        return releases.tailMap(releaseId, false).values();
    }

    /** What is known of a partner's word. */
    public Optional<PartnerTrust> trust(String partner) {
        return Optional.ofNullable(trusts.get(partner));
    }

    /** Partners of whose word something is known. */
    public List<String> knownPartners() {
        return List.copyOf(trusts.keySet());
    }

    /** How far a feed was read. */
    public Optional<FeedPosition> feed(String name) {
        return Optional.ofNullable(feeds.get(name));
    }

    /** Streams of security events, by id. */
    public List<EventStream> streams() {
        return List.copyOf(streams.values());
    }

    /** A number that is another one after every change. */
    public long changes() {
        return changes.get();
    }

    /**
     * Waits until something is there.
     *
     * @return what is there; empty when the patience was shorter
     */
    public <T> Optional<T> await(Supplier<Optional<T>> wanted, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lockInterruptibly();
        try {
            Optional<T> found = wanted.get();
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = wanted.get();
            }
            return found;
        } finally {
            lock.unlock();
        }
    }
}
