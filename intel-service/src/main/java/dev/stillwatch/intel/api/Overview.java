package dev.stillwatch.intel.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.Feeds;
import dev.stillwatch.intel.config.Partner;
import dev.stillwatch.intel.config.SharedCollection;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.egress.Audience;
import dev.stillwatch.intel.egress.Item;
import dev.stillwatch.intel.lifecycle.Trust;
import dev.stillwatch.intel.misp.MispEvent;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.state.CollectionIndex;
import dev.stillwatch.intel.state.Deliveries;
import dev.stillwatch.intel.state.IndicatorBook;
import dev.stillwatch.intel.state.SharingState;
import dev.stillwatch.intel.stix.ForeignIds;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.stream.ReleaseRecords;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.PageWriter;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.v1.ExportCampaignRequest.Format;
import dev.stillwatch.intel.v1.GetDeliveriesResponse;
import dev.stillwatch.intel.v1.GetDeliveriesResponse.Recipient;
import dev.stillwatch.intel.v1.GetPartnersResponse;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PartnerTrust;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.Release;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Answers operators' questions about what leaves and what left, from what this replica holds in memory. */
@Singleton
final class Overview {

    private final Sharing sharing;
    private final Feeds feeds;
    private final Catalog catalog;
    private final SharingState state;
    private final IndicatorBook indicators;
    private final Deliveries deliveries;

    Overview(
            Sharing sharing,
            Feeds feeds,
            Catalog catalog,
            SharingState state,
            IndicatorBook indicators,
            Deliveries deliveries) {
        this.sharing = sharing;
        this.feeds = feeds;
        this.catalog = catalog;
        this.state = state;
        this.indicators = indicators;
        this.deliveries = deliveries;
    }

    Optional<Indicator> indicator(String id) {
        return indicators.get(id);
    }

    /** The very bytes that each partner would be given: the same objects, and the same writer as TAXII's. */
    PreviewReleaseResponse preview(Release release) {
        var response = PreviewReleaseResponse.newBuilder().setRelease(release);
        List<Item> items = ReleaseRecords.items(release);
        for (Partner partner : sharing.partners()) {
            for (SharedCollection collection : sharing.collections()) {
                if (partner.collections().contains(collection.alias())) {
                    response.addAudiences(audience(partner.audience(), collection, items));
                }
            }
        }
        return response.build();
    }

    private static PreviewReleaseResponse.Audience audience(
            Audience partner, SharedCollection collection, List<Item> items) {
        List<StoredObject> given = new ArrayList<>();
        Set<String> heldBack = new LinkedHashSet<>();
        for (Item item : items) {
            if (item.collections().contains(collection.id())) {
                Optional<String> why = partner.holdsBack(item.object());
                if (why.isPresent()) {
                    heldBack.add(why.get());
                } else {
                    given.add(stored(item.object(), given.size() + 1L));
                }
            }
        }
        return PreviewReleaseResponse.Audience.newBuilder()
                .setPartner(partner.partner())
                .setCollectionId(collection.id())
                .setEnvelope(ByteString.copyFrom(PageWriter.envelope(new Page(given, false))))
                .addAllHeldBack(heldBack)
                .build();
    }

    private static StoredObject stored(StixObject object, long sequence) {
        return new StoredObject(
                sequence,
                object.id(),
                object.type(),
                "2.1",
                object.version(),
                object.version(),
                object.tlp(),
                ByteString.copyFromUtf8(object.json()));
    }

    /** Who was given what tells of a campaign. What tells of no campaign, such as the marking, is left out. */
    GetDeliveriesResponse deliveries(Release release) {
        var response = GetDeliveriesResponse.newBuilder();
        for (String partner : deliveries.partners()) {
            Recipient.Builder recipient = Recipient.newBuilder().setPartner(partner);
            Instant last = Instant.EPOCH;
            for (SharedCollection collection : sharing.collections()) {
                CollectionIndex index = catalog.collection(collection.id());
                for (String id : release.getReleasedIdsList()) {
                    List<StoredObject> versions = index.versionsOf(id);
                    boolean given = versions.stream()
                            .anyMatch(v ->
                                    v.tlp() != Tlp.CLEAR && deliveries.has(partner, collection.id(), v.sequence()));
                    if (given) {
                        count(recipient, versions.getLast(), partner, collection);
                        Instant at = deliveries.lastTo(partner, collection.id()).orElse(last);
                        last = at.isAfter(last) ? at : last;
                    }
                }
            }
            if (recipient.getObjects() > 0) {
                response.addRecipients(recipient.setLastDeliveredAt(timestamp(last)));
            }
        }
        return response.build();
    }

