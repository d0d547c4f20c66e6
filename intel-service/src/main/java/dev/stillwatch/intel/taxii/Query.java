package dev.stillwatch.intel.taxii;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.Set;
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

    /** The same question about one object. */
    public Query ofObject(String id) {
        return new Query(ceiling, addedAfter, after, limit, Set.of(id), Set.of(), specVersions, versions);
    }

    /** The same question about every version. */
    public Query ofAllVersions() {
        return new Query(ceiling, addedAfter, after, limit, ids, types, specVersions, Versions.ALL);
    }
}
