package dev.stillwatch.intel.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * One piece of evidence: what is disclosed or withheld as a whole.
 *
 * @param name its kind, and after a slash its number where there are several of the kind, such as {@code account/000017}
 * @param content what it says
 */
public record Leaf(String name, JsonNode content) {

    /** Kinds that name an account or a person, or hold what a person wrote. */
    private static final Set<String> WITHHELD_KINDS = Set.of("record", "history", "account");

    /** Whether leaves of this name are shown in the full bundle only. */
    static boolean isWithheld(String name) {
        return WITHHELD_KINDS.contains(kind(name));
    }

    static String numbered(String name, long number) {
        String digits = Long.toString(number);
        return name + "/" + "0".repeat(Math.max(0, 9 - digits.length())) + digits;
    }

    /** What kind of leaf a name is of. */
    public static String kind(String name) {
        int slash = name.indexOf('/');
        return slash < 0 ? name : name.substring(0, slash);
    }
}
