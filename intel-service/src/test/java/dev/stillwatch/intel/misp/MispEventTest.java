package dev.stillwatch.intel.misp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.Campaigns;
import dev.stillwatch.intel.stix.Provider;
import dev.stillwatch.intel.stix.Publication;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MispEventTest {

    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Publication PUBLICATION =
            new Publication(new Provider("provider.example", "Provider"), Tlp.AMBER, Duration.ofDays(90));

    @Test
    void theEventSaysWhatTheCampaignSays() {
        JsonNode event = MispEvent.of("Provider", objects(Campaigns.contained()), Tlp.AMBER_STRICT)
                .path("Event");
        assertThat(event.path("info").asText()).startsWith("Model extraction campaign ");
        assertThat(event.path("date").asText()).isEqualTo("2026-09-01");
        assertThat(event.path("Orgc").path("name").asText()).isEqualTo("Provider");
        assertThat(event.path("distribution").asText())
                .as("the receiver's organisation only")
                .isEqualTo("0");
        assertThat(event.path("Tag").findValuesAsText("name"))
                .contains(
                        "tlp:amber+strict",
                        "misp-galaxy:mitre-atlas-attack-pattern=\"Extract AI Model - AML.T0024.002\"");
        assertThat(attribute(event, "stix2-pattern").path("value").asText()).contains("template_share");
        assertThat(attribute(event, "stix2-pattern").path("to_ids").asBoolean()).isTrue();
        assertThat(attribute(event, "text").path("value").asText()).contains("\"accounts\":312");
    }

    @Test
    void idsAreThoseOfTheStixObjectsSoThatALaterVersionUpdates() {
        JsonNode first = MispEvent.of("Provider", objects(Campaigns.confirmed()), Tlp.AMBER);
        JsonNode second = MispEvent.of("Provider", objects(Campaigns.contained()), Tlp.AMBER);
        assertThat(first.findValuesAsText("uuid")).allMatch(u -> UUID.matcher(u).matches());
        assertThat(second.path("Event").path("uuid"))
                .isEqualTo(first.path("Event").path("uuid"));
        assertThat(second.path("Event").path("Attribute").findValuesAsText("uuid"))
                .doesNotHaveDuplicates()
                .containsAll(first.path("Event").path("Attribute").findValuesAsText("uuid"));
    }

    @Test
    void withoutACampaignThereIsNoEvent() {
        assertThatThrownBy(() -> MispEvent.of("Provider", List.of(), Tlp.CLEAR))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static JsonNode attribute(JsonNode event, String type) {
        for (JsonNode attribute : event.path("Attribute")) {
            if (attribute.path("type").asText().equals(type)) {
                return attribute;
            }
        }
        throw new AssertionError("There is no attribute " + type);
    }

    private static List<JsonNode> objects(CampaignFacts facts) {
        return PUBLICATION.of(facts, id -> Optional.empty()).stream()
                .map(MispEventTest::json)
                .toList();
    }

    private static JsonNode json(StixObject object) {
        try {
            return new ObjectMapper().readTree(object.json());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
