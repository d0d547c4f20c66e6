package dev.stillwatch.intel.stream;

import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.egress.Item;
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
import java.util.function.Function;

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
    private final Set<Place> deleted = new HashSet<>();
    private final Map<String, Integer> sizes = new HashMap<>();

    Batch(Catalog catalog, Sharing sharing, Publication publication, Clock clock) {
        this.catalog = catalog;
        this.sharing = sharing;
        this.publication = publication;
        this.clock = clock;
    }

    /** A version of an object, and where it is to be added. */
    record Addition(StixObject object, PublishedObject published) {}

    /**
     * What follows from a campaign.
     *
     * @param additions what is added at once
     * @param waiting what nobody was given yet and persons have to agree to
     */
    record Proposal(List<Addition> additions, List<Item> waiting) {}

    /** What is to be added because a campaign stands as it does, with nobody else's consent; empty when all of it is there. */
    List<Addition> add(CampaignFacts facts) {
        return propose(facts, id -> Optional.empty(), true).additions();
    }

    /**
     * What follows from a campaign. What corrects or takes back an object follows that object wherever it went; what nobody was given yet
     * waits.
     *
     * @param pending the version of an object that waits already
     * @param released whether nothing has to wait
     */
    Proposal propose(CampaignFacts facts, Function<String, Optional<StixObject>> pending, boolean released) {
        Function<String, Optional<StixObject>> known =
                facts.standing() ? id -> latest(id).or(() -> pending.apply(id)) : this::latest;
        return propose(publication.of(facts, known), released);
    }

    /** The same for objects that are rendered already. */
    Proposal propose(List<StixObject> objects, boolean released) {
        List<Addition> additions = new ArrayList<>();
        List<Item> waiting = new ArrayList<>();
        for (StixObject object : objects) {
            List<String> wanted = new ArrayList<>();
            for (SharedCollection collection : sharing.collections()) {
                if (!belongs(object, collection)) {
                    continue;
                }
                if (released || object.revoked() || wasThere(collection, object)) {
                    additions.add(put(collection, object));
                } else {
                    wanted.add(collection.id());
                }
            }
            if (!wanted.isEmpty()) {
                waiting.add(new Item(object, List.copyOf(wanted)));
            }
        }
        return new Proposal(additions, waiting);
    }

    /** What persons agreed to, as far as it is not there. */
    List<Addition> release(List<Item> items) {
        List<Addition> additions = new ArrayList<>();
        for (Item item : items) {
            for (SharedCollection collection : sharing.collections()) {
                if (item.collections().contains(collection.id()) && !held(collection, item.object())) {
                    additions.add(put(collection, item.object()));
                }
            }
        }
        return additions;
    }

    /** Whether a partner wrote as much as it may: so many versions of objects, and a thousandth of that, or ten, of one object. */
    boolean full(String index, String id, int most) {
        int before = sizes.computeIfAbsent(index, i -> catalog.collection(i).size());
        int versions = catalog.collection(index).versionsOf(id).size();
        return before >= most || versions >= Math.max(10, most / 1000);
    }

    /** What a partner wrote; empty when that version is there. */
    Optional<PublishedObject> write(String index, String id, String type, Instant version, byte[] json) {
        var place = new Place(index, id, version);
        boolean there = catalog.collection(index).versionsOf(id).stream()
                        .anyMatch(v -> v.version().equals(version))
                && !deleted.contains(place);
        if (there || !added.add(place)) {
            return Optional.empty();
        }
        sizes.merge(index, 1, Integer::sum);
        Tail next = next(index);
        return Optional.of(Records.object(index, next.sequence(), next.addedAt(), id, type, version, json));
    }

    /** Takes out what a partner wrote; empty versions mean all of them. */
    List<PublishedObject> delete(String index, String id, Set<Instant> versions) {
        List<PublishedObject> gone = new ArrayList<>();
        Set<Instant> there = new HashSet<>();
        catalog.collection(index).versionsOf(id).forEach(v -> there.add(v.version()));
        added.stream()
                .filter(p -> p.collection().equals(index) && p.object().equals(id))
                .forEach(p -> there.add(p.version()));
        for (Instant version : there) {
            var place = new Place(index, id, version);
            if ((versions.isEmpty() || versions.contains(version)) && deleted.add(place)) {
                added.remove(place);
                Tail next = next(index);
                String type = id.substring(0, id.indexOf("--"));
                gone.add(
                        Records.object(index, next.sequence(), next.addedAt(), id, type, version, new byte[0])
                                .toBuilder()
                                .setDeleted(true)
                                .build());
            }
        }
        return gone;
    }

    /** The newest version of an object that was published. */
    Optional<StixObject> latest(String id) {
        return Optional.ofNullable(newest.get(id)).or(() -> catalog.latest(id));
    }

    private Addition put(SharedCollection collection, StixObject object) {
        newest.put(object.id(), object);
        added.add(new Place(collection.id(), object.id(), object.version()));
        Tail next = next(collection.id());
        return new Addition(object, Records.object(collection.id(), next.sequence(), next.addedAt(), object));
    }

    /** What is taken back is taken back wherever it was said; whatever else goes where its marking may go. */
    private boolean belongs(StixObject object, SharedCollection collection) {
        boolean wanted = object.revoked()
                ? wasThere(collection, object)
                : !collection.inbox() && collection.tlp().admits(sharing.tlp());
        return wanted && !held(collection, object);
    }

    private boolean held(SharedCollection collection, StixObject object) {
        return added.contains(new Place(collection.id(), object.id(), object.version()))
                || catalog.collection(collection.id()).versionsOf(object.id()).stream()
                        .anyMatch(v -> v.version().equals(object.version()));
    }

    private boolean wasThere(SharedCollection collection, StixObject object) {
        return !catalog.collection(collection.id()).versionsOf(object.id()).isEmpty()
                || added.stream()
                        .anyMatch(p -> p.collection().equals(collection.id())
                                && p.object().equals(object.id()));
    }

    private Tail next(String index) {
        Tail tail = tails.computeIfAbsent(index, id -> {
            var held = catalog.collection(id);
            return new Tail(held.sequence(), held.lastAddedAt());
        });
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Instant earliest = tail.addedAt().plus(1, ChronoUnit.MICROS);
        Tail next = new Tail(tail.sequence() + 1, now.isBefore(earliest) ? earliest : now);
        tails.put(index, next);
        return next;
    }
}
