package dev.stillwatch.intel.stix;

import static dev.stillwatch.intel.stix.Campaigns.confirmed;
import static dev.stillwatch.intel.stix.Campaigns.contained;
import static dev.stillwatch.intel.stix.Campaigns.dismissed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Provider PROVIDER = new Provider("provider.example", "Provider");
    private final Publication publication = new Publication(PROVIDER, Tlp.AMBER, Duration.ofDays(90));
    private final Map<String, StixObject> published = new HashMap<>();

    @Test
    void aConfirmedCampaignBecomesCampaignIndicatorTechniquesAndTheirRelationships() {
        assertThat(types(publish(confirmed())))
                .containsExactly(
                        "marking-definition",
                        "identity",
                        "extension-definition",
                        "identity",
                        "attack-pattern",
                        "attack-pattern",
                        "attack-pattern",
                        "campaign",
                        "intrusion-set",
                        "infrastructure",
                        "relationship",
                        "relationship",
                        "relationship",
                        "relationship",
                        "relationship",
                        "relationship",
                        "indicator",
                        "relationship",
                        "sighting",
                        "note");
    }

    @Test
    void containmentIsToldAsACourseOfAction() {
        publish(confirmed());
        assertThat(types(publish(contained())))
                .as("what is new: the figures of campaign and indicator, and what was done")
                .containsExactly(
                        "campaign", "indicator", "sighting", "course-of-action", "relationship", "relationship");
    }

    @Test
    void sayingTheSameAgainSaysNothing() {
        publish(contained());
        CampaignFacts later = Campaigns.at(contained(), true, contained().asOf().plusSeconds(3600));
        assertThat(publish(later)).isEmpty();
    }

    @Test
    void theSameCampaignGivesTheSameBytesAnywhere() {
        List<StixObject> here = publication.of(contained(), id -> Optional.empty());
        List<StixObject> there =
                new Publication(PROVIDER, Tlp.AMBER, Duration.ofDays(90)).of(contained(), id -> Optional.empty());
        assertThat(here).isEqualTo(there);
    }

    @Test
    void momentsAreThoseOfTheEventsAndVersionsGoUp() {
        StixObject first = only("campaign", publish(confirmed()));
        assertThat(first.created())
                .isEqualTo(first.version())
                .isEqualTo(confirmed().asOf());

        StixObject second = only("campaign", publish(contained()));
        assertThat(second.created()).isEqualTo(first.created());
        assertThat(second.version()).isEqualTo(contained().asOf());

        CampaignFacts changedAtOnce =
                Campaigns.at(confirmed(), true, contained().asOf());
        StixObject third = only("campaign", publish(changedAtOnce));
        assertThat(third.version()).isEqualTo(second.version().plusMillis(1));
    }

    @Test
    void aDismissedCampaignIsTakenBackAsItStoodWithAllThatWasSaidOfIt() {
        List<StixObject> said =
                publish(contained()).stream().filter(o -> o.tlp() == Tlp.AMBER).toList();
        Instant when = contained().asOf().plusSeconds(60);

        List<StixObject> back = publish(dismissed(when));

        assertThat(back).hasSameSizeAs(said).allSatisfy(o -> {
            assertThat(o.revoked()).isTrue();
            assertThat(o.version()).isEqualTo(when);
            assertThat(json(o).path("revoked").asBoolean()).isTrue();
            assertThat(json(o).path("object_marking_refs").get(0).asText()).isEqualTo(Tlp.AMBER.markingId());
        });
        assertThat(publish(dismissed(when.plusSeconds(60)))).isEmpty();
    }

    @Test
    void whatNobodyConfirmedIsNeverSaid() {
        CampaignFacts suspected = Campaigns.at(confirmed(), false, confirmed().asOf());
        assertThat(publish(suspected)).isEmpty();
    }

    @Test
    void aCampaignConfirmedAnewGetsNewIdsForNothingMayFollowARevokedObject() {
        String before = only("campaign", publish(contained())).id();
        publish(dismissed(contained().asOf().plusSeconds(60)));

        StixObject anew = only("campaign", publish(contained()));
        assertThat(anew.id()).isNotEqualTo(before);
        assertThat(anew.revoked()).isFalse();

        List<StixObject> back = publish(dismissed(contained().asOf().plusSeconds(120)));
        assertThat(only("campaign", back).id()).isEqualTo(anew.id());
    }

    @Test
    void withoutSignalsThereIsNothingToRecogniseItBy() {
        CampaignFacts c = contained();
        var silent = new CampaignFacts(
                c.campaignId(),
                true,
                c.asOf(),
                c.accounts(),
                c.exchanges(),
                c.exchangesServed(),
                c.trainingValue(),
                c.score(),
                Double.NEGATIVE_INFINITY,
                List.of(),
                c.firstSeen(),
                c.lastSeen(),
                null);
        List<StixObject> said = publish(silent);
        assertThat(types(said)).doesNotContain("indicator");
        assertThat(statistics(only("campaign", said)).has("log_e_value")).isFalse();
    }

    @Test
    void theIndicatorHoldsAPatternOfTheSignalsAndForAsLongAsConfigured() {
        JsonNode indicator = json(only("indicator", publish(contained())));
        assertThat(indicator.path("pattern").asText())
                .isEqualTo("[x-stillwatch-cohort:accounts >= 2"
                        + " AND x-stillwatch-cohort:signals[*] = 'template_share'"
                        + " AND x-stillwatch-cohort:signals[*] = 'training_value']");
        assertThat(indicator.path("valid_from").asText()).isEqualTo("2026-09-01T00:00:00.000Z");
        assertThat(indicator.path("valid_until").asText()).isEqualTo("2026-12-03T00:00:00.000Z");
    }

    @Test
    void theCampaignCarriesTheCohortsStatistics() {
        JsonNode statistics = statistics(only("campaign", publish(contained())));
        assertThat(statistics.path("accounts").asInt()).isEqualTo(312);
        assertThat(statistics.path("exchanges_served").asLong()).isEqualTo(60_111);
        assertThat(statistics.path("training_value").asDouble()).isEqualTo(1_234_567.891);
        assertThat(statistics.path("contained").asText()).isEqualTo("2026-09-03T00:00:00.000Z");
        assertThat(statistics.path("signals").get(0).path("name").asText()).isEqualTo("template_share");
    }

    @Test
    void everyReferenceLeadsToAnObjectThatWasSaidBefore() {
        Set<String> said = new HashSet<>();
        for (StixObject object : publish(contained())) {
            said.add(object.id());
            JsonNode json = json(object);
            Set<String> refs = new TreeSet<>(json.findValuesAsText("created_by_ref"));
            refs.addAll(json.findValuesAsText("source_ref"));
            refs.addAll(json.findValuesAsText("target_ref"));
            refs.addAll(json.findValuesAsText("sighting_of_ref"));
            json.path("object_marking_refs").forEach(r -> refs.add(r.asText()));
            json.path("object_refs").forEach(r -> refs.add(r.asText()));
            json.path("where_sighted_refs").forEach(r -> refs.add(r.asText()));
            assertThat(said).as(object.type()).containsAll(refs);
        }
    }

    /** What a campaign adds to what was published; and it is published then. */
    private List<StixObject> publish(CampaignFacts facts) {
        List<StixObject> added = publication.of(facts, id -> Optional.ofNullable(published.get(id))).stream()
                .filter(o -> !o.equals(published.get(o.id())))
                .toList();
        added.forEach(o -> published.put(o.id(), o));
        return added;
    }

    private static List<String> types(List<StixObject> objects) {
        return objects.stream().map(StixObject::type).toList();
    }

    private static StixObject only(String type, List<StixObject> objects) {
        List<StixObject> found =
                objects.stream().filter(o -> o.type().equals(type)).toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }

    private static JsonNode statistics(StixObject campaign) {
        return json(campaign).path("extensions").path(CohortExtension.ID);
    }

    static JsonNode json(StixObject object) {
        try {
            return new ObjectMapper().readTree(object.json());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
