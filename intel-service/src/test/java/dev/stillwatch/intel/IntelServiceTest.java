package dev.stillwatch.intel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.intel.stream.Cases;
import dev.stillwatch.intel.v1.PublishedObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The whole service on a real Kafka: campaigns in, TAXII and gRPC out. */
@ExtendWith(WithBacking.class)
class IntelServiceTest {

    private final Backing backing;

    IntelServiceTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void aConfirmedCampaignIsServedAndADismissedOneTakenBack() {
        try (var topics = new Topics(backing);
                var service = topics.startService()) {
            topics.campaign(Cases.suspected("a"));
            topics.campaign(Cases.confirmed("b"));
            topics.watermark(Instant.parse("2026-09-03T00:00:00Z"));
            service.awaitWatermark(Instant.parse("2026-09-03T00:00:00Z"));

            List<JsonNode> campaigns = service.objects("?match[type]=campaign");
            assertThat(campaigns).as("only the confirmed one").hasSize(1);
            assertThat(campaigns.getFirst().has("revoked")).isFalse();
            assertThat(service.indicators()).singleElement().satisfies(i -> {
                assertThat(i.getCampaignId()).isEqualTo("b");
                assertThat(i.getTlp()).isEqualTo("AMBER");
                assertThat(i.getRevoked()).isFalse();
            });

            topics.campaign(Cases.dismissed("b"));
            topics.watermark(Instant.parse("2026-09-04T00:00:00Z"));
            service.awaitWatermark(Instant.parse("2026-09-04T00:00:00Z"));

            assertThat(service.objects("?match[type]=campaign,indicator"))
                    .hasSize(2)
                    .allSatisfy(o -> assertThat(o.path("revoked").asBoolean()).isTrue());
            assertThat(service.indicators())
                    .singleElement()
                    .satisfies(i -> assertThat(i.getRevoked()).isTrue());
        }
    }

    @Test
    void restartsInTheMiddleAddNothingTwiceAndLoseNothing() {
        try (var topics = new Topics(backing)) {
            List<Campaign> campaigns = IntStream.range(0, 60)
                    .mapToObj(i -> Cases.confirmed("c" + i))
                    .toList();
            for (int from = 0; from < campaigns.size(); from += 20) {
                try (var service = topics.startService()) {
                    campaigns.subList(from, from + 20).forEach(topics::campaign);
                    // Each service is stopped as soon as it has published some, and the next goes on.
                    int some = from + 1;
                    service.await(() -> service.objects("?match[type]=campaign").size() >= some);
                }
            }
            topics.forgetPosition();
            topics.watermark(Instant.parse("2026-09-05T00:00:00Z"));
            try (var service = topics.startService()) {
                service.awaitWatermark(Instant.parse("2026-09-05T00:00:00Z"));
                assertThat(service.objects("?match[type]=campaign")).hasSize(60);
            }
            List<PublishedObject> published = topics.published();
            assertThat(published)
                    .extracting(PublishedObject::getSequence)
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, published.size())
                            .mapToObj(Long::valueOf)
                            .toList());
            assertThat(published)
                    .extracting(o -> o.getObjectId() + o.getVersion())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void twoReplicasPublishOnceAndServeTheSame() {
        try (var topics = new Topics(backing);
                var one = topics.startService();
                var other = topics.startService()) {
            IntStream.range(0, 10).forEach(i -> topics.campaign(Cases.confirmed("c" + i)));
            topics.watermark(Instant.parse("2026-09-05T00:00:00Z"));
            one.awaitWatermark(Instant.parse("2026-09-05T00:00:00Z"));
            other.awaitWatermark(Instant.parse("2026-09-05T00:00:00Z"));

            other.await(() -> other.objects("").size() == one.objects("").size());
            assertThat(other.objects("")).isEqualTo(one.objects(""));
            assertThat(topics.published())
                    .extracting(o -> o.getObjectId() + o.getVersion())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void theOtherReplicaGoesOnWhenOneStops() {
        try (var topics = new Topics(backing);
                var other = topics.startService()) {
            try (var one = topics.startService()) {
                topics.campaign(Cases.confirmed("a"));
                one.await(() -> one.objects("?match[type]=campaign").size() == 1);
            }
            topics.campaign(Cases.confirmed("b"));
            other.await(() -> other.objects("?match[type]=campaign").size() == 2);
        }
    }

    @Test
    void whatCannotBeReadIsSetAsideAndTheRestGoesOn() {
        try (var topics = new Topics(backing);
                var service = topics.startService()) {
            topics.raw(new byte[] {(byte) 0xff, 1, 2});
            topics.campaign(Cases.confirmed("a"));
            service.await(() -> service.objects("?match[type]=campaign").size() == 1);
            assertThat(topics.deadLetters(Duration.ofSeconds(30)))
                    .singleElement()
                    .satisfies(letter -> {
                        assertThat(letter.value()).containsExactly((byte) 0xff, 1, 2);
                        assertThat(letter.headers().lastHeader("offset").value())
                                .containsExactly('0');
                    });
        }
    }

    @Test
    void whatAReplicaThatDiedLeftInAnOpenTransactionIsNeverServed() {
        try (var topics = new Topics(backing)) {
            topics.startService().close();
            topics.dieInTransaction(PublishedObject.newBuilder()
                    .setSequence(1)
                    .setCollectionId(RunningService.COLLECTION)
                    .setObjectId("campaign--half")
                    .setObjectType("campaign")
                    .build());
            topics.campaign(Cases.confirmed("a"));
            try (var service = topics.startService()) {
                service.await(() -> service.objects("?match[type]=campaign").size() == 1);
                assertThat(topics.published())
                        .extracting(PublishedObject::getObjectId)
                        .doesNotContain("campaign--half");
                assertThat(topics.published().getFirst().getSequence()).isEqualTo(1);
            }
        }
    }

    @Test
    void partnersAreServedWhileKafkaIsAwayAndPublishingGoesOnAfterwards() {
        try (var topics = new Topics(backing);
                var service = topics.startService()) {
            topics.campaign(Cases.confirmed("a"));
            service.await(() -> service.objects("?match[type]=campaign").size() == 1);
            URI objects = service.objectsUri("?match[type]=campaign");

            backing.kafka().kill();
            try {
                assertThat(service.get(objects).path("objects")).hasSize(1);
            } finally {
                backing.kafka().start();
            }

            topics.campaign(Cases.confirmed("b"));
            service.await(() -> service.get(objects).path("objects").size() == 2);
        }
    }
}
