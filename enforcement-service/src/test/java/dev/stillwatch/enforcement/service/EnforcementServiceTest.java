package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.GetPolicySetRequest;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.ListActionsRequest;
import dev.stillwatch.enforcement.v1.Mode;
import dev.stillwatch.platform.epoch.EventTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** A campaign is found upstream; enforcement takes it down, records it, and refuses its accounts. */
@ExtendWith(WithBacking.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EnforcementServiceTest {

    private final Upstream upstream;
    private final Replica replica;

    EnforcementServiceTest(Backing backing) {
        String prefix = backing.prefix();
        this.replica = Replica.start(backing, prefix, Map.of());
        this.upstream = new Upstream(backing, prefix);
    }

    @BeforeAll
    void aCampaignIsFound() {
        upstream.garbage("assessments");
        upstream.epoch(
                0,
                account("benign", end(0)),
                account("a", end(0)).setOwnScore(0.5).setExchanges(30));
        upstream.epoch(1, joined("k", 1, "a", "b", "c"), extraction("k", end(1), 3));
        upstream.epoch(2, account("lone", end(2)).setOwnScore(0.995).setExchanges(300));
        upstream.close(40);
        replica.awaitDecided(end(40));
    }

    @AfterAll
    void stop() {
        replica.close();
        upstream.close();
    }

    @Test
    void refusesTheCampaignsAccountsAndServesOthers() {
        assertThat(List.of("a", "b", "c")).allSatisfy(account -> {
            CheckResponse answer = replica.check(account);
            assertThat(answer.getAllowed()).isFalse();
            assertThat(answer.getAction()).isEqualTo(ActionKind.ACTION_KIND_TAKE_DOWN);
            assertThat(answer.getDegraded()).isFalse();
        });
        assertThat(List.of("benign", "never seen")).allSatisfy(account -> {
            CheckResponse answer = replica.check(account);
            assertThat(answer.getAllowed()).isTrue();
            assertThat(answer.getAction()).isEqualTo(ActionKind.ACTION_KIND_UNSPECIFIED);
        });
    }

    @Test
    void servesAThrottledAccountItsBurstAndThenTellsItWhenToComeBack() {
        int served = 0;
        CheckResponse refused = replica.check("lone");
        for (int i = 0; i < 100 && refused.getAllowed(); i++) {
            // On a machine so busy that Redis does not answer in time, it is served and told so.
            served += refused.getDegraded() ? 0 : 1;
            refused = replica.check("lone");
        }

        assertThat(served).isLessThanOrEqualTo(5).isPositive();
        assertThat(refused.getAllowed()).isFalse();
        assertThat(refused.getAction()).isEqualTo(ActionKind.ACTION_KIND_THROTTLE);
        assertThat(refused.getRetryAfter().getSeconds()).isBetween(30L, 60L);
    }

    @Test
    void listsActionsInTheOrderTheyWereDecided() {
        var actions = replica.actions();

        assertThat(actions)
                .filteredOn(a -> a.getMode() == Mode.MODE_ENFORCE)
                .extracting(a -> a.getSubject().getAccount() + " " + a.getKind() + " " + a.getExchangesBefore())
                .containsExactlyInAnyOrder(
                        "a ACTION_KIND_TAKE_DOWN 30",
                        "b ACTION_KIND_TAKE_DOWN 0",
                        "c ACTION_KIND_TAKE_DOWN 0",
                        "lone ACTION_KIND_THROTTLE 300");
        assertThat(actions).filteredOn(a -> a.getMode() == Mode.MODE_SHADOW).hasSize(4);
        assertThat(actions).extracting(a -> EventTime.millis(a.getDecidedAt())).isSorted();
        assertThat(replica.desk
                        .listActions(ListActionsRequest.newBuilder()
                                .setAccountId("lone")
                                .build())
                        .getActionsList())
                .hasSize(2);
    }

    @Test
    void hasOneCaseWithItsHistory() {
        assertThat(replica.campaigns()).singleElement().satisfies(campaign -> {
            assertThat(campaign.getState()).isEqualTo(Campaign.State.STATE_CONTAINED);
            assertThat(campaign.getMembersList()).containsExactly("a", "b", "c");
            assertThat(EventTime.millis(campaign.getContainedAt())).isEqualTo(end(1));
            assertThat(campaign.getHistoryCount()).isEqualTo(2);
        });
    }

    @Test
    void hasASoundLedgerThatBeginsWithThePolicies() {
        // The policy set, eight actions, and a case that was opened and contained.
        Replica.await(() -> replica.ledger().size() >= 1 + 8 + 2);
        List<LedgerEntry> ledger = replica.ledger();
        LedgerAudit audit = new LedgerAudit();

        assertThat(ledger).allSatisfy(entry -> assertThat(audit.take(entry)).isEmpty());
        assertThat(ledger)
                .first()
                .satisfies(entry -> assertThat(entry.getKind()).isEqualTo(LedgerEntry.Kind.KIND_POLICY));
        assertThat(replica.records())
                .hasSameSizeAs(ledger)
                .first()
                .satisfies(record -> assertThat(record.getReference()).isEqualTo("default@1"));
        assertThat(ledger).hasSize(1 + 8 + 2);
    }

    @Test
    void setsAsideWhatItCannotRead() {
        assertThat(upstream.deadLetters()).singleElement().satisfies(letter -> {
            assertThat(letter.value()).isEqualTo(new byte[] {(byte) 0xff, 7, 7});
            assertThat(new String(letter.key(), StandardCharsets.UTF_8)).endsWith("assessments/0/0");
        });
    }

    @Test
    void saysWhichPoliciesAreInForce() {
        assertThat(replica.desk
                        .getPolicySet(GetPolicySetRequest.getDefaultInstance())
                        .getPolicySet()
                        .getVersion())
                .isEqualTo("default@1");
    }
}
