package dev.stillwatch.intel.secevent;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Makes of a partner's event what TAXII would have brought: a STIX indicator of an account, which becomes a clue like every other one, with the same decay, trust and limits. An
 * event that takes back revokes the indicator of the same subject.
 */
public final class ForeignEvents {

    /** Half-way: the partner acted on the account, and we don't know on what grounds. */
    private static final int CONFIDENCE = 50;

    private final Pseudonyms own;
    private final String ownIssuer;

    /**
     * For this provider.
     *
     * @param own names persons that partners name in clear; such a name is not kept
     * @param ownIssuer accounts of this issuer are ours, and kept by their ids
     */
    public ForeignEvents(Pseudonyms own, String ownIssuer) {
        this.own = own;
        this.ownIssuer = ownIssuer;
    }

    /** The indicator; empty when the event says nothing of an account. */
    public Optional<ObjectNode> indicator(SecurityEvent event) {
        return EventType.of(event.type()).flatMap(type -> switch (type.meaning()) {
            case ADVERSE -> Optional.of(indicator(event, type, false));
            case TAKES_BACK -> Optional.of(indicator(event, type, true));
            case BY_LEVEL ->
                Optional.of(indicator(
                        event,
                        type,
                        event.payload().path("current_level").asText().equals("LOW")));
            case OF_STREAM -> Optional.empty();
        });
    }

    /** What an account is called in a clue's pattern. */
    public String name(SubjectId subject) {
        if (subject.personal()) {
            return subject.format() + ":" + own.of(subject);
        }
        return switch (subject.format()) {
            case "iss_sub" -> {
                String sub = String.valueOf(subject.members().get("sub"));
                yield ownIssuer.equals(subject.members().get("iss"))
                        ? sub
                        : subject.members().get("iss") + " " + sub;
            }
            case "opaque" -> String.valueOf(subject.members().get("id"));
            default -> String.valueOf(subject.members().values().iterator().next());
        };
    }

    private ObjectNode indicator(SecurityEvent event, EventType type, boolean revoked) {
        String name = name(event.subject());
        String moment = event.issuedAt().truncatedTo(ChronoUnit.MILLIS).toString();
        Instant occurred = event.occurredAt().orElse(event.issuedAt());
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("type", "indicator");
        json.put("spec_version", "2.1");
        json.put(
                "id",
                "indicator--"
                        + UUID.nameUUIDFromBytes((event.issuer() + "\0" + name).getBytes(StandardCharsets.UTF_8)));
        json.put("created", moment);
        json.put("modified", moment);
        json.put("name", type.word() + " at " + event.issuer());
        json.put(
                "pattern",
                "[user-account:user_id = '" + name.replace("\\", "\\\\").replace("'", "\\'") + "']");
        json.put("pattern_type", "stix");
        json.put("valid_from", occurred.truncatedTo(ChronoUnit.MILLIS).toString());
        json.put("confidence", CONFIDENCE);
        json.put("revoked", revoked);
        json.putArray("labels").add(type.uri());
        return json;
    }
}
