package dev.stillwatch.intel.secevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.secevent.SetFault.Code;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * The claims of a security event token (RFC 8417) as SSF 1.0 section 4 profiles them: one event, the subject in {@code sub_id}, neither {@code sub} nor {@code exp}.
 *
 * @param jti the token's id
 * @param issuer who says it
 * @param audience whom it is for
 * @param issuedAt when it was said
 * @param occurredAt when it happened ({@code toe}); empty when it is not said
 * @param transaction what other events it belongs with ({@code txn}); empty when it is not said
 * @param subject whom it is about
 * @param type URI of the event's type
 * @param payload the event
 */
public record SecurityEvent(
        String jti,
        String issuer,
        String audience,
        Instant issuedAt,
        Optional<Instant> occurredAt,
        Optional<String> transaction,
        SubjectId subject,
        String type,
        ObjectNode payload) {

    /** The media type, and with {@code application/} taken off the token's {@code typ}. */
    public static final String MEDIA_TYPE = "application/secevent+jwt";

    private static final int LONGEST_ID = 256;

    /** The claims. */
    public ObjectNode claims() {
        ObjectNode claims = JsonNodeFactory.instance.objectNode();
        claims.put("iss", issuer);
        claims.put("jti", jti);
        claims.put("iat", issuedAt.getEpochSecond());
        claims.put("aud", audience);
        transaction.ifPresent(t -> claims.put("txn", t));
        occurredAt.ifPresent(t -> claims.put("toe", t.getEpochSecond()));
        claims.set("sub_id", subject.json());
        claims.putObject("events").set(type, payload);
        return claims;
    }

    /**
     * Reads the claims of a token whose signature was checked.
     *
     * @param wantedIssuer the only issuer that is taken
     * @param wantedAudience must be among its audiences
     * @throws SetFault when they are not those of such a token
     */
    public static SecurityEvent read(JsonNode claims, String wantedIssuer, String wantedAudience) throws SetFault {
        if (!claims.path("iss").asText().equals(wantedIssuer)) {
            throw new SetFault(Code.INVALID_ISSUER, "iss is not " + wantedIssuer);
        }
        if (!meant(claims.path("aud"), wantedAudience)) {
            throw new SetFault(Code.INVALID_AUDIENCE, "aud does not name " + wantedAudience);
        }
        if (claims.has("exp") || claims.has("sub")) {
            throw bad("It has exp or sub, which would let it pass for another kind of token (SSF 1.0, 4.1)");
        }
        String jti = claims.path("jti").asText();
        if (!claims.path("jti").isTextual() || jti.isEmpty() || jti.length() > LONGEST_ID) {
            throw bad("jti must be a text of up to " + LONGEST_ID + " characters");
        }
        JsonNode events = claims.path("events");
        if (!events.isObject() || events.size() != 1) {
            throw bad("events must hold exactly one event");
        }
        Map.Entry<String, JsonNode> event = events.properties().iterator().next();
        if (!(event.getValue() instanceof ObjectNode payload)) {
            throw bad("An event must be an object");
        }
        // RISC of before SSF 1.0 has the subject in the event.
        JsonNode named = claims.has("sub_id") ? claims.path("sub_id") : payload.path("subject");
        SubjectId subject = SubjectId.read(named)
                .orElseThrow(() -> bad("sub_id is missing, or of a format that is not known here"));
        return new SecurityEvent(
                jti,
                wantedIssuer,
                wantedAudience,
                moment(claims, "iat").orElseThrow(() -> bad("iat must be a number of seconds")),
                moment(claims, "toe"),
                claims.path("txn").isTextual() ? Optional.of(claims.path("txn").asText()) : Optional.empty(),
                subject,
                event.getKey(),
                payload);
    }

    private static boolean meant(JsonNode audience, String wanted) {
        if (audience.isArray()) {
            for (JsonNode one : audience) {
                if (one.asText().equals(wanted)) {
                    return true;
                }
            }
            return false;
        }
        return audience.asText().equals(wanted);
    }

    private static Optional<Instant> moment(JsonNode claims, String member) throws SetFault {
        if (!claims.path(member).isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(claims.path(member).asLong()));
        } catch (DateTimeException e) {
            throw bad(member + " is no moment");
        }
    }

    private static SetFault bad(String what) {
        return new SetFault(Code.INVALID_REQUEST, what);
    }
}
