package dev.stillwatch.intel.lifecycle;

import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * An indicator that a partner sent. It makes people look; nothing is done on its word.
 *
 * @param id our id for it, derived from the partner and its id there
 * @param partner who sent it
 * @param sourceId its id there
 * @param valueType type of what its pattern speaks of, such as {@code ipv4-addr}; empty when the pattern is not STIX
 * @param tlp its marking; what is not marked counts as AMBER
 * @param statedConfidence what its producer says, 0 to 100; 50 when it says nothing
 * @param validFrom from when it holds
 * @param validUntil until when it holds; empty when its producer sets no end
 * @param receivedAt when it arrived
 * @param lastSeenAt when it was last sighted; when it arrived, at first
 * @param sightedBy who sighted it beside the one who sent it; {@link Lifecycle#OWN} is this provider
 * @param matchedCampaigns campaigns of ours that it matched
 * @param commonplace whether it names something so common that it says nothing
 * @param state where it is in its life
 * @param judgedBy who judged it; empty when nobody did
 * @param judgement why
 * @param stix the object as it was sent
 */
public record Clue(
        String id,
        String partner,
        String sourceId,
        String valueType,
        Tlp tlp,
        int statedConfidence,
        Instant validFrom,
        Optional<Instant> validUntil,
        Instant receivedAt,
        Instant lastSeenAt,
        SortedSet<String> sightedBy,
        List<String> matchedCampaigns,
        boolean commonplace,
        State state,
        String judgedBy,
        String judgement,
        String stix) {

    /** Where a clue is in its life. */
    public enum State {
        /** It holds. */
        ACTIVE,
        /** Its time ran out, or its confidence decayed to nothing. */
        EXPIRED,
        /** A person of ours found it wrong. */
        DISPUTED,
        /** Who sent it took it back. */
        RETRACTED
    }

    /** The same in another state. */
    public Clue in(State next) {
        return judged(next, judgedBy, judgement);
    }

    /** The same, judged. */
    public Clue judged(State next, String by, String why) {
        return new Clue(
                id,
                partner,
                sourceId,
                valueType,
                tlp,
                statedConfidence,
                validFrom,
                validUntil,
                receivedAt,
                lastSeenAt,
                sightedBy,
                matchedCampaigns,
                commonplace,
                next,
                by,
                why,
                stix);
    }

    /** The same, sighted once more. */
    public Clue sighted(SortedSet<String> by, Instant at, List<String> campaigns) {
        return new Clue(
                id,
                partner,
                sourceId,
                valueType,
                tlp,
                statedConfidence,
                validFrom,
                validUntil,
                receivedAt,
                at.isAfter(lastSeenAt) ? at : lastSeenAt,
                by,
                campaigns,
                commonplace,
                state,
                judgedBy,
                judgement,
                stix);
    }
}
