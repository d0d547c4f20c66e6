package dev.stillwatch.intel.lifecycle;

import static dev.stillwatch.intel.lifecycle.Clues.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.intel.lifecycle.Clue.State;
import dev.stillwatch.intel.lifecycle.Trust.Fate;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private final Lifecycle lifecycle = new Lifecycle(Decay.USUAL, 60, 5);
    private final Map<String, Trust> trust = new HashMap<>();

    @Test
    void aClueSaysWhoSentItAndWhatItSpeaksOf() {
        Clue clue = Clues.cohort("alice");
        assertThat(clue.partner()).isEqualTo("alice");
        assertThat(clue.valueType()).isEqualTo(CohortPattern.TYPE);
        assertThat(clue.statedConfidence()).isEqualTo(80);
        assertThat(clue.tlp()).as("what is not marked is not for everybody").isEqualTo(Tlp.AMBER);
        assertThat(clue.state()).isEqualTo(State.ACTIVE);
    }

    @Test
    void twoPartnersCannotOverwriteEachOther() {
        assertThat(Clues.cohort("alice").id()).isNotEqualTo(Clues.cohort("bob").id());
        assertThat(Clues.cohort("alice").sourceId())
                .isEqualTo(Clues.cohort("bob").sourceId());
    }

    @Test
    void aStrangersWordCountsLittleAndATrustedOnesMoreButNeverAsMuchAsAFindingOfOurs() {
        Clue clue = Clues.cohort("alice");
        assertThat(confidence(clue, DAY)).isEqualTo(17);
        trust.put("alice", right(20));
        assertThat(confidence(clue, DAY)).isEqualTo(60).isEqualTo(lifecycle.ceiling());
        trust.put("alice", wrong(20));
        assertThat(confidence(clue, DAY)).isLessThan(5);
    }

    @Test
    void itHalvesInEachHalfLifeOfItsTypeSinceItWasLastSighted() {
        trust.put("alice", right(5));
        Clue address = Clues.of("alice", "[ipv4-addr:value = '198.51.100.7']");
        int now = confidence(address, DAY);
        assertThat(confidence(address, DAY.plus(Duration.ofDays(7)))).isBetween(now / 2 - 3, now / 2 + 3);
        Clue seen = lifecycle.sighted(address, "bob", DAY.plus(Duration.ofDays(7)));
        assertThat(confidence(seen, DAY.plus(Duration.ofDays(7)))).isGreaterThanOrEqualTo(now);
    }

    @Test
    void anAccountThatWasFreedCanBeRestrictedAgainAndAnObjectThatWasRevokedCannot() {
        Clue clue = Clues.of("alice", "[user-account:user_id = 'a']");
        Clue retracted = clue.in(State.RETRACTED);
        assertThat(lifecycle.told(clue, Optional.of(retracted)).state()).isEqualTo(State.ACTIVE);
        assertThat(lifecycle.received(clue, Optional.of(retracted)).state()).isEqualTo(State.RETRACTED);
        assertThat(lifecycle.told(clue, Optional.of(clue.in(State.DISPUTED))).state())
                .isEqualTo(State.DISPUTED);
    }

    @Test
    void itExpiresWhenItsTimeIsOverOrNothingIsLeft() {
        Clue clue = Clues.cohort("alice");
        assertThat(at(clue, DAY.plus(Duration.ofDays(100))).state()).isEqualTo(State.ACTIVE);
        assertThat(at(clue, DAY.plus(Duration.ofDays(400))).state()).isEqualTo(State.EXPIRED);
        Clue expired = at(clue, DAY.plus(Duration.ofDays(400)));
        assertThat(lifecycle
                        .sighted(expired, "bob", DAY.plus(Duration.ofDays(401)))
                        .state())
                .as("a sighting wakes it")
                .isEqualTo(State.ACTIVE);
    }

    @Test
    void nobodyBearsOutTheirOwnWord() {
        Clue clue = Clues.cohort("alice");
        assertThat(lifecycle.sighted(clue, "alice", DAY.plusSeconds(60))).isEqualTo(clue);
        assertThat(lifecycle.sighted(clue, "bob", DAY.plusSeconds(60)).sightedBy())
                .containsExactly("bob");
    }

    @Test
    void repeatedSightingsOfOneWitnessCountOnce() {
        Clue once = lifecycle.sighted(Clues.cohort("alice"), "bob", DAY);
        Clue often = once;
        for (int i = 0; i < 1000; i++) {
            often = lifecycle.sighted(often, "bob", DAY);
        }
        assertThat(confidence(often, DAY)).isEqualTo(confidence(once, DAY));
    }

    @Test
    void whatAPersonFoundWrongStaysSoWhateverIsSentOrSightedAfterwards() {
        Clue disputed = Clues.cohort("alice").judged(State.DISPUTED, "Grace", "a benchmark");
        assertThat(lifecycle
                        .received(Clues.cohort("alice"), Optional.of(disputed))
                        .state())
                .isEqualTo(State.DISPUTED);
        assertThat(lifecycle.sighted(disputed, "bob", DAY).state()).isEqualTo(State.DISPUTED);
        assertThat(confidence(disputed, DAY)).isZero();
    }

    @Test
    void commonplaceValuesAreRecordedAndNotBelieved() {
        trust.put("alice", right(50));
        Clue resolver = Clues.of("alice", "[ipv4-addr:value = '8.8.8.8']");
        assertThat(resolver.commonplace()).isTrue();
        assertThat(confidence(lifecycle.sighted(resolver, "bob", DAY), DAY)).isZero();
        assertThat(lifecycle.awake(resolver)).isFalse();
    }

    private int confidence(Clue clue, Instant now) {
        return lifecycle.confidence(clue, p -> trust.getOrDefault(p, Trust.UNKNOWN), now);
    }

    private Clue at(Clue clue, Instant now) {
        return lifecycle.at(clue, p -> trust.getOrDefault(p, Trust.UNKNOWN), now);
    }

    private static Trust right(int times) {
        return fates(times, 1);
    }

    private static Trust wrong(int times) {
        return fates(times, -1);
    }

    private static Trust fates(int times, double weight) {
        Trust trust = Trust.UNKNOWN;
        for (int i = 0; i < times; i++) {
            trust = trust.with(new Fate("c" + i, weight));
        }
        return trust;
    }
}
