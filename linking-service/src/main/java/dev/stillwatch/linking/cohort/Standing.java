package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.v1.Link;
import dev.stillwatch.linking.v1.LinkKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a cohort stands, beside its members.
 *
 * @param version version of its last delta
 * @param generation how often members have left it
 * @param links the evidence that its last delta named
 * @param operator the operator that its last delta named; empty when it stood alone
 */
public record Standing(long version, long generation, List<Link> links, String operator) {

    /** Copies the list. */
    public Standing {
        links = List.copyOf(links);
    }

    /** The kinds of that evidence. */
    Set<LinkKind> kinds() {
        return links.stream().map(Link::getKind).collect(Collectors.toSet());
    }
}
