package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Timestamp;
import dev.stillwatch.type.v1.Reason;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Members of leaves as all leaves write them: moments in UTC, numbers that are not numbers left out. */
final class Fields {

    private Fields() {}

    static ObjectNode object() {
        return CanonicalJson.MAPPER.createObjectNode();
    }

    static String moment(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos()).toString();
    }

    /** A number; nothing where it is infinite or none, which JSON can't write. */
    static void number(ObjectNode to, String name, double value) {
        if (Double.isFinite(value)) {
            to.put(name, value);
        }
    }

    /** A moment; nothing where there is none. */
    static void moment(ObjectNode to, String name, boolean has, Timestamp time) {
        if (has) {
            to.put(name, moment(time));
        }
    }

    static void reasons(ArrayNode to, List<Reason> reasons) {
        for (Reason reason : reasons) {
            ObjectNode one = to.addObject();
            one.put("signal", reason.getSignal());
            number(one, "weight", reason.getWeight());
            one.put("detail", reason.getDetail());
        }
    }

    /** The word of an enum's value without its prefix, such as {@code take_down}. */
    static String word(Enum<?> value, String prefix) {
        String name = value.name();
        return (name.startsWith(prefix) ? name.substring(prefix.length()) : name).toLowerCase(Locale.ROOT);
    }
}
