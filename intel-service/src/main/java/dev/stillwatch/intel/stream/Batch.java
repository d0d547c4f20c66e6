package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.v1.PublishedObject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one transaction publishes, on top of what the catalog holds: it gives sequences and moments of addition, and sees its own
 * objects although the catalog does not yet.
 */
final class Batch {

    private record Place(String collection, String object, Instant version) {}

    private record Tail(long sequence, Instant addedAt) {}

    private final Catalog catalog;
    private final Sharing sharing;
    private final Publication publication;
    private final Clock clock;
    private final Map<String, StixObject> newest = new HashMap<>();
    private final Map<String, Tail> tails = new HashMap<>();
    private final Set<Place> added = new HashSet<>();

    Batch(Catalog catalog, Sharing sharing, Publication publication, Clock clock) {
        this.catalog = catalog;
        this.sharing = sharing;
        this.publication = publication;
        this.clock = clock;
    }

    /** A version of an object, and where it is to be added. */
    record Addition(StixObject object, PublishedObject published) {}

    /** What is to be added because a campaign stands as it does; empty when all of it is there. */
    List<Addition> add(CampaignFacts facts) {
        List<Addition> additions = new ArrayList<>();
        for (StixObject object : publication.of(facts, this::latest)) {
            newest.put(object.id(), object);
            for (SharedCollection collection : sharing.collections()) {
                if (belongs(object, collection)
                        && added.add(new Place(collection.id(), object.id(), object.version()))) {
                    additions.add(new Addition(object, append(collection, object)));
                }
            }
        }
        return additions;
    }

    private Optional<StixObject> latest(String id) {
        return Optional.ofNullable(newest.get(id)).or(() -> catalog.latest(id));
    }

    /** What is taken back is taken back wherever it was said; whatever else goes where its marking may go. */
    private boolean belongs(StixObject object, SharedCollection collection) {
        var versions = catalog.collection(collection.id()).versionsOf(object.id());
        boolean held = versions.stream().anyMatch(v -> v.version().equals(object.version()));
        boolean wanted = object.revoked()
                ? !versions.isEmpty() || addedBefore(collection, object)
                : collection.tlp().admits(sharing.tlp());
        return wanted && !held;
    }

    private boolean addedBefore(SharedCollection collection, StixObject object) {
        return added.stream()
                .anyMatch(p ->
                        p.collection().equals(collection.id()) && p.object().equals(object.id()));
    }

    private PublishedObject append(SharedCollection collection, StixObject object) {
        Tail tail = tails.computeIfAbsent(collection.id(), id -> {
            var index = catalog.collection(id);
            return new Tail(index.sequence(), index.lastAddedAt());
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant earliest = tail.addedAt().plus(1, ChronoUnit.MICROS);
        Tail next = new Tail(tail.sequence() + 1, now.isBefore(earliest) ? earliest : now);
        tails.put(collection.id(), next);
        return Records.object(collection.id(), next.sequence(), next.addedAt(), object);
    }
}
