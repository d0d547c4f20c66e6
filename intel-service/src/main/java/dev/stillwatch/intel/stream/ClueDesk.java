package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stillwatch.intel.lifecycle.Clue;
import dev.stillwatch.intel.lifecycle.ClueReader;
import dev.stillwatch.intel.lifecycle.CohortPattern;
import dev.stillwatch.intel.lifecycle.Lifecycle;
import dev.stillwatch.intel.lifecycle.Trust;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.ForeignIds;
import dev.stillwatch.intel.stix.Replies;
import dev.stillwatch.intel.stix.Signal;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.taxii.EnvelopeReader;
import dev.stillwatch.intel.v1.Indicator;
import dev.stillwatch.intel.v1.Judgement;
import dev.stillwatch.intel.v1.SubmittedObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides what becomes of what partners say: clues, sightings, and what the fate of a clue says of who sent it. */
final class ClueDesk {

    private final Transaction transaction;
    private final Books books;
    private final Lifecycle lifecycle;

    ClueDesk(Transaction transaction) {
        this.transaction = transaction;
        this.books = transaction.books();
        this.lifecycle = transaction.publisher().lifecycle();
    }

    /**
     * An object of a partner.
     *
     * @param collection where it came from; objects made of security events come from {@link EventIntake#COLLECTION}
     * @return why it is not taken; empty when it is
     */
    Optional<String> take(String partner, String collection, SubmittedObject object, Instant receivedAt) {
        return switch (object.getObjectType()) {
            case "indicator" -> indicator(partner, json(object), receivedAt, collection.equals(EventIntake.COLLECTION));
            case "sighting" -> sighting(partner, json(object), receivedAt);
            default -> Optional.empty();
        };
    }

    private Optional<String> indicator(String partner, JsonNode json, Instant receivedAt, boolean event) {
        Clue sent = ClueReader.read(partner, json, receivedAt);
        Optional<Clue> known = books.clue(sent.id());
        int most = transaction.publisher().mostClues();
        if (known.isEmpty() && books.active(partner) >= most) {
            return Optional.of("No more than " + most + " indicators of one partner are kept; revoke some");
        }
        Clue next = event ? lifecycle.told(sent, known) : lifecycle.received(sent, known);
        if (known.isEmpty()
                || !known.get().stix().equals(next.stix())
                || known.get().state() != next.state()) {
            put(next, receivedAt);
        }
        return Optional.empty();
    }

    /** A sighting of an indicator of ours, or of any partner. That of one's own indicator says nothing. */
    private Optional<String> sighting(String partner, JsonNode json, Instant receivedAt) {
        String of = json.path("sighting_of_ref").asText();
        Optional<Indicator> own = books.indicator(of);
        if (own.isPresent()) {
            Indicator indicator = own.get();
            if (!indicator.getSightedByList().contains(partner) && !indicator.getRevoked()) {
                transaction.put(indicator.toBuilder()
                        .addSightedBy(partner)
                        .setLastSeenAt(Records.timestamp(receivedAt))
                        .build());
            }
            return Optional.empty();
        }
        for (String other : transaction.publisher().partners()) {
            books.clue(ForeignIds.indicator(other, of)).ifPresent(clue -> {
                Clue seen = lifecycle.sighted(clue, partner, receivedAt);
                if (!seen.equals(clue)) {
                    put(seen, receivedAt);
                }
            });
        }
        return Optional.empty();
    }

    /** A partner takes an indicator back by deleting it. */
    void retract(String partner, String sourceId, Instant at) {
        books.clue(ForeignIds.indicator(partner, sourceId))
                .filter(c -> c.state() != Clue.State.RETRACTED)
                .ifPresent(c -> put(c.in(Clue.State.RETRACTED), at));
    }

    /** A person looked. What they found is told to partners once it is released, like everything else. */
    void judge(Judgement judgement, Instant at) {
        Optional<Clue> known = books.clue(judgement.getIndicatorId());
        if (known.isEmpty() || known.get().state() == Clue.State.RETRACTED) {
            return;
        }
        Clue clue = known.get();
        boolean right = judgement.getFinding() == Judgement.Finding.FINDING_BORNE_OUT;
        Clue judged =
                clue.judged(right ? Clue.State.ACTIVE : Clue.State.DISPUTED, judgement.getActor(), judgement.getNote());
        learn(clue.partner(), clue.id(), right ? 1 : -1);
        put(right ? lifecycle.sighted(judged, Lifecycle.OWN, at) : judged, at);
        Replies replies = transaction.publisher().replies();
        List<StixObject> objects = new ArrayList<>(replies.preliminaries(transaction.batch()::latest));
        objects.addAll(replies.to(clue.sourceId(), right, at, transaction.batch()::latest));
        new ReleaseDesk(transaction).reply("reply/" + clue.id(), objects, at);
    }

    /**
     * A campaign of ours was confirmed or dismissed: clues that foretold it were borne out or found wrong. Only what arrived before counts,
     * and not what merely repeats an indicator of ours; of one partner each campaign counts once, with its most specific clue.
     */
    void campaign(CampaignFacts facts, boolean dismissed, Instant decided) {
        if (!facts.standing() && !dismissed) {
            return;
        }
        Set<String> signals = facts.signals().stream().map(Signal::name).collect(Collectors.toSet());
        for (Clue clue : books.cluesOf(p -> p.matches(facts.accounts(), signals))) {
            if (lifecycle.awake(clue) && clue.receivedAt().isBefore(decided)) {
                foretold(clue, facts, dismissed);
            }
        }
    }

    private void foretold(Clue clue, CampaignFacts facts, boolean dismissed) {
        String pattern = EnvelopeReader.object(clue.stix().getBytes(StandardCharsets.UTF_8))
                .path("pattern")
                .asText();
        boolean echo = books.ownSince(pattern)
                .map(since -> since.isBefore(clue.receivedAt()))
                .orElse(false);
        double weight = echo
                ? 0
                : CohortPattern.parse(pattern).map(CohortPattern::specificity).orElse(0.0);
        double before = books.trust(clue.partner()).weightOf(facts.campaignId());
        double fate = dismissed ? -weight : weight;
        if (weight > 0 && (Math.signum(before) != Math.signum(fate) || Math.abs(before) < weight)) {
            learn(clue.partner(), facts.campaignId(), fate);
        }
        if (!dismissed && !clue.matchedCampaigns().contains(facts.campaignId())) {
            put(lifecycle.matched(clue, facts.campaignId(), facts.asOf()), facts.asOf());
        }
    }

    /** What time has done to all clues. */
    void age(List<Indicator> some, Instant now) {
        for (Indicator indicator : some) {
            Clue clue = ClueRecords.clue(indicator);
            Clue aged = lifecycle.at(clue, books::trust, now);
            int confidence = lifecycle.confidence(aged, books::trust, now);
            boolean told = Math.abs(confidence - indicator.getConfidence()) < NOTICEABLE;
            if (!aged.equals(clue) || (!told && clue.state() == Clue.State.ACTIVE)) {
                transaction.put(aged, confidence);
            }
        }
    }

    /** A change of confidence by less than this is not told. */
    private static final int NOTICEABLE = 5;

    private void learn(String partner, String cause, double weight) {
        transaction.put(partner, books.trust(partner).with(new Trust.Fate(cause, weight)));
    }

    private void put(Clue clue, Instant now) {
        transaction.put(clue, lifecycle.confidence(clue, books::trust, now));
    }

    private static JsonNode json(SubmittedObject object) {
        return EnvelopeReader.object(object.getJson().toByteArray());
    }
}
