package dev.stillwatch.intel.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.lifecycle.Clue.State;
import dev.stillwatch.intel.stix.ForeignIds;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a clue from a STIX indicator. */
public final class ClueReader {

    private static final int USUAL_CONFIDENCE = 50;
    private static final Pattern TYPE = Pattern.compile("([a-z][a-z0-9-]{1,249}):");

    private ClueReader() {}

    /**
     * A clue as it is when it has just arrived.
     *
     * @param indicator a STIX indicator whose required members are there
     */
    public static Clue read(String partner, JsonNode indicator, Instant receivedAt) {
        String sourceId = indicator.path("id").asText();
        String pattern = indicator.path("pattern").asText();
        boolean stix = indicator.path("pattern_type").asText("stix").equals("stix");
        return new Clue(
                ForeignIds.indicator(partner, sourceId),
                partner,
                sourceId,
                stix ? valueType(pattern) : "",
                marking(indicator),
                Math.clamp(indicator.path("confidence").asInt(USUAL_CONFIDENCE), 0, 100),
                moment(indicator, "valid_from").orElse(receivedAt),
                moment(indicator, "valid_until"),
                receivedAt,
                receivedAt,
                Collections.unmodifiableSortedSet(new TreeSet<>()),
                List.of(),
                Commonplace.in(pattern),
                indicator.path("revoked").asBoolean(false) ? State.RETRACTED : State.ACTIVE,
                "",
                "",
                indicator.toString());
    }

    private static String valueType(String pattern) {
        Matcher type = TYPE.matcher(pattern);
        return type.find() ? type.group(1) : "";
    }

    /** The most restricted of its markings. */
    private static Tlp marking(JsonNode object) {
        Tlp most = null;
        for (JsonNode ref : object.path("object_marking_refs")) {
            Tlp one = Tlp.ofMarking(ref.asText()).orElse(Tlp.AMBER);
            most = most == null || one.admits(most) ? one : most;
        }
        return most == null ? Tlp.AMBER : most;
    }

    private static Optional<Instant> moment(JsonNode object, String member) {
        try {
            return Optional.of(Instant.parse(object.path(member).asText()));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
