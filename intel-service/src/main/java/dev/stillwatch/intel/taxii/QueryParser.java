package dev.stillwatch.intel.taxii;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the URL parameters of TAXII 2.1, 3.4. What is malformed is refused with status 400; parameters that TAXII does not know are
 * ignored, as it allows.
 */
public final class QueryParser {

    private static final String VERSION = "match[version]";

    private final Map<String, List<String>> parameters;

    private QueryParser(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /**
     * The query that parameters ask.
     *
     * @param parameters decoded values by name
     * @param ceiling the most restricted marking that the asker may see
     * @param mostObjects what the server gives at most in one answer, and when no limit is named
     * @throws TaxiiException with status 400 when a parameter is malformed or comes twice
     */
    public static Query parse(Map<String, List<String>> parameters, Tlp ceiling, int mostObjects) {
        var parser = new QueryParser(parameters);
        return new Query(
                ceiling,
                parser.addedAfter(),
                parser.next(),
                parser.limit(mostObjects),
                parser.list("match[id]"),
                parser.list("match[type]"),
                parser.list("match[spec_version]"),
                parser.versions());
    }

    private @Nullable Instant addedAfter() {
        String text = single("added_after");
        return text == null ? null : moment("added_after", text);
    }

    private int limit(int mostObjects) {
        String text = single("limit");
        if (text == null) {
            return mostObjects;
        }
        if (!text.matches("0*[1-9][0-9]{0,17}")) {
            throw TaxiiException.malformed("limit must be a whole number greater than zero");
        }
        return (int) Math.min(mostObjects, Long.parseLong(text));
    }

    /** An empty cursor is what some clients send when there was none; it is the beginning. */
    private long next() {
        String text = single("next");
        if (text == null || text.isEmpty()) {
            return 0;
        }
        return Cursor.parse(text)
                .orElseThrow(() -> TaxiiException.malformed(
                        "next must be the value of next in an answer of this server, unchanged"));
    }

    private Versions versions() {
        Set<String> values = list(VERSION);
        if (values.isEmpty()) {
            return Versions.LAST;
        }
        if (values.size() < String.valueOf(single(VERSION)).split(",", -1).length) {
            throw TaxiiException.malformed(VERSION + " must not name a version twice");
        }
        if (values.contains("all")) {
            if (values.size() > 1) {
                throw TaxiiException.malformed(VERSION + " must not name all beside other versions");
            }
            return Versions.ALL;
        }
        Set<Instant> exact = new HashSet<>();
        for (String value : values) {
            if (!value.equals("first") && !value.equals("last")) {
                exact.add(moment(VERSION, value));
            }
        }
        return new Versions(false, values.contains("first"), values.contains("last"), exact);
    }

    private Set<String> list(String name) {
        String text = single(name);
        if (text == null) {
            return Set.of();
        }
        Set<String> values = new LinkedHashSet<>();
        for (String value : text.split(",", -1)) {
            if (value.isBlank()) {
                throw TaxiiException.malformed(name + " must be values with commas between them");
            }
            values.add(value.strip());
        }
        return values;
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw TaxiiException.malformed(name + " must not come more than once");
        }
        return values.isEmpty() ? null : values.getFirst();
    }

    private static Instant moment(String name, String text) {
        return TaxiiTime.parse(text)
                .orElseThrow(
                        () -> TaxiiException.malformed(name + " must hold moments such as 2026-11-01T00:00:00.000Z"));
    }
}
