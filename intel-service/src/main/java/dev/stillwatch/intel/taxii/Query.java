package dev.stillwatch.intel.taxii;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of a collection. Empty sets ask for anything.
 *
 * @param ceiling the most restricted marking that the asker may see
 * @param addedAfter only what was added after this moment; null from the beginning
 * @param after only what has a higher sequence; 0 from the beginning
 * @param limit most objects in the answer, at least 1
 * @param ids STIX ids
 * @param types STIX types
 * @param specVersions versions of STIX, such as {@code 2.1}
 * @param versions which versions of each object
 */
public record Query(
        Tlp ceiling,
        @Nullable Instant addedAfter,
        long after,
        int limit,
        Set<String> ids,
        Set<String> types,
        Set<String> specVersions,
        Versions versions) {

    /** Whether an object of this marking, type and version of STIX may be in the answer. */
    public boolean admits(Tlp tlp, String type, String specVersion) {
        return ceiling.admits(tlp)
                && (types.isEmpty() || types.contains(type))
                && (specVersions.isEmpty() || specVersions.contains(specVersion));
    }

    /** The same question, of which only these types may be answered; empty is all. */
    public Query permitting(Set<String> permitted) {
        if (permitted.isEmpty()) {
            return this;
        }
        Set<String> both = types.isEmpty()
                ? permitted
                : types.stream().filter(permitted::contains).collect(Collectors.toSet());
        // No object has the empty type: where nothing is permitted, nothing is found.
        return new Query(
                ceiling, addedAfter, after, limit, ids, both.isEmpty() ? Set.of("") : both, specVersions, versions);
    }

    /** The same question with another ceiling. */
    public Query upTo(Tlp other) {
        return new Query(other, addedAfter, after, limit, ids, types, specVersions, versions);
    }

    /** The same question about one object. */
    public Query ofObject(String id) {
        return new Query(ceiling, addedAfter, after, limit, Set.of(id), Set.of(), specVersions, versions);
    }

    /** The same question about every version. */
    public Query ofAllVersions() {
        return new Query(ceiling, addedAfter, after, limit, ids, types, specVersions, Versions.ALL);
    }
}
