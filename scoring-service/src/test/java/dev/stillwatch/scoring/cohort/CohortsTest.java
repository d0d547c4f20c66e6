package dev.stillwatch.scoring.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.evidence.Bins;
import dev.stillwatch.scoring.evidence.Component;
import dev.stillwatch.scoring.evidence.Conformity;
import dev.stillwatch.scoring.sample.Activities;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Contribution;
import dev.stillwatch.scoring.v1.PopulationDelta;
import dev.stillwatch.sketch.activity.Activity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CohortsTest {

    private final Cohorts cohorts = new Cohorts(Replay.COHORTS);

    @Test
    void foldsMembersAndStatesWhatTheyAre() {
        List<CohortInput> inputs = new ArrayList<>(farm(1, 20, 1));
        inputs.addFirst(population(1, 400, 0.2));

        Assessment assessment = close(1, inputs).assessments().getFirst();

        assertThat(assessment.getExchanges()).isEqualTo(200);
        assertThat(assessment.getAccounts()).isEqualTo(20);
        assertThat(assessment.getLogEValue()).isGreaterThan(10);
        assertThat(assessment.getSignificant()).isTrue();
        assertThat(EventTime.millis(assessment.getFlaggedAt())).isEqualTo(World.LENGTH.end(1));
    }

    @Test
    void repeatsChangeNothing() {
        close(1, withPopulation(1, farm(1, 20, 1)));
        var before = cohorts.all().get("farm");
        var core = before == null ? null : before.core();

        CohortOutcome again = close(2, withPopulation(1, farm(1, 20, 1)));

        assertThat(again.assessments()).isEmpty();
        assertThat(cohorts.population().accounts()).isEqualTo(400);
        assertThat(cohorts.all().get("farm")).extracting(CohortState::core).isEqualTo(core);
    }

    @Test
    void contributionsOfAnEarlierGenerationAreNotFolded() {
        close(1, withPopulation(1, farm(1, 20, 1)));
        close(2, List.of(regrouping(2, delta("farm", 2, 2).addLeft("farm-0").build())));

        CohortOutcome stale = close(3, List.of(contribution(3, 1, 1, 1)));
        CohortOutcome anew = close(4, List.of(contribution(4, 1, 2, 1)));

        assertThat(stale.assessments()).isEmpty();
        assertThat(anew.assessments())
                .singleElement()
                .satisfies(a -> assertThat(a.getExchanges()).isEqualTo(10));
    }

    @Test
    void whatAMemberThatLeftSpokeForTheCohortStays() {
        // Two members less remarkable than most, then one very remarkable: the cohort can't gain by shedding the first.
        List<CohortInput> inputs = new ArrayList<>();
        inputs.add(population(1, 100, 0.5));
        inputs.add(regrouping(1, delta("c", 1, 1).addJoined("x").addJoined("y").build()));
        inputs.add(contribution(1, "c", "x", 1, 0.1));
        inputs.add(contribution(1, "c", "y", 1, 0.9));
        double both = close(1, inputs).assessments().getFirst().getLogEValue();

        double without = close(
                        2, List.of(regrouping(2, delta("c", 2, 2).addLeft("x").build())))
                .assessments()
                .getFirst()
                .getLogEValue();
        double withoutEither = close(
                        3, List.of(regrouping(3, delta("c", 3, 3).addLeft("y").build())))
                .assessments()
                .getFirst()
                .getLogEValue();

        assertThat(without).isEqualTo(both);
        assertThat(withoutEither).isLessThan(both).isNegative();
    }

    @Test
    void noEvidenceBeforeThereIsAnybodyToCompareWith() {
        assertThat(close(1, farm(1, 20, 1)).assessments().getFirst().getLogEValue())
                .isZero();

        CohortOutcome later = close(2, List.of(population(2, 400, 0.2)));

        assertThat(later.assessments())
                .singleElement()
                .satisfies(a -> assertThat(a.getLogEValue()).isPositive());
    }

    @Test
    void eachAccountCountsOnceHoweverMuchItGoesOn() {
        close(1, withPopulation(1, farm(1, 20, 1)));
        double first = logE();

        close(2, IntStream.range(0, 20).mapToObj(i -> contribution(2, i, 1, 2)).toList());

        assertThat(logE()).isEqualTo(first);
    }

    @Test
    void aDissolvedCohortIsGone() {
        close(1, withPopulation(1, farm(1, 20, 1)));

        CohortOutcome outcome = close(
                2, List.of(regrouping(2, delta("farm", 2, 2).setDissolved(true).build())));

        assertThat(outcome.dissolved()).containsExactly("farm");
        assertThat(outcome.assessments()).isEmpty();
        assertThat(cohorts.all()).isEmpty();
    }

    @Test
    void theOrderOfAnEpochsRecordsDoesNotMatter() {
        List<CohortInput> inputs = withPopulation(1, farm(1, 20, 1));
        List<CohortInput> reversed = new ArrayList<>(inputs);
        Collections.reverse(reversed);

        CohortOutcome one = close(1, inputs);
        CohortOutcome other = new Cohorts(Replay.COHORTS).close(closed(1, reversed));

        assertThat(other).isEqualTo(one);
    }

    private double logE() {
        return cohorts.all().values().iterator().next().evidence().logE();
    }

    private CohortOutcome close(long epoch, List<CohortInput> inputs) {
        return cohorts.close(closed(epoch, inputs));
    }

    private static ClosedEpoch<CohortInput> closed(long epoch, List<CohortInput> inputs) {
        List<CohortInput> sorted = new ArrayList<>(inputs);
        sorted.sort(CohortInput.ORDER);
        return new ClosedEpoch<>(epoch, World.LENGTH.end(epoch), sorted);
    }

    private static List<CohortInput> withPopulation(long epoch, List<CohortInput> inputs) {
        List<CohortInput> all = new ArrayList<>(inputs);
        all.add(population(epoch, 400, 0.2));
        return all;
    }

    private static List<CohortInput> farm(long epoch, int members, long generation) {
        List<CohortInput> inputs = new ArrayList<>();
        var delta = delta("farm", 1, generation);
        for (int i = 0; i < members; i++) {
            delta.addJoined("farm-" + i);
            inputs.add(contribution(epoch, i, generation, 1));
        }
        inputs.add(regrouping(epoch, delta.build()));
        return inputs;
    }

    private static CohortInput contribution(long epoch, int member, long generation, int part) {
        String account = "farm-" + member;
        Activity whole = Activities.of(account + "/" + part, 0.9, 10, 1);
        return contributed(epoch, "farm", account, generation, 0.6 + member / 100.0, whole.contribution(account));
    }

    private static CohortInput contribution(
            long epoch, String cohort, String account, long generation, double statistic) {
        return contributed(
                epoch, cohort, account, generation, statistic, Activity.empty().contribution(account));
    }

    private static CohortInput contributed(
            long epoch, String cohort, String account, long generation, double statistic, Activity activity) {
        return new CohortInput.Contributed(
                Contribution.newBuilder()
                        .setCohortId(cohort)
                        .setGeneration(generation)
                        .setAccountId(account)
                        .setEpoch(epoch)
                        .addAllConformity(steps(statistic))
                        .setActivity(ByteString.copyFrom(activity.toBytes()))
                        .build(),
                activity,
                Conformity.of(steps(statistic).stream().mapToInt(s -> s - 1).toArray()));
    }

    /** All statistics of an account alike. */
    private static List<Integer> steps(double statistic) {
        return Collections.nCopies(Component.NUMBER, 1 + Bins.of(statistic));
    }

    private static CohortInput population(long epoch, long accounts, double statistic) {
        var delta = PopulationDelta.newBuilder().setEpoch(epoch);
        for (int c = 0; c < Component.NUMBER; c++) {
            delta.addCells(c * Bins.NUMBER + Bins.of(statistic)).addChanges(accounts);
        }
        return new CohortInput.PopulationChanged(delta.build());
    }

    private static CohortInput regrouping(long epoch, CohortDelta delta) {
        return new CohortInput.Regrouping(epoch, delta);
    }

    private static CohortDelta.Builder delta(String cohort, long version, long generation) {
        return CohortDelta.newBuilder().setCohortId(cohort).setVersion(version).setGeneration(generation);
    }
}
