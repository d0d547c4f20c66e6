package dev.stillwatch.intel.egress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.egress.Decided.Outcome;
import dev.stillwatch.intel.stix.StixObject;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PendingTest {

    private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");
    private final Pending pending = Pending.of(List.of(item("one", "collection")));

    @Test
    void twoDifferentPersonsMustAgree() {
        Decided first = pending.approve(pending.digest(), by("Grace"));
        assertThat(first.outcome()).isEqualTo(Outcome.WAITS);
        assertThat(first.pending().approve(pending.digest(), by("Grace")).outcome())
                .isEqualTo(Outcome.SAME_PERSON);
        assertThat(first.pending().approve(pending.digest(), by("Ada")).outcome())
                .isEqualTo(Outcome.RELEASED);
    }

    @Test
    void whoeverSawSomethingElseHasNotAgreed() {
        Pending other = Pending.of(List.of(item("two", "collection")));
        assertThat(pending.approve(other.digest(), by("Grace"))).isEqualTo(new Decided(Outcome.CHANGED, pending));
    }

    @Test
    void aByteMoreOrAnotherAudienceIsSomethingElse() {
        assertThat(List.of(
                        pending.digest(),
                        Pending.of(List.of(item("one ", "collection"))).digest(),
                        Pending.of(List.of(item("one", "other"))).digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void consentIsLostWhenWhatItIsAboutChangesAndOnlyThen() {
        Pending agreed = pending.approve(pending.digest(), by("Grace")).pending();
        assertThat(agreed.replacedBy(List.of(item("one", "collection"))).approvals())
                .hasSize(1);
        assertThat(agreed.replacedBy(List.of(item("two", "collection"))).approvals())
                .isEmpty();
    }

    @Test
    void aPartnerIsGivenWhatItsPolicyAdmits() {
        StixObject amber = item("one", "collection").object();
        assertThat(new Audience("a", Tlp.AMBER, Set.of(), false).holdsBack(amber))
                .isEmpty();
        assertThat(new Audience("a", Tlp.GREEN, Set.of(), false).holdsBack(amber))
                .get()
                .asString()
                .contains("TLP:AMBER");
        assertThat(new Audience("a", Tlp.RED, Set.of("indicator"), false).holdsBack(amber))
                .get()
                .asString()
                .contains("campaign");
        assertThat(new Audience("a", Tlp.RED, Set.of(), true).holdsBack(amber))
                .get()
                .asString()
                .contains("on hold");
    }

    private static Approval by(String person) {
        return new Approval(person, DAY, "", person);
    }

    private static Item item(String json, String collection) {
        return new Item(
                new StixObject("campaign", "campaign--1", DAY, DAY, false, Tlp.AMBER, json), List.of(collection));
    }
}
