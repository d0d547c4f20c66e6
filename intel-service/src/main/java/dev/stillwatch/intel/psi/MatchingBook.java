package dev.stillwatch.intel.psi;

import dev.stillwatch.intel.v1.MatchingEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What partners have asked so far, as far as limits and suspicion need it. An event that comes twice counts once. Not for several threads. */
public final class MatchingBook {

    /** Why a session is not opened: an error's reason, and its words. */
    public record Refusal(String reason, String message) {}

    private final MatchingLimits limits;
    private final ProbingWatch watch;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, PartnerRecord> partners = new HashMap<>();

    /** An empty book. */
    public MatchingBook(MatchingLimits limits, ProbingWatch watch) {
        this.limits = limits;
        this.watch = watch;
    }

    /** Takes an event, and says what is suspicious after it. */
    public List<ProbingWatch.Suspicion> apply(MatchingEvent event) {
        if (!seen.add(event.getEventId())) {
            return List.of();
        }
        PartnerRecord record = partners.computeIfAbsent(event.getPartner(), _ -> new PartnerRecord());
        record.apply(event);
        Instant now = Instant.ofEpochSecond(event.getAt().getSeconds());
        return switch (event.getEventCase()) {
            case OPENED, CLOSED -> watch.look(record.sinceCleared(now.minus(limits.window())));
            default -> List.of();
        };
    }

    /**
     * Whether a session may be opened now.
     *
     * @param own inputs of the set
     * @param declared inputs that the partner brings
     */
    public Optional<Refusal> refusal(String partner, int own, long declared, Instant now) {
        if (own < limits.leastOwn()) {
            return refuse(
                    "SET_TOO_SMALL", "The set has fewer than " + limits.leastOwn() + " inputs; it is not matched");
        }
        if (declared < limits.leastDeclared()) {
            return refuse("SET_TOO_SMALL", "Bring at least " + limits.leastDeclared() + " inputs, not " + declared);
        }
        if (declared > limits.mostDeclared()) {
            return refuse("MATCHING_BUDGET_SPENT", "A session takes at most " + limits.mostDeclared() + " inputs");
        }
        PartnerRecord record = partners.getOrDefault(partner, new PartnerRecord());
        if (record.suspected()) {
            return refuse("PROBING_SUSPECTED", "How this partner asks is being looked at by a person; ask them");
        }
        List<PartnerRecord.Session> recent = record.since(now.minus(limits.window()));
        long spent = recent.stream().mapToLong(PartnerRecord.Session::declared).sum();
        if (recent.size() >= limits.sessions() || spent + declared > limits.budget()) {
            return refuse(
                    "MATCHING_BUDGET_SPENT",
                    spent + " inputs in " + recent.size() + " sessions within "
                            + limits.window().toDays() + " days; at most " + limits.budget() + " in "
                            + limits.sessions());
        }
        return Optional.empty();
    }

    /** The partner's sessions so far, for those who look. */
    public List<PartnerRecord.Session> sessions(String partner) {
        return new ArrayList<>(
                partners.getOrDefault(partner, new PartnerRecord()).since(Instant.EPOCH));
    }

    private static Optional<Refusal> refuse(String reason, String message) {
        return Optional.of(new Refusal(reason, message));
    }
}
