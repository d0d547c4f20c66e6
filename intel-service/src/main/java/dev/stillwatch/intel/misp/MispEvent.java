package dev.stillwatch.intel.misp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/**
 * An event in MISP's core format (draft-dulaunoy-misp-core-format) from the STIX objects of one campaign. UUIDs are those of the STIX
 * objects, so importing a later version updates the event instead of making a second one.
 */
public final class MispEvent {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** MISP's words for "an analysis that is complete" and "a high threat". */
    private static final String COMPLETE = "2";

    private static final String HIGH = "1";

    /** Shared further by nobody but the organisation that imports it, whatever its MISP would do by default. */
    private static final String ORGANISATION_ONLY = "0";

    private MispEvent() {}

    /**
     * The event.
     *
     * @param provider who publishes
     * @param objects the newest versions of a campaign's released objects, the campaign among them
     * @param tlp the most restricted marking among them
     * @throws IllegalArgumentException when there is no campaign among the objects
     */
    public static ObjectNode of(String provider, List<JsonNode> objects, Tlp tlp) {
        JsonNode campaign = objects.stream()
                .filter(o -> o.path("type").asText().equals("campaign"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no campaign among the objects"));
        Instant modified = Instant.parse(campaign.path("modified").asText());
        ObjectNode root = NODES.objectNode();
        ObjectNode event = root.putObject("Event");
        event.put("uuid", uuid(campaign));
        event.put("info", campaign.path("name").asText());
        event.put(
                "date",
                LocalDate.ofInstant(Instant.parse(campaign.path("first_seen").asText()), ZoneOffset.UTC)
                        .toString());
        event.put("timestamp", Long.toString(modified.getEpochSecond()));
        event.put("published", false);
        event.put("analysis", COMPLETE);
        event.put("threat_level_id", HIGH);
        event.put("distribution", ORGANISATION_ONLY);
        event.putObject("Orgc").put("name", provider);
        ArrayNode tags = event.putArray("Tag");
        tags.addObject().put("name", "tlp:" + tlp.label().toLowerCase(Locale.ROOT));
        if (campaign.path("revoked").asBoolean(false)) {
            tags.addObject().put("name", "workflow:state=\"rejected\"");
        }
        ArrayNode attributes = event.putArray("Attribute");
        attributes.add(attribute(
                campaign, "campaign-name", "Attribution", campaign.path("name").asText(), false));
        for (JsonNode object : objects) {
            switch (object.path("type").asText()) {
                case "indicator" ->
                    attributes.add(attribute(
                            object,
                            "stix2-pattern",
                            "Payload installation",
                            object.path("pattern").asText(),
                            true));
                case "note" ->
                    attributes.add(attribute(
                            object, "comment", "Other", object.path("content").asText(), false));
                case "course-of-action" ->
                    attributes.add(attribute(
                            object,
                            "comment",
                            "Other",
                            object.path("description").asText(),
                            false));
                case "attack-pattern" ->
                    tags.addObject()
                            .put(
                                    "name",
                                    "misp-galaxy:mitre-atlas-attack-pattern=\""
                                            + object.path("name").asText() + " - "
                                            + object.path("external_references")
                                                    .path(0)
                                                    .path("external_id")
                                                    .asText()
                                            + "\"");
                default -> {
                    // Relationships are implied by the event; identities and markings are said above.
                }
            }
        }
        statistics(campaign, attributes);
        return root;
    }

    private static void statistics(JsonNode campaign, ArrayNode attributes) {
        for (JsonNode extension : campaign.path("extensions")) {
            attributes.add(attribute(campaign, "text", "Other", "cohort statistics: " + extension, false)
                    .put("uuid", sibling(campaign)));
        }
    }

    private static ObjectNode attribute(JsonNode from, String type, String category, String value, boolean detects) {
        ObjectNode attribute = NODES.objectNode();
        attribute.put("uuid", uuid(from));
        attribute.put("type", type);
        attribute.put("category", category);
        attribute.put("value", value);
        attribute.put("to_ids", detects && !from.path("revoked").asBoolean(false));
        attribute.put(
                "timestamp",
                Long.toString(Instant.parse(from.path("modified").asText()).getEpochSecond()));
        attribute.put("comment", from.path("name").asText(""));
        return attribute;
    }

    private static String uuid(JsonNode object) {
        String id = object.path("id").asText();
        return id.substring(id.indexOf("--") + 2);
    }

    /** A UUID beside that of the campaign, which the attribute with its name has: the last digit but one is another. */
    private static String sibling(JsonNode campaign) {
        String uuid = uuid(campaign);
        int at = uuid.length() - 2;
        char other = uuid.charAt(at) == '0' ? '1' : '0';
        return uuid.substring(0, at) + other + uuid.substring(at + 1);
    }
}
