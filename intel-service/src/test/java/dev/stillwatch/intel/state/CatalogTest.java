package dev.stillwatch.intel.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import dev.stillwatch.intel.v1.PublishedObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CatalogTest {

    private final Catalog catalog = new Catalog();

    @Test
    void anObjectIsReadBackAsItWasPublished() {
        String json = "{\"type\":\"campaign\",\"spec_version\":\"2.1\",\"id\":\"campaign--a\","
                + "\"created\":\"2026-01-01T00:00:00.000Z\",\"modified\":\"2026-01-02T00:00:00.000Z\",\"revoked\":true,"
                + "\"object_marking_refs\":[\"" + Tlp.AMBER.markingId() + "\"]}";
        catalog.add(published("one", 1, json));

        assertThat(catalog.latest("campaign--a"))
                .contains(new StixObject(
                        "campaign",
                        "campaign--a",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        Instant.parse("2026-01-02T00:00:00Z"),
                        true,
                        Tlp.AMBER,
                        json));
        assertThat(catalog.collection("one")
                        .versionsOf("campaign--a")
                        .getFirst()
                        .tlp())
                .isEqualTo(Tlp.AMBER);
        assertThat(catalog.collection("two").sequence()).isZero();
    }

    @Test
    void theMostRestrictedMarkingCounts() {
        catalog.add(published(
                "one",
                1,
                "{\"object_marking_refs\":[\"" + Tlp.RED.markingId() + "\",\"" + Tlp.GREEN.markingId() + "\"]}"));
        assertThat(catalog.collection("one")
                        .versionsOf("campaign--a")
                        .getFirst()
                        .tlp())
                .isEqualTo(Tlp.RED);
    }

    @Test
    void whatIsNoJsonIsRefusedByName() {
        assertThatThrownBy(() -> catalog.add(published("one", 1, "{"))).hasMessageContaining("campaign--a");
    }

    private static PublishedObject published(String collection, long sequence, String json) {
        return PublishedObject.newBuilder()
                .setCollectionId(collection)
                .setSequence(sequence)
                .setObjectId("campaign--a")
                .setObjectType("campaign")
                .setVersion(seconds("2026-01-02T00:00:00Z"))
                .setAddedAt(seconds("2026-11-01T00:00:00Z"))
                .setJson(ByteString.copyFromUtf8(json))
                .build();
    }

    private static Timestamp seconds(String moment) {
        return Timestamp.newBuilder()
                .setSeconds(Instant.parse(moment).getEpochSecond())
                .build();
    }
}
