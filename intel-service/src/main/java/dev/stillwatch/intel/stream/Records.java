package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.lifecycle.CohortPattern;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PublishedObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;

/** Published things as the topics of this service hold them. */
final class Records {

    private Records() {}

    static PublishedObject object(String collection, long sequence, Instant addedAt, StixObject object) {
        return object(
                collection,
                sequence,
                addedAt,
                object.id(),
                object.type(),
                object.version(),
                object.json().getBytes(StandardCharsets.UTF_8));
    }

    static PublishedObject object(
            String collection, long sequence, Instant addedAt, String id, String type, Instant version, byte[] json) {
        return PublishedObject.newBuilder()
                .setSequence(sequence)
                .setCollectionId(collection)
                .setObjectId(id)
                .setObjectType(type)
                .setVersion(timestamp(version))
                .setAddedAt(timestamp(addedAt))
                .setJson(ByteString.copyFrom(json))
                .build();
    }

    /** Key of an object's version in a collection. */
    static String key(PublishedObject object) {
        Timestamp version = object.getVersion();
        return object.getCollectionId() + "/" + object.getObjectId() + "/" + version.getSeconds() + "."
                + version.getNanos();
    }

    /** An indicator of our own, which may seed linking and scoring. */
    static Indicator indicator(StixObject object, CampaignFacts facts, Duration validity) {
        return Indicator.newBuilder()
                .setIndicatorId(object.id())
                .setCampaignId(facts.campaignId())
                .setOrigin(Indicator.Origin.ORIGIN_OWN)
                .setTlp(object.tlp().label())
                .setConfidence(facts.confidence())
                .setStatedConfidence(facts.confidence())
                .setValidFrom(timestamp(facts.firstSeen()))
                .setValidUntil(timestamp(facts.lastSeen().plus(validity)))
                .setLastSeenAt(timestamp(facts.lastSeen()))
                .setValueType(CohortPattern.TYPE)
                .setUse(Indicator.Use.USE_SEED)
                .setState(object.revoked() ? Indicator.State.STATE_RETRACTED : Indicator.State.STATE_ACTIVE)
                .setStix(object.json())
                .setRevoked(object.revoked())
                .build();
    }

    static Timestamp timestamp(Instant moment) {
        return Timestamp.newBuilder()
                .setSeconds(moment.getEpochSecond())
                .setNanos(moment.getNano())
                .build();
    }
}
