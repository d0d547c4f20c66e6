package dev.stillwatch.intel.secevent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whom an event is about: a subject identifier (RFC 9493) of one of the simple formats, or the {@code user} of a complex subject (SSF 1.0, 3.2).
 *
 * @param format such as {@code opaque}, {@code iss_sub} or {@code email}
 * @param members the other members, all texts
 */
public record SubjectId(String format, SortedMap<String, String> members) {

    /** Formats, and the members that each must have. */
    private static final Map<String, String[]> FORMATS = Map.of(
            "opaque", new String[] {"id"},
            "iss_sub", new String[] {"iss", "sub"},
            "email", new String[] {"email"},
            "phone_number", new String[] {"phone_number"},
            "account", new String[] {"uri"},
            "uri", new String[] {"uri"},
            "did", new String[] {"url"});

    private static final int LONGEST = 1024;

    /** Copies the members. */
    public SubjectId {
        members = new TreeMap<>(members);
    }

    /** A pseudonym or another id that says nothing by itself. */
    public static SubjectId opaque(String id) {
        return new SubjectId("opaque", new TreeMap<>(Map.of("id", id)));
    }

    /** An account at an issuer. */
    public static SubjectId account(String issuer, String account) {
        return new SubjectId("iss_sub", new TreeMap<>(Map.of("iss", issuer, "sub", account)));
    }

    /** Reads one; empty when it is of no format that is known here or lacks a member. */
    public static Optional<SubjectId> read(JsonNode json) {
        if (json.path("format").asText().equals("complex")
                || (!json.has("format") && json.path("user").isObject())) {
            return read(json.path("user"));
        }
        String[] wanted = FORMATS.get(json.path("format").asText());
        if (wanted == null) {
            return Optional.empty();
        }
        SortedMap<String, String> members = new TreeMap<>();
        for (String member : wanted) {
            String text = json.path(member).asText();
            if (!json.path(member).isTextual() || text.isEmpty() || text.length() > LONGEST) {
                return Optional.empty();
            }
            members.put(member, text);
        }
        return Optional.of(new SubjectId(json.path("format").asText(), members));
    }

    /** Whether it names a person in clear: such a one is not kept as it came. */
    public boolean personal() {
        return switch (format) {
            case "email", "phone_number", "account" -> true;
            default -> members.values().stream().anyMatch(v -> v.startsWith("mailto:") || v.startsWith("tel:"));
        };
    }

    /** The same text for the same subject. */
    public String canonical() {
        return format + " " + members;
    }

    /** As JSON. */
    public ObjectNode json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("format", format);
        members.forEach(json::put);
        return json;
    }
}
