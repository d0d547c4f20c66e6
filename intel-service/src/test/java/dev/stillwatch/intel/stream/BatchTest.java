package dev.stillwatch.intel.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.intel.config.IntelConfiguration;
import dev.stillwatch.intel.config.Sharing;
import dev.stillwatch.intel.state.Catalog;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.intel.v1.PublishedObject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchTest {

    private static final String OPEN = "91a7b528-80eb-42ed-a74d-c6fbd5a26116";
    private static final String CLOSED = "52892447-4d7e-4f70-b94d-d7f22742ff63";
    private static final Instant NOW = Instant.parse("2026-11-01T12:00:00.000000999Z");

    private final Catalog catalog = new Catalog();
    private Sharing sharing = sharing(Map.of(
            "open", Map.of("id", OPEN, "tlp", "AMBER"),
            "closed", Map.of("id", CLOSED, "tlp", "RED"),
            "public", Map.of("id", "00000000-0000-4000-8000-000000000000", "tlp", "GREEN")));

    @Test
    void objectsGoIntoEachCollectionThatTakesTheirMarkingWithItsOwnSequence() {
        List<PublishedObject> added = publish(Cases.confirmed("c"));
        assertThat(added).extracting(PublishedObject::getCollectionId).containsOnly(OPEN, CLOSED);
        assertThat(inCollection(added, OPEN))
                .extracting(PublishedObject::getSequence)
                .isSorted()
                .startsWith(1L);
        assertThat(inCollection(added, OPEN)).hasSameSizeAs(inCollection(added, CLOSED));
    }

    @Test
    void momentsOfAdditionAreStrictlyIncreasingMicrosecondsAlthoughTheClockStandsStill() {
        List<Instant> moments = inCollection(publish(Cases.confirmed("c")), OPEN).stream()
                .map(o -> Facts.instant(o.getAddedAt()))
                .toList();
        assertThat(moments).isSorted().doesNotHaveDuplicates();
        assertThat(moments.getFirst()).isEqualTo(Instant.parse("2026-11-01T12:00:00Z"));
        assertThat(moments.get(1)).isEqualTo(Instant.parse("2026-11-01T12:00:00.000001Z"));
    }

    @Test
    void oneBatchSeesWhatItAddedItself() {
        Batch batch = batch();
        assertThat(batch.add(Facts.of(Cases.confirmed("c"), Instant.EPOCH))).isNotEmpty();
        assertThat(batch.add(Facts.of(Cases.confirmed("c"), Instant.EPOCH))).isEmpty();
        assertThat(batch.add(Facts.of(Cases.dismissed("c"), Instant.EPOCH)))
                .isNotEmpty()
                .allSatisfy(a -> assertThat(a.object().revoked()).isTrue());
    }

    @Test
    void twoCampaignsShareWhatIsCommonToThem() {
        publish(Cases.confirmed("c"));
        assertThat(publish(Cases.confirmed("d")))
                .extracting(PublishedObject::getObjectType)
                .doesNotContain("identity", "extension-definition", "marking-definition", "attack-pattern");
    }

    @Test
    void theSameCampaignAgainAddsNothing() {
        publish(Cases.contained("c"));
        assertThat(publish(Cases.contained("c"))).isEmpty();
    }

    @Test
    void aRevocationGoesWhereTheObjectWentAlthoughTheCollectionTakesItNoLonger() {
        publish(Cases.contained("c"));
        sharing = sharing(
                Map.of("open", Map.of("id", OPEN, "tlp", "GREEN"), "closed", Map.of("id", CLOSED, "tlp", "RED")));
        List<PublishedObject> back = publish(Cases.dismissed("c"));
        assertThat(inCollection(back, OPEN)).isNotEmpty().hasSameSizeAs(inCollection(back, CLOSED));
    }

    @Test
    void aNewCollectionGetsEachVersionAsTheOthersHaveIt() {
        sharing = sharing(Map.of("open", Map.of("id", OPEN)));
        List<PublishedObject> before = publish(Cases.confirmed("c"));
        sharing = sharing(Map.of("open", Map.of("id", OPEN), "closed", Map.of("id", CLOSED)));
        List<PublishedObject> after = publish(Cases.confirmed("c"));
        assertThat(inCollection(after, OPEN)).isEmpty();
        assertThat(inCollection(after, CLOSED))
                .extracting(PublishedObject::getJson)
                .containsExactlyElementsOf(
                        before.stream().map(PublishedObject::getJson).toList());
    }

    private List<PublishedObject> publish(Campaign campaign) {
        List<PublishedObject> added = batch().add(Facts.of(campaign, Instant.EPOCH)).stream()
                .map(Batch.Addition::published)
                .toList();
        added.forEach(catalog::add);
        return added;
    }

    private Batch batch() {
        var publication = new Publication(sharing.provider(), sharing.tlp(), Duration.ofDays(90));
        return new Batch(catalog, sharing, publication, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static List<PublishedObject> inCollection(List<PublishedObject> objects, String collection) {
        return objects.stream()
                .filter(o -> o.getCollectionId().equals(collection))
                .toList();
    }

    private static Sharing sharing(Map<String, Object> collections) {
        return new Sharing(new IntelConfiguration(
                "127.0.0.1",
                0,
                false,
                null,
                "Stillwatch",
                null,
                "api1",
                "provider.example",
                "Provider",
                "AMBER",
                Duration.ofDays(90),
                1000,
                1_000_000,
                false,
                collections,
                null));
    }
}
