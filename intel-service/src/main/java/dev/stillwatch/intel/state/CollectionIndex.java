package dev.stillwatch.intel.state;

import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.Query;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.Versions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One collection: an append-only list of object versions that is paged by sequence. For every marking, type and choice of versions there
 * is a list of its own, sorted by sequence, so a page is found and merged in logarithmic time however large the collection is and
 * whatever the filter leaves out. One thread adds; any number read, without locks.
 */
public final class CollectionIndex {

    private enum Choice {
        ALL,
        FIRST,
        LAST
    }

    private record Lane(Choice choice, Tlp tlp, String type, String specVersion) {}

    private record VersionKey(Instant version, long sequence) implements Comparable<VersionKey> {
        private static final Comparator<VersionKey> ORDER =
                Comparator.comparing(VersionKey::version).thenComparingLong(VersionKey::sequence);

        @Override
        public int compareTo(VersionKey other) {
            return ORDER.compare(this, other);
        }
    }

    private final Map<Lane, ConcurrentNavigableMap<Long, StoredObject>> lanes = new ConcurrentHashMap<>();
    private final Map<String, List<StoredObject>> byId = new ConcurrentHashMap<>();
    private final ConcurrentNavigableMap<VersionKey, StoredObject> byVersion = new ConcurrentSkipListMap<>();
    private final ConcurrentNavigableMap<Instant, Long> byAddedAt = new ConcurrentSkipListMap<>();
    private final Object removals = new Object();
    private volatile Instant lastAddedAt = Instant.EPOCH;

    /** Counted by the one thread that adds; the skip list would count itself anew each time. */
    private final AtomicInteger size = new AtomicInteger();

    /** Readers look no further; everything up to it is in every list. */
    private volatile long complete;

    /** The highest sequence; 0 when it is empty. */
    public long sequence() {
        return complete;
    }

    /** How many versions of objects it holds. */
    public int size() {
        return size.get();
    }

    /** When the latest object was added; 1970 when it is empty. */
    public Instant lastAddedAt() {
        return lastAddedAt;
    }

    /** All versions of an object in the order they were added; empty when there is none. */
    public List<StoredObject> versionsOf(String objectId) {
        return byId.getOrDefault(objectId, List.of());
    }

    /**
     * Adds a version of an object.
     *
     * @throws IllegalArgumentException when its sequence or its moment is not above all that are there
     */
    void add(StoredObject object) {
        if (object.sequence() <= complete || !object.addedAt().isAfter(lastAddedAt)) {
            throw new IllegalArgumentException("Sequence " + object.sequence() + " at " + object.addedAt()
                    + " does not come after " + complete + " at " + lastAddedAt);
        }
        List<StoredObject> before = versionsOf(object.objectId());
        if (before.isEmpty()) {
            lane(Choice.FIRST, object).put(object.sequence(), object);
        } else {
            lane(Choice.LAST, before.getLast()).remove(before.getLast().sequence());
        }
        lane(Choice.LAST, object).put(object.sequence(), object);
        lane(Choice.ALL, object).put(object.sequence(), object);
        byVersion.put(new VersionKey(object.version(), object.sequence()), object);
        byAddedAt.put(object.addedAt(), object.sequence());
        size.incrementAndGet();
        byId.put(
                object.objectId(),
                Stream.concat(before.stream(), Stream.of(object)).toList());
        lastAddedAt = object.addedAt();
        complete = object.sequence();
    }

