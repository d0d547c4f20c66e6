package dev.stillwatch.intel.taxii;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.stix.StixTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Looks at a STIX object that somebody else made: whether it has what STIX 2.1 demands of its type, so that everything behind it can rely on
 * that. It says what is wrong in words for the one who sent it.
 */
public final class ObjectReader {

    /** Largest object that is taken, in bytes of UTF-8. */
    public static final int MOST_BYTES = 256 * 1024;

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofDays(1);
    private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(?:-[a-z0-9]+)*");
    private static final Pattern ID = Pattern.compile(
            "([a-z][a-z0-9-]{2,249})--[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    /** Observables need neither created nor spec_version (STIX 2.1, 3.3). */
    private static final Set<String> OBSERVABLES = Set.of(
            "artifact",
            "autonomous-system",
            "directory",
            "domain-name",
            "email-addr",
            "email-message",
            "file",
            "ipv4-addr",
            "ipv6-addr",
            "mac-addr",
            "mutex",
            "network-traffic",
            "process",
            "software",
            "url",
            "user-account",
            "windows-registry-key",
            "x509-certificate");

    private static final Map<String, List<String>> REQUIRED = Map.ofEntries(
            Map.entry("attack-pattern", List.of("name")),
            Map.entry("campaign", List.of("name")),
            Map.entry("course-of-action", List.of("name")),
            Map.entry("grouping", List.of("context", "object_refs")),
            Map.entry("identity", List.of("name")),
            Map.entry("indicator", List.of("pattern", "pattern_type", "valid_from")),
            Map.entry("infrastructure", List.of("name")),
            Map.entry("intrusion-set", List.of("name")),
            Map.entry("malware", List.of("is_family")),
            Map.entry("note", List.of("content", "object_refs")),
            Map.entry("observed-data", List.of("first_observed", "last_observed", "number_observed")),
            Map.entry("opinion", List.of("opinion", "object_refs")),
            Map.entry("relationship", List.of("relationship_type", "source_ref", "target_ref")),
            Map.entry("report", List.of("name", "published", "object_refs")),
            Map.entry("sighting", List.of("sighting_of_ref")),
            Map.entry("threat-actor", List.of("name")),
            Map.entry("tool", List.of("name")),
            Map.entry("vulnerability", List.of("name")));

    private ObjectReader() {}

    /** What an object turned out to be. */
    public sealed interface Read {
        /** Its id, or what stood in its place. */
        String id();
    }

    /**
     * An object that has what its type demands.
     *
     * @param version {@code modified}, else {@code created}, else when it arrived
     * @param json the object
     */
    public record Good(String id, String type, Instant version, JsonNode json) implements Read {}

    /**
     * An object that lacks something.
     *
     * @param version as far as it names one; else when it arrived
     * @param problem what is wrong, for the one who sent it
     */
    public record Bad(String id, Instant version, String problem) implements Read {}

    /** Looks at an object that arrived at a moment. */
    public static Read read(JsonNode object, Instant arrived) {
        String id = object.path("id").asText();
        Instant version =
                moment(object, "modified").or(() -> moment(object, "created")).orElse(arrived);
        return problem(object, id, arrived)
                .<Read>map(p -> new Bad(ID.matcher(id).matches() ? id : unnamed(object), version, p))
                .orElseGet(() -> new Good(id, object.path("type").asText(), version, object));
    }

    private static Optional<String> problem(JsonNode object, String id, Instant arrived) {
        String type = object.path("type").asText();
        if (!object.isObject()) {
            return Optional.of("It is not a JSON object");
        }
        if (!TYPE.matcher(type).matches()) {
            return Optional.of("type is missing or not a STIX type: lower-case words with hyphens");
        }
        if (!ID.matcher(id).matches() || !id.startsWith(type + "--")) {
            return Optional.of("id must be the type, two hyphens and a UUID in lower case");
        }
        if (object.toString().getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            return Optional.of("It is larger than " + MOST_BYTES + " bytes");
        }
        if (OBSERVABLES.contains(type)) {
            return Optional.empty();
        }
        if (!object.path("spec_version").asText().equals("2.1")) {
            return Optional.of("spec_version must be 2.1");
        }
        return moments(object, type, arrived)
                .or(() -> REQUIRED.getOrDefault(type, List.of()).stream()
                        .filter(m -> object.path(m).isMissingNode()
                                || object.path(m).isNull()
                                || (object.path(m).isTextual()
                                        && object.path(m).asText().isBlank()))
                        .findFirst()
                        .map(m -> m + " is missing"));
    }

    private static Optional<String> moments(JsonNode object, String type, Instant arrived) {
        Optional<Instant> created = moment(object, "created");
        if (created.isEmpty()) {
            return Optional.of("created must be a moment such as " + StixTime.format(Instant.EPOCH));
        }
        Optional<Instant> modified = type.equals("marking-definition") ? created : moment(object, "modified");
        if (modified.isEmpty()) {
            return Optional.of("modified must be a moment such as " + StixTime.format(Instant.EPOCH));
        }
        if (modified.get().isBefore(created.get())) {
            return Optional.of("modified lies before created");
        }
        return modified.get().isAfter(arrived.plus(CLOCKS_DIFFER_BY))
                ? Optional.of("modified lies in the future")
                : Optional.empty();
    }

    private static Optional<Instant> moment(JsonNode object, String member) {
        String text = object.path(member).asText();
        try {
            return text.endsWith("Z") ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A status must name every object, one without an id too: by a name made from what it holds. */
    private static String unnamed(JsonNode object) {
        return "x-unnamed--" + UUID.nameUUIDFromBytes(object.toString().getBytes(StandardCharsets.UTF_8));
    }
}
