package dev.stillwatch.intel.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.v1.PublishedObject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All collections of this service, as the topic {@code intel-objects} tells them. One thread adds; any number read. */
@Singleton
public final class Catalog {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, CollectionIndex> collections = new ConcurrentHashMap<>();

    /** A collection; empty when nothing was added to it. */
    public CollectionIndex collection(String id) {
        return collections.computeIfAbsent(id, i -> new CollectionIndex());
    }

    /** The newest version of an object in any collection. */
    public Optional<StixObject> latest(String objectId) {
        return ours().flatMap(c -> c.versionsOf(objectId).stream())
                .max(Comparator.comparing(StoredObject::version))
                .map(Catalog::stix);
    }

    /** What we publish; what partners wrote lies in indexes of theirs. */
    private Stream<CollectionIndex> ours() {
        return collections.entrySet().stream()
                .filter(e -> e.getKey().indexOf('/') < 0)
                .map(Map.Entry::getValue);
    }

    /**
     * Adds what was published.
     *
     * @throws IllegalArgumentException when it is not a STIX object, or not in order
     */
    public void add(PublishedObject published) {
        if (published.getDeleted()) {
            collection(published.getCollectionId())
                    .remove(new StoredObject(
                            published.getSequence(),
                            published.getObjectId(),
                            published.getObjectType(),
                            "",
                            instant(published.getVersion()),
                            instant(published.getAddedAt()),
                            Tlp.RED,
                            published.getJson()));
            return;
        }
        JsonNode json = read(published);
        collection(published.getCollectionId())
                .add(new StoredObject(
                        published.getSequence(),
                        published.getObjectId(),
                        published.getObjectType(),
                        specVersion(json),
                        instant(published.getVersion()),
                        instant(published.getAddedAt()),
                        tlp(json),
                        published.getJson()));
    }

    /** Objects of STIX 2.0 have no such member, but always {@code created}; observables of STIX 2.1 may have neither. */
    private static String specVersion(JsonNode json) {
        return json.path("spec_version").asText(json.has("created") ? "2.0" : "2.1");
    }

    private static JsonNode read(PublishedObject published) {
        try {
            return JSON.readTree(published.getJson().toByteArray());
        } catch (IOException e) {
            throw new IllegalArgumentException(published.getObjectId() + " is not JSON", e);
        }
    }

    /** The most restricted of its markings. */
    private static Tlp tlp(JsonNode json) {
        Tlp most = Tlp.CLEAR;
        for (JsonNode ref : json.path("object_marking_refs")) {
            Tlp one = Tlp.ofMarking(ref.asText()).orElse(Tlp.CLEAR);
            most = one.admits(most) ? one : most;
        }
        return most;
    }

    private static StixObject stix(StoredObject stored) {
        String text = stored.json().toStringUtf8();
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (IOException e) {
            throw new IllegalStateException("It was JSON when it was added", e);
        }
        return new StixObject(
                stored.type(),
                stored.objectId(),
                Instant.parse(json.path("created").asText()),
                stored.version(),
                json.path("revoked").asBoolean(false),
                stored.tlp(),
                text);
    }

    private static Instant instant(com.google.protobuf.Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