    /**
     * Takes a version of an object out; the sequence of its deletion is spent. The version before it, or after it, becomes the first or last.
     *
     * @param deletion the sequence and moment of the deletion, and which version of which object
     */
    void remove(StoredObject deletion) {
        if (deletion.sequence() <= complete) {
            throw new IllegalArgumentException("Sequence " + deletion.sequence() + " does not come after " + complete);
        }
        List<StoredObject> before = versionsOf(deletion.objectId());
        List<StoredObject> left = before.stream()
                .filter(o -> !o.version().equals(deletion.version()))
                .toList();
        if (left.size() < before.size()) {
            move(Choice.FIRST, before.getFirst(), left.isEmpty() ? null : left.getFirst());
            move(Choice.LAST, before.getLast(), left.isEmpty() ? null : left.getLast());
            for (StoredObject gone : before) {
                if (!left.contains(gone)) {
                    lane(Choice.ALL, gone).remove(gone.sequence());
                    byVersion.remove(new VersionKey(gone.version(), gone.sequence()));
                    size.decrementAndGet();
                }
            }
            if (left.isEmpty()) {
                byId.remove(deletion.objectId());
            } else {
                byId.put(deletion.objectId(), left);
            }
        }
        lastAddedAt = deletion.addedAt().isAfter(lastAddedAt) ? deletion.addedAt() : lastAddedAt;
        complete = deletion.sequence();
        synchronized (removals) {
            removals.notifyAll();
        }
    }

    /**
     * Waits until a version was taken out.
     *
     * @return whether it was, before the patience ended
     */
    public boolean awaitGone(StoredObject object, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        synchronized (removals) {
            while (versionsOf(object.objectId()).contains(object)) {
                long left = deadline - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                removals.wait(left / 1_000_000 + 1);
            }
        }
        return true;
    }

    private void move(Choice choice, StoredObject from, @Nullable StoredObject to) {
        if (to == null || to.sequence() != from.sequence()) {
            lane(choice, from).remove(from.sequence());
            if (to != null) {
                lane(choice, to).put(to.sequence(), to);
            }
        }
    }

    private ConcurrentNavigableMap<Long, StoredObject> lane(Choice choice, StoredObject object) {
        return lanes.computeIfAbsent(
                new Lane(choice, object.tlp(), object.type(), object.specVersion()),
                lane -> new ConcurrentSkipListMap<>());
    }

    /**
     * A page.
     *
     * @param query what is asked
     * @param mostBytes the page ends before the objects in it exceed this; the first one is given whatever its size
     */
    public Page page(Query query, long mostBytes) {
        long end = complete;
        long start = Math.max(query.after(), addedUpTo(query));
        List<StoredObject> objects = new ArrayList<>();
        long bytes = 0;
        Iterator<StoredObject> candidates = candidates(query, start, end);
        while (candidates.hasNext()) {
            StoredObject object = candidates.next();
            bytes += object.json().size();
            if (objects.size() == query.limit() || (!objects.isEmpty() && bytes > mostBytes)) {
                return new Page(objects, true);
            }
            objects.add(object);
        }
        return new Page(objects, false);
    }

    private long addedUpTo(Query query) {
        Instant moment = query.addedAfter();
        var entry = moment == null ? null : byAddedAt.floorEntry(moment);
        return entry == null ? 0 : entry.getValue();
    }

    private Iterator<StoredObject> candidates(Query query, long start, long end) {
        if (start >= end) {
            return List.<StoredObject>of().iterator();
        }
        if (!query.ids().isEmpty()) {
            return query.ids().stream()
                    .flatMap(id -> query.versions().choose(versionsOf(id)))
                    .filter(o -> o.sequence() > start && o.sequence() <= end && admits(query, o))
                    .sorted(Comparator.comparingLong(StoredObject::sequence))
                    .iterator();
        }
        List<Iterator<StoredObject>> runs = new ArrayList<>();
        lanes.forEach((lane, objects) -> {
            if (wants(query.versions(), lane.choice()) && query.admits(lane.tlp(), lane.type(), lane.specVersion())) {
                runs.add(objects.subMap(start, false, end, true).values().iterator());
            }
        });
        for (Instant version : query.versions().exact()) {
            runs.add(
                    byVersion
                            .subMap(new VersionKey(version, start), false, new VersionKey(version, end), true)
                            .values()
                            .stream()
                            .filter(o -> admits(query, o))
                            .iterator());
        }
        return new Merge(runs);
    }

    private static boolean admits(Query query, StoredObject object) {
        return query.admits(object.tlp(), object.type(), object.specVersion());
    }

    private static boolean wants(Versions versions, Choice choice) {
        return switch (choice) {
            case ALL -> versions.all();
            case FIRST -> versions.first();
            case LAST -> versions.last();
        };
    }
}
