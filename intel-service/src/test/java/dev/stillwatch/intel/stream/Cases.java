package dev.stillwatch.intel.stream;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.type.v1.Reason;
import java.time.Instant;
import java.util.List;

/** Campaigns as enforcement-service writes them, to test with. */
public final class Cases {

    static final Instant OPENED = Instant.parse("2026-09-02T00:00:00Z");

    /** Words that must stay behind. */
    static final List<String> SECRETS = List.of("acct-4711", "ada@customer.example", "10.1.2.3", "Grace Analyst");

    private Cases() {}

    /** Flagged, and nobody has looked. */
    public static Campaign suspected(String id) {
        return Campaign.newBuilder()
                .setCampaignId(id)
                .setCohortId("cohort-1")
                .setState(Campaign.State.STATE_SUSPECTED)
                .setOpenedAt(timestamp(OPENED))
                .setScore(0.97)
                .setLogEValue(30.25)
                .addReasons(Reason.newBuilder()
                        .setSignal("template_share")
                        .setWeight(2.5)
                        .setDetail("acct-4711 and others"))
                .addReasons(Reason.newBuilder().setSignal("10.1.2.3").setWeight(9))
                .addReasons(Reason.newBuilder().setSignal("verified_holder").setWeight(-1))
                .addReasons(Reason.newBuilder().setSignal("template_share").setWeight(0.5))
                .setAccounts(40)
                .setExchanges(9_000)
                .setExchangesLeaked(9_000)
                .setTrainingValue(77_000)
                .addHistory(transition(Campaign.State.STATE_SUSPECTED, OPENED, "policy:default", ""))
                .setEtag("1")
                .addMembers("acct-4711")
                .addMembers("ada@customer.example")
                .setFirstExchangeAt(timestamp(OPENED.minusSeconds(86_400)))
                .setLastExchangeAt(timestamp(OPENED))
                .build();
    }

    /** Confirmed by a person. */
    public static Campaign confirmed(String id) {
        return suspected(id).toBuilder()
                .setState(Campaign.State.STATE_CONFIRMED)
                .setConfirmed(true)
                .addHistory(transition(
                        Campaign.State.STATE_CONFIRMED,
                        OPENED.plusSeconds(600),
                        "Grace Analyst",
                        "Asked ada@customer.example"))
                .build();
    }

    /** Confirmed at a moment, and shows a signal that a partner can have named before. */
    public static Campaign foretold(String id, Instant at) {
        return confirmed(id).toBuilder()
                .addReasons(Reason.newBuilder().setSignal("foretold").setWeight(1))
                .clearHistory()
                .addHistory(transition(Campaign.State.STATE_CONFIRMED, at, "Grace Analyst", ""))
                .build();
    }

    /** Its accounts are acted on. */
    public static Campaign contained(String id) {
        Instant at = OPENED.plusSeconds(900);
        return confirmed(id).toBuilder()
                .setState(Campaign.State.STATE_CONTAINED)
                .setContainedAt(timestamp(at))
                .addHistory(transition(Campaign.State.STATE_CONTAINED, at, "policy:default", ""))
                .build();
    }

    /** Found to be none after all. */
    public static Campaign dismissed(String id) {
        return contained(id).toBuilder()
                .setState(Campaign.State.STATE_DISMISSED)
                .addHistory(transition(
                        Campaign.State.STATE_DISMISSED, OPENED.plusSeconds(1200), "Grace Analyst", "A benchmark"))
                .build();
    }

    static Timestamp timestamp(Instant moment) {
        return Records.timestamp(moment);
    }

    private static Campaign.Transition transition(Campaign.State to, Instant at, String actor, String note) {
        return Campaign.Transition.newBuilder()
                .setTo(to)
                .setAt(timestamp(at))
                .setActor(actor)
                .setNote(note)
                .build();
    }
}
