package dev.stillwatch.intel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.intel.Partners.Answer;
import dev.stillwatch.intel.stream.Cases;
import dev.stillwatch.intel.v1.ExportCampaignRequest.Format;
import dev.stillwatch.intel.v1.GetDeliveriesResponse.Recipient;
import dev.stillwatch.intel.v1.GetPartnersResponse.Partner;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.Judgement;
import dev.stillwatch.intel.v1.PreviewReleaseResponse;
import dev.stillwatch.intel.v1.Release;
import dev.stillwatch.intel.v1.ReleaseDecision.Verdict;
import io.grpc.StatusRuntimeException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sharing with partners on a real Kafka: what leaves, who agreed, what comes in, and what becomes of it. */
@ExtendWith(WithBacking.class)
class SharingServiceTest {

    private static final Instant DAY = Instant.parse("2026-09-03T00:00:00Z");
    private static final String COHORT = "[x-stillwatch-cohort:accounts >= 2"
            + " AND x-stillwatch-cohort:signals[*] = 'template_share' AND x-stillwatch-cohort:signals[*] = 'foretold']";

    private final Backing backing;

    SharingServiceTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void nothingLeavesUntilTwoPersonsAgreedToTheVeryBytesAndARetractionFollowsEveryoneWhoWasGivenThem() {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            var alice = new Partners(service, "alice");
            topics.campaign(Cases.confirmed("a"));
            topics.watermark(DAY);
            service.awaitWatermark(DAY);
            Release pending = service.releases().getFirst();
            assertThat(pending.getState()).isEqualTo(Release.State.STATE_PENDING);
            assertThat(alice.get("trusted/objects/").body())
                    .as("nothing has left")
                    .isEmpty();
            assertThat(service.indicators()).as("our own services may use it").hasSize(1);

            PreviewReleaseResponse preview = service.preview("a");
            byte[] foretold = audience(preview, "alice").getEnvelope().toByteArray();
            assertThat(audience(preview, "bob").getEnvelope().toStringUtf8())
                    .as("bob may see GREEN, and this is AMBER")
                    .doesNotContain("campaign--");
            assertThat(audience(preview, "bob").getHeldBackList()).isNotEmpty();
            for (String secret : CASES_SECRETS) {
                assertThat(new String(foretold, StandardCharsets.UTF_8)).doesNotContain(secret);
            }

            String digest = preview.getRelease().getDigest();
            service.decide("a", digest, Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID());
            assertThatThrownBy(() -> service.decide("a", digest, Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID()))
                    .isInstanceOf(StatusRuntimeException.class)
                    .hasMessageContaining("different person");
            assertThatThrownBy(() ->
                            service.decide("a", "0".repeat(64), Verdict.VERDICT_APPROVE, "Ada", UUID.randomUUID()))
                    .hasMessageContaining("preview it again");
            assertThat(alice.get("trusted/objects/").body())
                    .as("one person is not enough")
                    .isEmpty();
            UUID request = UUID.randomUUID();
            Release released = service.decide("a", digest, Verdict.VERDICT_APPROVE, "Ada", request);
            assertThat(released.getState()).isEqualTo(Release.State.STATE_RELEASED);
            assertThat(service.decide("a", digest, Verdict.VERDICT_APPROVE, "Ada", request))
                    .as("sent again, it decides nothing twice")
                    .isEqualTo(released);

            assertThat(alice.raw("trusted/objects/"))
                    .as("what was previewed is what is given")
                    .isEqualTo(foretold);
            service.await(() -> recipients(service, "a").size() == 1);
            assertThat(recipients(service, "a").getFirst())
                    .satisfies(r -> assertThat(r.getPartner()).isEqualTo("alice"))
                    .satisfies(r -> assertThat(r.getOutdated()).isZero());

            topics.campaign(Cases.dismissed("a"));
            topics.watermark(DAY.plusSeconds(60));
            service.awaitWatermark(DAY.plusSeconds(60));
            assertThat(recipients(service, "a").getFirst().getRetractionsOutstanding())
                    .as("alice was given it and does not know yet")
                    .isPositive();
            List<JsonNode> back = objects(alice.get("trusted/objects/?match[type]=campaign,indicator"));
            assertThat(back)
                    .hasSize(2)
                    .allSatisfy(o -> assertThat(o.path("revoked").asBoolean()).isTrue());
            alice.get("trusted/objects/");
            service.await(() -> recipients(service, "a").getFirst().getRetractionsOutstanding() == 0);
            assertThat(topics.entered())
                    .as("leaves of the ledger")
                    .extracting(r -> r.getAccess().getActor())
                    .containsExactly("Grace", "Ada", "policy:retraction");
            assertThat(topics.entered().getFirst().getAccess().getReference()).isEqualTo("releases/a sha256:" + digest);
        }
    }

    private static final List<String> CASES_SECRETS =
            List.of("acct-4711", "ada@customer.example", "10.1.2.3", "Grace Analyst");

    @Test
    void whatChangesAfterItWasPreviewedHasToBePreviewedAgainAndWhatIsWithheldStays() {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            topics.campaign(Cases.confirmed("a"));
            topics.watermark(DAY);
            service.awaitWatermark(DAY);
            String first = service.preview("a").getRelease().getDigest();
            service.decide("a", first, Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID());
            topics.campaign(Cases.confirmed("a").toBuilder().setAccounts(41).build());
            topics.watermark(DAY.plusSeconds(60));
            service.awaitWatermark(DAY.plusSeconds(60));
            Release changed = service.preview("a").getRelease();
            assertThat(changed.getDigest()).isNotEqualTo(first);
            assertThat(changed.getApprovalsList()).as("nobody saw this one").isEmpty();

            Release withheld =
                    service.decide("a", changed.getDigest(), Verdict.VERDICT_WITHHOLD, "Grace", UUID.randomUUID());
            assertThat(withheld.getState()).isEqualTo(Release.State.STATE_WITHHELD);
            assertThatThrownBy(() ->
                            service.decide("a", changed.getDigest(), Verdict.VERDICT_APPROVE, "Ada", UUID.randomUUID()))
                    .hasMessageContaining("WITHHELD");
            assertThat(topics.published()).isEmpty();
            assertThatThrownBy(() -> service.export("a", Format.FORMAT_MISP_EVENT))
                    .hasMessageContaining("released");
        }
    }

    @Test
    void aCorrectionFollowsWhatLeftAndWhatIsNewWaits() throws IOException {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            var alice = new Partners(service, "alice");
            topics.campaign(Cases.confirmed("a"));
            topics.watermark(DAY);
            service.awaitWatermark(DAY);
            release(service, "a");
            topics.campaign(Cases.contained("a").toBuilder().setAccounts(77).build());
            topics.watermark(DAY.plusSeconds(60));
            service.awaitWatermark(DAY.plusSeconds(60));
            assertThat(objects(alice.get("trusted/objects/?match[type]=campaign"))
                            .getFirst()
                            .toString())
                    .as("the figures are corrected where they were given")
                    .contains("\"accounts\":77");
            assertThat(objects(alice.get("trusted/objects/?match[type]=course-of-action")))
                    .isEmpty();
            Release next = service.preview("a").getRelease();
            assertThat(next.getState()).isEqualTo(Release.State.STATE_PENDING);
            assertThat(next.getItemsList())
                    .extracting(Release.Item::getObjectType)
                    .containsExactlyInAnyOrder("course-of-action", "relationship", "relationship");
            release(service, "a");
            assertThat(objects(alice.get("trusted/objects/?match[type]=course-of-action")))
                    .hasSize(1);

            JsonNode bundle = new ObjectMapper().readTree(service.export("a", Format.FORMAT_STIX_BUNDLE));
            assertThat(bundle.path("id").asText()).startsWith("bundle--");
            assertThat(bundle.path("objects").findValuesAsText("type"))
                    .contains("campaign", "intrusion-set", "sighting");
            topics.campaign(Cases.confirmed("b"));
            service.await(() -> service.releases().size() == 2);
            release(service, "b");
            assertThat(new ObjectMapper()
                            .readTree(service.export("b", Format.FORMAT_STIX_BUNDLE))
                            .path("objects")
                            .findValuesAsText("type"))
                    .as("what left with another campaign is in the bundle of this one too")
                    .contains("identity", "attack-pattern", "extension-definition", "marking-definition");
            JsonNode event = new ObjectMapper()
                    .readTree(service.export("a", Format.FORMAT_MISP_EVENT))
                    .path("Event");
            assertThat(event.path("Tag").findValuesAsText("name")).contains("tlp:amber");
        }
    }

    @Test
    void objectsOfAPartnerAreAddedListedAndDeletedAndNobodyElseSeesThem() {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            var alice = new Partners(service, "alice");
            var carol = new Partners(service, "carol");
            String one = Partners.indicator(1, "[ipv4-addr:value = '198.51.100.7']");
            String bad = one.replace("\"spec_version\":\"2.1\",", "");
            Answer added = alice.post("inbox/objects/", "{\"objects\":[" + one + "," + bad + "]}");
            assertThat(added.status()).isEqualTo(202);
            assertThat(added.body().path("status").asText()).isEqualTo("complete");
            assertThat(added.body().path("total_count").asInt()).isEqualTo(2);
            assertThat(added.body().path("success_count").asInt()).isEqualTo(1);
            assertThat(added.body().path("successes").get(0).path("id").asText())
                    .isEqualTo(Partners.id(1));
            assertThat(added.body().path("failures").get(0).path("message").asText())
                    .contains("spec_version");
            assertThat(added.body().has("pendings"))
                    .as("empty lists are left out")
                    .isFalse();
            String status = "/api1/status/" + added.body().path("id").asText() + "/";
            assertThat(alice.at(status).body()).isEqualTo(added.body());
            assertThat(carol.at(status).status()).as("another's status").isEqualTo(404);

            assertThat(objects(alice.get("inbox/objects/"))).hasSize(1);
            assertThat(objects(carol.get("inbox/objects/")))
                    .as("what others wrote")
                    .isEmpty();
            assertThat(alice.get("inbox/").body().path("can_write").asBoolean()).isTrue();
            assertThat(alice.get("trusted/").body().path("can_write").asBoolean())
                    .isFalse();
            assertThat(alice.post("trusted/objects/", "{\"objects\":[" + one + "]}")
                            .status())
                    .isEqualTo(403);

            String newer = one.replace("\"modified\":\"2026-10-01", "\"modified\":\"2026-10-02");
            alice.post("inbox/objects/", "{\"objects\":[" + newer + "]}");
            alice.post("inbox/objects/", "{\"objects\":[" + newer + "]}");
            String object = "inbox/objects/" + Partners.id(1) + "/";
            assertThat(alice.get(object + "versions/").body().path("versions")).hasSize(2);
            assertThat(alice.delete(object + "?match[version]=last").status()).isEqualTo(200);
            assertThat(alice.get(object + "versions/").body().path("versions")).hasSize(1);
            assertThat(carol.delete(object).status()).isEqualTo(404);
            assertThat(alice.delete(object).status()).isEqualTo(200);
            assertThat(alice.get(object).status()).isEqualTo(404);
            service.await(() -> service.indicators().stream().allMatch(Indicator::getRevoked));

            assertThat(alice.post("inbox/objects/", "{").status()).isEqualTo(400);
            assertThat(alice.post("inbox/objects/", "{}").status()).isEqualTo(422);
            assertThat(alice.post("inbox/objects/", "[]").status()).isEqualTo(422);
            assertThat(alice.post("inbox/objects/", " ".repeat(300_000)).status())
                    .isEqualTo(413);
        }
    }

    @Test
    void aHostilePartnerCausesLookUpsAndNothingElse() {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            topics.campaign(Cases.confirmed("a"));
            topics.watermark(DAY);
            service.awaitWatermark(DAY);
            List<Indicator> ours = service.indicators();
            var mallory = new Partners(service, "alice");
            List<String> lies = new ArrayList<>();
            for (int i = 0; i < 450; i++) {
                lies.add(Partners.indicator(i, "[user-account:user_id = 'innocent-" + i + "']"));
            }
            lies.add(Partners.indicator(1000, "[ipv4-addr:value = '8.8.8.8']"));
            // Our own indicator's id, as a partner could have read it.
            lies.add(Partners.indicator(1001, "[a:b = 'c']")
                    .replace(Partners.id(1001), ours.getFirst().getIndicatorId()));
            lies.add(Partners.sighting(1, Partners.id(0)));
            assertThat(mallory.post("inbox/objects/", "{\"objects\":[" + String.join(",", lies) + "]}")
                            .body()
                            .path("success_count")
                            .asInt())
                    .isEqualTo(453);

            service.await(() -> service.indicators().size() == 453);
            List<Indicator> foreign = service.indicators().stream()
                    .filter(i -> i.getOrigin() == Indicator.Origin.ORIGIN_PARTNER)
                    .toList();
            assertThat(foreign).hasSize(452).allSatisfy(i -> {
                assertThat(i.getUse()).isEqualTo(Indicator.Use.USE_LOOK_UP);
                assertThat(i.getConfidence()).as("a stranger's word").isLessThan(20);
                assertThat(i.getPartner()).isEqualTo("alice");
                assertThat(i.getSightedByList())
                        .as("nobody bears out their own word")
                        .isEmpty();
            });
            assertThat(foreign)
                    .filteredOn(Indicator::getCommonplace)
                    .singleElement()
                    .satisfies(i -> assertThat(i.getConfidence()).isZero());
            assertThat(service.indicators()).as("ours stand as they did").containsAll(ours);
            assertThat(topics.published())
                    .as("nothing of it is passed on")
                    .allSatisfy(o -> assertThat(o.getCollectionId()).endsWith("/alice"));
            assertThat(topics.count("actions")).as("nobody was acted on").isZero();
        }
    }

    @Test
    void trustIsLearnedFromWhatBecomesOfAPartnersIndicators() {
        try (var topics = new Topics(backing);
                var service = topics.startService(Partners.SETTINGS)) {
            var alice = new Partners(service, "alice");
            var carol = new Partners(service, "carol");
            alice.post("inbox/objects/", "{\"objects\":[" + Partners.indicator(1, COHORT) + "]}");
            carol.post(
                    "inbox/objects/",
                    "{\"objects\":[" + Partners.indicator(2, "[ipv4-addr:value = '198.51.100.7']") + "]}");
            service.await(() -> service.indicators().size() == 2);

            Instant later = Instant.parse("2027-01-01T00:00:00Z");
            topics.campaign(Cases.foretold("a", later));
            topics.watermark(later);
            service.await(() -> partner(service, "alice").getBorneOut() == 0.5);
            Indicator matched = of(service, "alice");
            assertThat(matched.getMatchedCampaignIdsList()).containsExactly("a");
            assertThat(matched.getSightedByList()).containsExactly("own");

            service.judge(of(service, "carol").getIndicatorId(), Judgement.Finding.FINDING_DISPUTED, "Grace");
            service.await(() -> partner(service, "carol").getRefuted() == 1);
            assertThat(of(service, "carol").getState()).isEqualTo(Indicator.State.STATE_DISPUTED);
            assertThat(of(service, "carol").getConfidence()).isZero();
            Release reply = service.releases().stream()
                    .filter(r -> r.getReleaseId().startsWith("reply/"))
                    .findFirst()
                    .orElseThrow();
            assertThat(reply.getItemsList())
                    .as("carol is told, once two persons agree")
                    .extracting(Release.Item::getObjectType)
                    .contains("opinion");

            topics.campaign(Cases.foretold("a", later).toBuilder()
                    .setState(dev.stillwatch.enforcement.v1.Campaign.State.STATE_DISMISSED)
                    .build());
            service.await(() -> partner(service, "alice").getRefuted() == 0.5);
            assertThat(partner(service, "alice").getBorneOut()).isZero();
            assertThat(partner(service, "alice").getTrust()).isLessThan(0.5);
        }
    }

    @Test
    void oneServiceReadsTheFeedOfAnotherAndGoesOnWhereItWasAfterARestart() {
        try (var theirs = new Topics(backing);
                var ours = new Topics(backing, "-ours");
                var partner = theirs.startService()) {
            IntStream.range(0, 12).forEach(i -> theirs.campaign(Cases.confirmed("c" + i)));
            Map<String, Object> feed = Partners.feed(partner, "friend");
            try (var service = ours.startService(feed)) {
                service.await(() -> service.indicators().size() == 12);
                assertThat(service.indicators()).allSatisfy(i -> {
                    assertThat(i.getPartner()).isEqualTo("friend");
                    assertThat(i.getUse()).isEqualTo(Indicator.Use.USE_LOOK_UP);
                    assertThat(i.getTlp()).isEqualTo("AMBER");
                });
            }
            long inbox = ours.count("intel-inbox");
            IntStream.range(12, 15).forEach(i -> theirs.campaign(Cases.confirmed("c" + i)));
            theirs.campaign(Cases.dismissed("c0"));
            try (var service = ours.startService(feed)) {
                service.await(() -> service.indicators().size() == 15);
                service.await(() -> service.indicators().stream()
                                .filter(Indicator::getRevoked)
                                .count()
                        == 1);
                assertThat(ours.count("intel-inbox") - inbox)
                        .as("what was read is not read again")
                        .isLessThan(40);
            }
        }
    }

    private static void release(RunningService service, String campaign) {
        String digest = service.preview(campaign).getRelease().getDigest();
        service.decide(campaign, digest, Verdict.VERDICT_APPROVE, "Grace", UUID.randomUUID());
        service.decide(campaign, digest, Verdict.VERDICT_APPROVE, "Ada", UUID.randomUUID());
    }

    private static PreviewReleaseResponse.Audience audience(PreviewReleaseResponse preview, String partner) {
        return preview.getAudiencesList().stream()
                .filter(a -> a.getPartner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    private static List<Recipient> recipients(RunningService service, String campaign) {
        return service.deliveries(campaign).getRecipientsList();
    }

    private static Partner partner(RunningService service, String name) {
        return service.partners().stream()
                .filter(p -> p.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Indicator of(RunningService service, String partner) {
        return service.indicators().stream()
                .filter(i -> i.getPartner().equals(partner))
                .findFirst()
                .orElseThrow();
    }

    private static List<JsonNode> objects(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.body().path("objects").spliterator(), false)
                .toList();
    }
}
