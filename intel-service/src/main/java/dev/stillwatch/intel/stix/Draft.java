package dev.stillwatch.intel.stix;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a STIX object says, before it is known which version of it that is. Members are written in the order they are put. */
final class Draft {

    static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String type;
    private final String id;
    private final @Nullable String createdBy;
    private final Tlp tlp;
    private final boolean versioned;
    private final ObjectNode members = NODES.objectNode();

    private Draft(String type, String id, @Nullable String createdBy, Tlp tlp, boolean versioned) {
        this.type = type;
        this.id = id;
        this.createdBy = createdBy;
        this.tlp = tlp;
        this.versioned = versioned;
    }

    /** Of an object with versions. */
    static Draft of(String id, @Nullable String createdBy, Tlp tlp) {
        return new Draft(typeOf(id), id, createdBy, tlp, true);
    }

    /** Of an object that never changes and has no {@code modified}. */
    static Draft unversioned(String id) {
        return new Draft(typeOf(id), id, null, Tlp.CLEAR, false);
    }

    String id() {
        return id;
    }

    Draft put(String name, String value) {
        members.put(name, value);
        return this;
    }

    Draft put(String name, JsonNode value) {
        members.set(name, value);
        return this;
    }

    Draft put(String name, Instant value) {
        return put(name, StixTime.format(value));
    }

    Draft put(String name, List<String> values) {
        ArrayNode list = NODES.arrayNode();
        values.forEach(list::add);
        return put(name, list);
    }

    /** The version that was made at a moment. */
    StixObject render(Instant created, Instant modified) {
        ObjectNode json = NODES.objectNode();
        json.put("type", type);
        json.put("spec_version", "2.1");
        json.put("id", id);
        if (createdBy != null) {
            json.put("created_by_ref", createdBy);
        }
        json.put("created", StixTime.format(created));
        if (versioned) {
            json.put("modified", StixTime.format(modified));
        }
        if (tlp != Tlp.CLEAR) {
            json.putArray("object_marking_refs").add(tlp.markingId());
        }
        json.setAll(members);
        return new StixObject(type, id, created, versioned ? modified : created, false, tlp, write(json));
    }

    /** The last version of an object: as it stood, taken back. */
    static StixObject revoke(StixObject standing, Instant modified) {
        ObjectNode json = NODES.objectNode();
        read(standing.json()).properties().forEach(member -> {
            if (member.getKey().equals("modified")) {
                json.put("modified", StixTime.format(modified));
                json.put("revoked", true);
            } else {
                json.set(member.getKey(), member.getValue());
            }
        });
        return new StixObject(
                standing.type(), standing.id(), standing.created(), modified, true, standing.tlp(), write(json));
    }

    private static String typeOf(String id) {
        return id.substring(0, id.indexOf("--"));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A published object is not JSON", e);
        }
    }

    private static String write(JsonNode json) {
        try {
            return JSON.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
