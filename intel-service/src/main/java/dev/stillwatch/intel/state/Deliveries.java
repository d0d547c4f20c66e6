package dev.stillwatch.intel.state;

import dev.stillwatch.intel.v1.Delivery;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who was given what, as the topic {@code intel-deliveries} tells it: one bit for each version of an object and partner, so a million
 * versions cost a partner 125 kB.
 */
@Singleton
public final class Deliveries {

    private record Reading(String partner, String collection) {}

    private static final class Given {
        private final BitSet sequences = new BitSet();
        private Instant last = Instant.EPOCH;
    }

    private final Map<Reading, Given> given = new ConcurrentHashMap<>();

    /** Takes a delivery. */
    public void record(Delivery delivery) {
        Given all =
                given.computeIfAbsent(new Reading(delivery.getPartner(), delivery.getCollectionId()), r -> new Given());
        Instant at = Instant.ofEpochSecond(
                delivery.getDeliveredAt().getSeconds(),
                delivery.getDeliveredAt().getNanos());
        synchronized (all) {
            for (Delivery.Run run : delivery.getRunsList()) {
                all.sequences.set(Math.toIntExact(run.getFirst()), Math.toIntExact(run.getLast()) + 1);
            }
            all.last = at.isAfter(all.last) ? at : all.last;
        }
    }

    /** Whether a partner was given the version with this sequence. */
    public boolean has(String partner, String collection, long sequence) {
        Given all = given.get(new Reading(partner, collection));
        if (all == null) {
            return false;
        }
        synchronized (all) {
            return all.sequences.get(Math.toIntExact(sequence));
        }
    }

    /** When a partner was last given anything from a collection. */
    public Optional<Instant> lastTo(String partner, String collection) {
        Given all = given.get(new Reading(partner, collection));
        if (all == null) {
            return Optional.empty();
        }
        synchronized (all) {
            return Optional.of(all.last);
        }
    }

    /** All partners that were given something, by name. */
    public Set<String> partners() {
        Set<String> names = new TreeSet<>();
        given.keySet().forEach(r -> names.add(r.partner()));
        return names;
    }
}
