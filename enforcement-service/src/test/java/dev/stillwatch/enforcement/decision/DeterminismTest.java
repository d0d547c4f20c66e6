package dev.stillwatch.enforcement.decision;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.guard.Caps;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.policy.DefaultPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.GuardRecord;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.linking.v1.CohortDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same evidence gives the same decisions: in whatever order an epoch's records arrive, and whenever the decider is replaced. */
class DeterminismTest {

    private static final int EPOCHS = 300;
    private static final Limits LIMITS = new Limits(12, Duration.ofHours(1), Desk.EPOCHS)
            .with(new Caps(15, 4, 6, 10, 8, 8, 9, 30, Duration.ofHours(3)));

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfArrivalDoesNotMatter(long seed) {
        Desk straight = desk();
        Desk shuffled = desk();
        Random order = new Random(99);

        history(seed).forEach((epoch, records) -> {
            straight.close(EpochEvidence.of(Desk.end(epoch), records));
            List<EvidenceRecord> other = new ArrayList<>(records);
            Collections.shuffle(other, order);
            shuffled.close(EpochEvidence.of(Desk.end(epoch), other));
        });

        assertThat(straight.all).hasSizeGreaterThan(500);
        assertSame(shuffled.all, straight.all);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDeciderRestoredFromWhatWasWrittenGoesOnAsTheOneBeforeIt(long seed) {
        Map<Long, List<EvidenceRecord>> history = history(seed);
        Desk undisturbed = desk();
        history.forEach((epoch, records) -> undisturbed.close(EpochEvidence.of(Desk.end(epoch), records)));

        Desk replaced = desk();
        List<Decision> written = new ArrayList<>();
        for (Map.Entry<Long, List<EvidenceRecord>> epoch : history.entrySet()) {
            if (epoch.getKey() % 37 == 36) {
                replaced = new Desk(new Decider(restored(written, history, epoch.getKey()), LIMITS));
            }
            written.addAll(replaced.close(EpochEvidence.of(Desk.end(epoch.getKey()), epoch.getValue()))
                    .list());
        }

        assertSame(written, undisturbed.all);
    }

    @Test
    void theLedgerHoldsEveryDecisionAndIsSound() {
        Desk desk = desk();
        history(4).forEach((epoch, records) -> desk.close(EpochEvidence.of(Desk.end(epoch), records)));
        LedgerAudit audit = new LedgerAudit();

        List<LedgerEntry> entries = Desk.entries(desk.all);

        assertThat(entries).allSatisfy(e -> assertThat(audit.take(e)).isEmpty());
        assertThat(audit.tree()).isEqualTo(desk.decider.state().ledger().tree());
        long actions = desk.all.stream()
                .filter(d -> d instanceof Decision.ActionStarted || d instanceof Decision.ActionEnded)
                .count();
        assertThat(entries)
                .filteredOn(e -> e.getKind() == LedgerEntry.Kind.KIND_ACTION
                        || e.getKind() == LedgerEntry.Kind.KIND_ACTION_ENDED)
                .hasSize((int) actions);
    }

    /** One by one: the first difference is the one to look at. */
    private static void assertSame(List<Decision> actual, List<Decision> expected) {
        for (int i = 0; i < Math.min(actual.size(), expected.size()); i++) {
            assertThat(actual.get(i)).as("decision %d", i).isEqualTo(expected.get(i));
        }
        assertThat(actual).hasSameSizeAs(expected);
    }

    private static Desk desk() {
        return new Desk(LIMITS, policies());
    }

    /** The shipped set with times to live of some hours, so that much runs out. */
    private static PolicySet policies() {
        PolicySet.Builder set = DefaultPolicies.load().toBuilder();
        set.getPoliciesBuilderList().forEach(p -> p.setTtlSeconds(p.getTtlSeconds() / 80));
        return set.build();
    }

    /** As a new decider does it: of actions and cases only the newest records, of evidence everything. */
    private static State restored(List<Decision> written, Map<Long, List<EvidenceRecord>> history, long before) {
        Map<String, Action> actions = new LinkedHashMap<>();
        Map<String, Campaign> campaigns = new LinkedHashMap<>();
        Map<String, GuardRecord> guards = new LinkedHashMap<>();
        LedgerAudit audit = new LedgerAudit();
        for (Decision decision : written) {
            switch (decision) {
                case Decision.ActionStarted(Action a) -> actions.put(a.getActionId(), a);
                case Decision.ActionRenewed(Action a) -> actions.put(a.getActionId(), a);
                case Decision.ActionEnded(Action a) -> actions.put(a.getActionId(), a);
                case Decision.ActionHeld(Action a) -> actions.put(a.getActionId(), a);
                case Decision.GuardChanged(GuardRecord g) -> guards.put(Records.key(g), g);
                case Decision.CampaignChanged(Campaign c) -> campaigns.put(c.getCampaignId(), c);
                case Decision.Entered(LedgerEntry e, var _) -> audit.take(e);
                case Decision.PolicySetDeployed p -> throw new AssertionError(p);
                case Decision.AppealChanged a -> throw new AssertionError(a);
                case Decision.Labeled l -> throw new AssertionError(l);
                case Decision.Erased e -> throw new AssertionError(e);
            }
        }
        Ledger ledger = new Ledger(audit.tree(), LedgerKeys.salts());
        State state = new State(Desk.compiled(policies()), ledger);
        actions.values().forEach(state::restore);
        campaigns.values().forEach(state::restore);
        guards.values().stream()
                .filter(GuardRecord::hasBatch)
                .map(GuardRecord::getBatch)
                .forEach(state::restore);
        history.forEach((epoch, records) -> {
            if (epoch < before) {
                state.restore(EpochEvidence.of(Desk.end(epoch), records));
                state.restoreDecided(Desk.end(epoch));
            }
        });
        return state;
    }

    /** Accounts that come, go, verify and are suspected; cohorts that grow, shrink, merge, and are judged anew. */
    private static Map<Long, List<EvidenceRecord>> history(long seed) {
        Random random = new Random(seed);
        Map<Long, List<EvidenceRecord>> history = new LinkedHashMap<>();
        Groups groups = new Groups(random);
        for (long epoch = 0; epoch < EPOCHS; epoch++) {
            long end = Desk.end(epoch);
            List<EvidenceRecord> records = new ArrayList<>();
            for (int i = random.nextInt(6); i > 0; i--) {
                records.add(Desk.record(account("a" + random.nextInt(40), end)
                        .setOwnScore(random.nextBoolean() ? 0.995 : 0.5)
                        .setExchanges(random.nextInt(400))
                        .setVerifiedShare(random.nextInt(8) == 0 ? 1 : 0)));
            }
            if (random.nextInt(5) == 0) {
                records.add(Desk.record(fact("a" + random.nextInt(40), end - 1 - random.nextInt(250_000))
                        .setKind("VERIFIED")
                        .setVerification(random.nextBoolean() ? "PHONE" : "EMAIL")
                        .setOrganizationId(random.nextInt(3) == 0 ? "org" : "")
                        .build()));
            }
            for (CohortDelta delta : groups.change()) {
                records.add(Desk.record(delta));
            }
            for (String cohort : groups.cohorts()) {
                if (random.nextInt(3) == 0) {
                    records.add(Desk.record(extraction(cohort, end, groups.size(cohort))
                            .setScore(0.5 + random.nextDouble() / 2)
                            .setSignificant(random.nextInt(4) > 0)));
                }
            }
            // An epoch must not hold two assessments of one account: the newest is the only one that counts.
            history.put(epoch, distinct(records));
        }
        return history;
    }

    private static List<EvidenceRecord> distinct(List<EvidenceRecord> records) {
        Map<Object, EvidenceRecord> bySubject = new LinkedHashMap<>();
        for (EvidenceRecord record : records) {
            switch (record) {
                case EvidenceRecord.OfSubject(var assessment) -> bySubject.put(assessment.getSubject(), record);
                case EvidenceRecord.OfMembership(var delta) -> bySubject.put(delta, record);
                case EvidenceRecord.OfFact(var fact) -> bySubject.put(fact, record);
            }
        }
        return List.copyOf(bySubject.values());
    }
}
