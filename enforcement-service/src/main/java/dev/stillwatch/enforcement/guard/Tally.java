package dev.stillwatch.enforcement.guard;

import dev.stillwatch.enforcement.policy.Ladder;
import dev.stillwatch.enforcement.v1.ActionKind;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Accounts acted on within an hour, counted as caps count them. Not for several threads. */
public final class Tally {

    private final Map<ActionKind, Integer> byKind = new EnumMap<>(ActionKind.class);
    private final Map<String, Integer> byOrganization = new HashMap<>();
    private int all;

    /** One more account is acted on. */
    public void add(ActionKind kind, String organization) {
        all++;
        byKind.merge(kind, 1, Integer::sum);
        if (!organization.isEmpty()) {
            byOrganization.merge(organization, 1, Integer::sum);
        }
    }

    /**
     * Which cap would be exceeded, as the end of a sentence; empty when none would.
     *
     * @param kind what would be done
     * @param organizations the organisation of each account it would be done to; empty for one in none
     */
    public Optional<String> exceeded(Caps caps, ActionKind kind, Collection<String> organizations) {
        int wanted = organizations.size();
        if (all + wanted > caps.accounts()) {
            return Optional.of(beyond(all + wanted, "accounts acted on", caps.accounts()));
        }
        int ofKind = byKind.getOrDefault(kind, 0) + wanted;
        if (ofKind > caps.of(kind)) {
            return Optional.of(beyond(ofKind, "accounts under " + Ladder.word(kind), caps.of(kind)));
        }
        Map<String, Integer> more = new HashMap<>();
        for (String organization : organizations) {
            if (!organization.isEmpty()) {
                int of = more.merge(organization, 1, Integer::sum) + byOrganization.getOrDefault(organization, 0);
                if (of > caps.organization()) {
                    return Optional.of(beyond(of, "accounts of one organisation acted on", caps.organization()));
                }
            }
        }
        return Optional.empty();
    }

    private static String beyond(int reached, String what, int cap) {
        return "would make " + reached + " " + what + " within an hour, more than the cap of " + cap;
    }
}
