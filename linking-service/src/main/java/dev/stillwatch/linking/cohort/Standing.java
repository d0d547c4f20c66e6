package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.LinkKind;
import java.util.Set;

/**
 * Where a cohort stands, beside its members.
 *
 * @param version version of its last delta
 * @param generation how often members have left it
 * @param kinds the kinds of evidence that its last delta named
 */
public record Standing(long version, long generation, Set<LinkKind> kinds) {

    /** Copies the set. */
    public Standing {
        kinds = Set.copyOf(kinds);
    }
}