    private void count(Recipient.Builder recipient, StoredObject newest, String partner, SharedCollection collection) {
        recipient.setObjects(recipient.getObjects() + 1);
        if (!deliveries.has(partner, collection.id(), newest.sequence())) {
            recipient.setOutdated(recipient.getOutdated() + 1);
            if (json(newest).path("revoked").asBoolean(false)) {
                recipient.setRetractionsOutstanding(recipient.getRetractionsOutstanding() + 1);
            }
        }
    }

    GetPartnersResponse partners() {
        Set<String> names = new TreeSet<>(state.knownPartners());
        sharing.partners().forEach(p -> names.add(p.name()));
        feeds.all().forEach(f -> names.add(f.partner()));
        var response = GetPartnersResponse.newBuilder();
        for (String name : names) {
            Trust trust = trust(state.trust(name).orElse(PartnerTrust.getDefaultInstance()));
            var partner = GetPartnersResponse.Partner.newBuilder()
                    .setName(name)
                    .setTrust(trust.mean())
                    .setBorneOut(trust.right())
                    .setRefuted(trust.wrong())
                    .setActiveIndicators(indicators.active(name));
            sharing.partner(name).ifPresent(p -> partner.setTlp(p.tlp().label()).setHeld(p.held()));
            response.addPartners(partner);
        }
        return response.build();
    }

    private static Trust trust(PartnerTrust record) {
        return new Trust(
                record.getBorneOut(),
                record.getRefuted(),
                record.getFatesList().stream()
                        .map(f -> new Trust.Fate(f.getCause(), f.getWeight()))
                        .toList());
    }

    /** What left of a campaign, in its newest versions; empty when nothing did. */
    Optional<String> export(Release release, Format format) {
        Map<String, JsonNode> all = new LinkedHashMap<>();
        Set<String> visited = new HashSet<>();
        release.getReleasedIdsList().forEach(id -> collect(id, visited, all));
        List<JsonNode> objects = List.copyOf(all.values());
        Tlp most = Tlp.CLEAR;
        for (String id : all.keySet()) {
            Tlp one = catalog.latest(id).map(StixObject::tlp).orElse(Tlp.CLEAR);
            most = one.admits(most) ? one : most;
        }
        if (objects.stream().noneMatch(o -> o.path("type").asText().equals("campaign"))) {
            return Optional.empty();
        }
        return Optional.of(
                format == Format.FORMAT_MISP_EVENT
                        ? MispEvent.of(sharing.provider().name(), objects, most).toString()
                        : bundle(release, objects).toString());
    }

    /** An object in its newest version, and what it refers to before it: an identity or technique can have left with another campaign. */
    private void collect(String id, Set<String> visited, Map<String, JsonNode> all) {
        Optional<StixObject> newest = visited.add(id) ? catalog.latest(id) : Optional.empty();
        if (newest.isPresent()) {
            JsonNode json = EnvelopeReader.object(newest.get().json().getBytes(StandardCharsets.UTF_8));
            references(json).forEach(r -> collect(r, visited, all));
            all.put(id, json);
        }
    }

    private static Stream<String> references(JsonNode node) {
        Stream<String> named = StreamSupport.stream(
                        Spliterators.spliteratorUnknownSize(node.fieldNames(), Spliterator.ORDERED), false)
                .filter(n -> n.contains("--"));
        Stream<String> inside = StreamSupport.stream(node.spliterator(), false).flatMap(Overview::references);
        return node.isTextual() ? Stream.of(node.asText()).filter(t -> t.contains("--")) : Stream.concat(named, inside);
    }

    private static ObjectNode bundle(Release release, List<JsonNode> objects) {
        ObjectNode bundle = JsonNodeFactory.instance.objectNode();
        bundle.put("type", "bundle");
        bundle.put("id", ForeignIds.bundle(release.getReleaseId()));
        ArrayNode list = bundle.putArray("objects");
        objects.forEach(list::add);
        return bundle;
    }

    private static JsonNode json(StoredObject object) {
        return EnvelopeReader.object(object.json().toByteArray());
    }

    private static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }
}
