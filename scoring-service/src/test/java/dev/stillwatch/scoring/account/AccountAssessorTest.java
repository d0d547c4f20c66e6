package dev.stillwatch.scoring.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.cohort.CohortInput;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.sketch.activity.Activity;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AccountAssessorTest {

    private static final AccountAssessor ASSESSOR = new AccountAssessor(Replay.ACCOUNTS);
    private static final Optional<CohortRef> NONE = Optional.empty();
    private static final Optional<CohortRef> COHORT = Optional.of(new CohortRef("c", 3, Part.MEMBER));

    @Test
    void whatAnEpochAddsIsMergedOnce() {
        Activity some = Activities.of("a", 0, 3, 1);
        AccountState once =
                assess(AccountState.unknown(), touch(10, some, NONE, false)).state();

        assertThat(once.activity()).isEqualTo(some);
        assertThat(ASSESSOR.assess(once, touch(10, some, NONE, false)))
                .as("done again")
                .isEmpty();
        assertThat(ASSESSOR.assess(once, touch(9, some, NONE, false)))
                .as("an epoch before")
                .isEmpty();
    }

    @Test
    void theAssessmentIsAsOfTheEndOfTheEpoch() {
        Outcome outcome = assess(AccountState.unknown(), touch(10, Activities.of("a", 0, 3, 1), NONE, false));

        assertThat(outcome.assessment()).hasValueSatisfying(a -> {
            assertThat(EventTime.millis(a.getAsOf())).isEqualTo(World.LENGTH.end(10));
            assertThat(a.getExchanges()).isEqualTo(3);
            assertThat(a.getOwnScore()).isEqualTo(a.getScore());
            assertThat(a).isEqualTo(Assessments.of("a", outcome.state(), Replay.ACCOUNTS));
        });
    }

    @Test
    void statisticsAreTakenOnceAMilestoneAndCountWithTheUnlinked() {
        Activity one = Activities.of("a", 0, 1, 1);
        Activity more = Activities.of("a2", 0, 9, 1);
        Outcome first = assess(AccountState.unknown(), touch(1, one, NONE, false));
        Outcome second = assess(first.state(), touch(2, more, NONE, false));
        Outcome third = assess(second.state(), touch(3, Activities.of("a3", 1, 30, 1), NONE, false));

        Conformity taken = Conformity.none().taken(one.merge(more));
        assertThat(first.state().conformity()).isEqualTo(Conformity.none());
        assertThat(second.state().conformity()).isEqualTo(taken);
        assertThat(second.referenceBefore()).isEqualTo(Conformity.none());
        assertThat(second.referenceAfter()).isEqualTo(taken);
        assertThat(third.referenceBefore()).isEqualTo(taken);
        assertThat(third.referenceAfter().bin(0)).isEqualTo(taken.bin(0));
        assertThat(third.referenceAfter().has(Component.NUMBER - 1)).isFalse();
    }

    @Test
    void whoIsLinkedLeavesTheUnlinkedAndComesBackWhenLetGo() {
        AccountState unlinked = assess(AccountState.unknown(), touch(1, Activities.of("a", 0, 9, 1), NONE, false))
                .state();
        Outcome joins = assess(unlinked, touch(2, Activity.empty(), COHORT, true));
        Outcome leaves = assess(joins.state(), new Touch("a", 0, 3, Activity.empty(), NONE, true, false));

        assertThat(joins.referenceBefore()).isEqualTo(unlinked.conformity());
        assertThat(joins.referenceAfter()).isEqualTo(Conformity.none());
        assertThat(joins.state().joinedAtMillis()).isEqualTo(World.LENGTH.end(2));
        assertThat(leaves.referenceAfter()).isEqualTo(unlinked.conformity());
        assertThat(leaves.contribution()).isEmpty();
    }

    @Test
    void whoReachesAMilestoneInACohortDoesNotCountWithTheUnlinked() {
        Outcome outcome = assess(AccountState.unknown(), touch(1, Activities.of("a", 1, 9, 1), COHORT, true));

        assertThat(outcome.referenceAfter()).isEqualTo(Conformity.none());
        assertThat(outcome.contribution())
                .hasValueSatisfying(
                        c -> assertThat(CohortInput.Contributed.of(c).conformity())
                                .isEqualTo(outcome.state().conformity()));
    }

    @Test
    void whoDoesTheCohortsWorkIsNoBystanderWhateverItShowsByItself() {
        Activity ordinary = Activities.of("a", 0, 2, 1);
        Outcome joins = assess(AccountState.unknown(), touch(1, ordinary, COHORT, true));
        Outcome works = assess(
                joins.state(),
                new Touch("a", 0, 2, Activity.empty(), Optional.of(new CohortRef("c", 3, Part.WORKER)), true, false));

        assertThat(joins.assessment())
                .hasValueSatisfying(a -> assertThat(a.getBystander()).isTrue());
        assertThat(works.assessment())
                .hasValueSatisfying(a -> assertThat(a.getBystander()).isFalse());
        assertThat(works.state().part()).isEqualTo(Part.WORKER);
    }

    @Test
    void whoStandsAtTheFringeIsABystanderWhateverItShowsByItself() {
        Activity draws = Activities.of("a", 1, 40, 1);
        Outcome joins = assess(AccountState.unknown(), touch(1, draws, COHORT, true));
        Outcome stands = assess(
                joins.state(),
                new Touch("a", 0, 2, Activity.empty(), Optional.of(new CohortRef("c", 3, Part.FRINGE)), true, false));

        assertThat(joins.assessment())
                .hasValueSatisfying(a -> assertThat(a.getBystander()).isFalse());
        assertThat(stands.assessment()).hasValueSatisfying(a -> {
            assertThat(a.getBystander()).isTrue();
            assertThat(a.getFringe()).isTrue();
        });
    }

    @Test
    void contributionsOfAMemberAddUpToItsWholeActivity() {
        Activity before = Activities.of("a", 0, 4, 1);
        Activity added = Activities.of("a2", 1, 4, 1);
        Outcome joins = assess(AccountState.unknown(), touch(1, before, COHORT, true));
        Outcome goesOn = assess(joins.state(), touch(2, added, COHORT, false));

        assertThat(contributed(joins).merge(contributed(goesOn)))
                .isEqualTo(before.merge(added).contribution("a"));
    }

    @Test
    void aNewGenerationIsOwedTheWholeActivityAndNothingElseChanges() {
        AccountState member = assess(AccountState.unknown(), touch(1, Activities.of("a", 0, 9, 1), COHORT, true))
                .state();

        Outcome again = assess(member, new Touch("a", 0, 5, Activity.empty(), COHORT, false, true));

        assertThat(again.state()).isEqualTo(member);
        assertThat(again.assessment()).isEmpty();
        assertThat(contributed(again)).isEqualTo(member.activity().contribution("a"));
    }

    @Test
    void theFirstFlagStays() {
        AccountState flagged = assess(AccountState.unknown(), touch(7, Activities.of("a", 1, 400, 1), NONE, false))
                .state();
        AccountState later = assess(flagged, touch(9, Activities.signUp("a", 400, "IDENTITY", false), NONE, false))
                .state();

        assertThat(flagged.flaggedAtMillis()).hasValue(World.LENGTH.end(7));
        assertThat(later.flaggedAtMillis()).hasValue(World.LENGTH.end(7));
    }

    private static Outcome assess(AccountState before, Touch touch) {
        return ASSESSOR.assess(before, touch).orElseThrow();
    }

    private static Touch touch(long epoch, Activity added, Optional<CohortRef> cohort, boolean joins) {
        return new Touch("a", 0, epoch, added, cohort, joins, joins);
    }

    private static Activity contributed(Outcome outcome) {
        return Activity.fromBytes(
                outcome.contribution().orElseThrow().getActivity().toByteArray());
    }
}
