package dev.stillwatch.intel.psi;

import dev.stillwatch.intel.v1.MatchingEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One partner's sessions. */
public final class PartnerRecord {

    /**
     * One session.
     *
     * @param set the set it was matched with
     * @param openedAt when it was opened
     * @param declared inputs that the partner declared to bring
     * @param tokensGiven whether it was given the set's tokens, and so can know what matches
     * @param closed whether it told what matched
     * @param matched which inputs of ours it said matched, by hashes that are the same in all sessions
     */
    public record Session(
            String set, Instant openedAt, long declared, boolean tokensGiven, boolean closed, Set<Long> matched) {}

    private final Map<String, Session> sessions = new LinkedHashMap<>();
    private boolean suspected;
    private Instant clearedAt = Instant.MIN;

    void apply(MatchingEvent event) {
        String id = event.getSessionId();
        switch (event.getEventCase()) {
            case OPENED ->
                sessions.put(
                        id,
                        new Session(
                                event.getOpened().getSet(),
                                Instant.ofEpochSecond(event.getAt().getSeconds()),
                                event.getOpened().getDeclared(),
                                false,
                                false,
                                Set.of()));
            case TOKENS_GIVEN ->
                sessions.computeIfPresent(
                        id, (_, s) -> new Session(s.set(), s.openedAt(), s.declared(), true, s.closed(), s.matched()));
            case CLOSED ->
                sessions.computeIfPresent(
                        id,
                        (_, s) -> new Session(
                                s.set(),
                                s.openedAt(),
                                s.declared(),
                                s.tokensGiven(),
                                true,
                                Set.copyOf(event.getClosed().getMatchedList())));
            case SUSPECTED -> suspected = true;
            case CLEARED -> {
                suspected = false;
                clearedAt = Instant.ofEpochSecond(event.getAt().getSeconds());
            }
            default -> {
                // Changes nothing that limits or suspicion look at.
            }
        }
    }

    boolean suspected() {
        return suspected;
    }

    /** Sessions opened since a moment and since a person last looked, oldest first: what they found in order is not held against a partner again. */
    List<Session> sinceCleared(Instant moment) {
        return since(moment.isAfter(clearedAt) ? moment : clearedAt);
    }

    /** Sessions opened since a moment, oldest first. */
    List<Session> since(Instant moment) {
        return sessions.values().stream()
                .filter(s -> !s.openedAt().isBefore(moment))
                .toList();
    }
}
