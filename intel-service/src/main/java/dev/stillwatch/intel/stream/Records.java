package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.PublishedObject;
import java.time.Duration;
import java.time.Instant;

/** Published things as the topics of this service hold them. */
final class Records {

    private Records() {}

    static PublishedObject object(String collection, long sequence, Instant addedAt, StixObject object) {
        return PublishedObject.newBuilder()
                .setSequence(sequence)
                .setCollectionId(collection)
                .setObjectId(object.id())
                .setObjectType(object.type())
                .setVersion(timestamp(object.version()))
                .setAddedAt(timestamp(addedAt))
                .setJson(ByteString.copyFromUtf8(object.json()))
                .build();
    }

    /** Key of an object's version in a collection. */
    static String key(PublishedObject object) {
        Timestamp version = object.getVersion();
        return object.getCollectionId() + "/" + object.getObjectId() + "/" + version.getSeconds() + "."
                + version.getNanos();
    }

    static Indicator indicator(StixObject object, CampaignFacts facts, Duration validity) {
        return Indicator.newBuilder()
                .setIndicatorId(object.id())
                .setCampaignId(facts.campaignId())
                .setOrigin(Indicator.Origin.ORIGIN_OWN)
                .setTlp(object.tlp().label())
                .setConfidence(facts.confidence())
                .setValidFrom(timestamp(facts.firstSeen()))
                .setValidUntil(timestamp(facts.lastSeen().plus(validity)))
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
