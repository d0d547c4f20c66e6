package dev.stillwatch.lab.evaluate;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Holds our figures against the scorer's, member by member. */
final class SameFigures {
    /** What the scorer says beside its figures, of the files themselves. */
    private static final List<String> NO_FIGURES = List.of("warnings", "summary", "deterministic");

    private static final double TOLERANCE = 1e-6;

    private SameFigures() {}

    /** Every figure of theirs that ours lacks or has otherwise; ours may have no member that theirs lacks. */
    static List<String> differences(JsonNode theirs, JsonNode ours) {
        List<String> differences = new ArrayList<>();
        compare("", theirs, ours, differences);
        return differences;
    }

    private static void compare(String path, JsonNode theirs, JsonNode ours, List<String> differences) {
        if (theirs.isObject() && ours.isObject()) {
            for (Map.Entry<String, JsonNode> member : theirs.properties()) {
                if (!path.isEmpty() || !NO_FIGURES.contains(member.getKey())) {
                    compare(path + "/" + member.getKey(), member.getValue(), ours.path(member.getKey()), differences);
                }
            }
            ours.fieldNames().forEachRemaining(name -> {
                if (!theirs.has(name) && !ours.path(name).isNull()) {
                    differences.add(path + "/" + name + ": only ours");
                }
            });
        } else if (theirs.isNumber() && ours.isNumber()) {
            if (Math.abs(theirs.asDouble() - ours.asDouble()) > TOLERANCE) {
                differences.add(path + ": theirs " + theirs + ", ours " + ours);
            }
        } else if (!theirs.equals(ours)) {
            differences.add(path + ": theirs " + theirs + ", ours " + (ours.isMissingNode() ? "missing" : ours));
        }
    }
}
