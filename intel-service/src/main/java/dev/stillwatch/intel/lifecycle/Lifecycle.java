package dev.stillwatch.intel.lifecycle;

import dev.stillwatch.intel.lifecycle.Clue.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * What becomes of a clue. A partner's word is capped: it can make people look and never reaches the confidence of a finding of our own.
 *
 * @param decay how it loses its worth
 * @param ceiling the most confidence that a clue can have, 0 to 100
 * @param floor at less confidence than this it has expired
 */
public record Lifecycle(Decay decay, int ceiling, int floor) {

    /** This provider, among those who sighted something. */
    public static final String OWN = "own";

    private static final int MOST_CAMPAIGNS = 10;

    /** Chance that a sighting of our own is right; the one of a partner has its trust, halved, for it may only repeat what it read. */
    private static final double OWN_SIGHTING = 0.9;

    /** A newer version of a clue beside what is known of the older one. What a person of ours found wrong stays so. */
    public Clue received(Clue sent, Optional<Clue> known) {
        if (known.isEmpty()) {
            return sent;
        }
        Clue before = known.get();
        State state = sent.state() == State.RETRACTED || before.state() == State.RETRACTED
                ? State.RETRACTED
                : before.state() == State.DISPUTED ? State.DISPUTED : State.ACTIVE;
        return sent.sighted(before.sightedBy(), before.lastSeenAt(), before.matchedCampaigns())
                .judged(state, before.judgedBy(), before.judgement());
    }

    /**
     * What a partner's security event says of an account now. Unlike an object that was revoked, an account that was freed can be restricted again. What a person of ours
     * found wrong stays so.
     */
    public Clue told(Clue sent, Optional<Clue> known) {
        if (known.isEmpty()) {
            return sent;
        }
        Clue before = known.get();
        return sent.sighted(before.sightedBy(), before.lastSeenAt(), before.matchedCampaigns())
                .judged(
                        before.state() == State.DISPUTED ? State.DISPUTED : sent.state(),
                        before.judgedBy(),
                        before.judgement());
    }

    /** Somebody else saw it. Who sent it can't bear it out; nor can a sighting wake what was found wrong or taken back. */
    public Clue sighted(Clue clue, String by, Instant at) {
        if (by.equals(clue.partner())) {
            return clue;
        }
        SortedSet<String> all = new TreeSet<>(clue.sightedBy());
        all.add(by);
        Clue seen = clue.sighted(Collections.unmodifiableSortedSet(all), at, clue.matchedCampaigns());
        return seen.state() == State.EXPIRED ? seen.in(State.ACTIVE) : seen;
    }

    /** A campaign of ours matched it. */
    public Clue matched(Clue clue, String campaignId, Instant at) {
        List<String> campaigns = new ArrayList<>(clue.matchedCampaigns());
        if (!campaigns.contains(campaignId)) {
            campaigns.add(campaignId);
        }
        while (campaigns.size() > MOST_CAMPAIGNS) {
            campaigns.removeFirst();
        }
        Clue seen = sighted(clue, OWN, at);
        return seen.sighted(seen.sightedBy(), at, List.copyOf(campaigns));
    }

    /** Whether a campaign of ours may match it. */
    public boolean awake(Clue clue) {
        return clue.state() == State.ACTIVE && !clue.commonplace();
    }

    /** As it stands at a moment. */
    public Clue at(Clue clue, Function<String, Trust> trust, Instant now) {
        boolean over = clue.validUntil().map(u -> !u.isAfter(now)).orElse(false);
        boolean gone = confidence(clue, trust, now) < floor && !clue.commonplace();
        return clue.state() == State.ACTIVE && (over || gone) ? clue.in(State.EXPIRED) : clue;
    }

    /**
     * How far it is believed at a moment, 0 to {@link #ceiling}: the chance that at least one of those who stand for it is right, each taken at
     * the cautious value of its trust, and what time has left of that.
     */
    public int confidence(Clue clue, Function<String, Trust> trust, Instant now) {
        if (clue.commonplace() || clue.state() == State.DISPUTED || clue.state() == State.RETRACTED) {
            return 0;
        }
        double wrong = 1
                - clue.statedConfidence() / 100.0 * trust.apply(clue.partner()).cautious();
        for (String witness : clue.sightedBy()) {
            wrong *= 1
                    - (witness.equals(OWN) ? OWN_SIGHTING : trust.apply(witness).cautious() / 2);
        }
        double left = decay.left(clue.valueType(), clue.lastSeenAt(), now);
        return (int) Math.min(ceiling, Math.round(100 * (1 - wrong) * left));
    }
}
