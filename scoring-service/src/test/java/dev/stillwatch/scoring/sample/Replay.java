package dev.stillwatch.scoring.sample;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.account.AccountAssessor;
import dev.stillwatch.scoring.account.AccountInput;
import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.account.AccountRun;
import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.account.Memberships;
import dev.stillwatch.scoring.account.Outcome;
import dev.stillwatch.scoring.account.Ownership;
import dev.stillwatch.scoring.account.Touches;
import dev.stillwatch.scoring.cohort.CohortInput;
import dev.stillwatch.scoring.cohort.CohortRules;
import dev.stillwatch.scoring.cohort.Cohorts;
import dev.stillwatch.scoring.evidence.RankTest;
import dev.stillwatch.scoring.signal.Scorer;
import dev.stillwatch.scoring.signal.ScoringModel;
import dev.stillwatch.scoring.signal.Shadows;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.sketch.activity.Releases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** Both stages without Kafka and Redis: the domain as the sessions drive it, epoch by epoch over maps. */
public final class Replay {

    /** The rules that tests go by. */
    public static final AccountRules ACCOUNTS =
            new AccountRules(World.LENGTH, new Scorer(ScoringModel.STANDARD), Shadows.none(), 0.9);

    /** The rules that tests go by. */
    public static final CohortRules COHORTS =
            new CohortRules(new Scorer(ScoringModel.STANDARD), Shadows.none(), new RankTest(50), 0.01, 0.8, 0.9);

    private final TreeMap<Long, List<AccountInput>> epochs = new TreeMap<>();
    private final Map<String, AccountState> states = new HashMap<>();
    private final Cohorts cohorts = new Cohorts(COHORTS);
    private final TreeMap<String, Assessment> assessments = new TreeMap<>();
    private final Ownership ownership = new Ownership(account -> 0);
    private Memberships memberships = new Memberships();

    /** Takes a world in. */
    public Replay(World world) {
        EpochLength length = World.LENGTH;
        ownership.take(0, Ownership.NONE, Releases.none());
        world.sketches()
                .forEach(
                        s -> add(length.epochOf(EventTime.millis(s.getOccurredAt())), new AccountInput.Exchange(0, s)));
        world.facts()
                .forEach(f -> add(length.epochOf(EventTime.millis(f.getOccurredAt())), new AccountInput.Fact(0, f)));
        world.releases()
                .forEach(
                        r -> add(length.epochOf(EventTime.millis(r.getOccurredAt())), new AccountInput.Released(0, r)));
        for (CohortDelta delta : world.deltas()) {
            long epoch = length.epochOf(EventTime.millis(delta.getAsOf()) - 1);
            add(epoch, new AccountInput.Regrouping(epoch, delta));
        }
    }

    private void add(long epoch, AccountInput input) {
        epochs.computeIfAbsent(epoch, e -> new ArrayList<>()).add(input);
    }

    /** Shuffles the records within each epoch. */
    public Replay shuffled(long seed) {
        epochs.values().forEach(records -> Collections.shuffle(records, new Random(seed)));
        return this;
    }

    /** Puts every record in twice. */
    public Replay doubled() {
        epochs.values().forEach(records -> records.addAll(List.copyOf(records)));
        return this;
    }

    /** Runs all epochs, in runs of {@code runLength}. */
    public Replay run(int runLength) {
        return run(runLength, epoch -> false);
    }

    /**
     * Runs all epochs in runs of {@code runLength}; at the end of some runs the states are kept but not the position, as after a crash between
     * the two, and the run is done again.
     */
    public Replay run(int runLength, LongPredicate crashesAfterStates) {
        List<Long> all = List.copyOf(epochs.keySet());
        for (int from = 0; from < all.size(); from += runLength) {
            List<Long> run = all.subList(from, Math.min(all.size(), from + runLength));
            Releases kept = ownership.releases(0);
            work(run);
            if (crashesAfterStates.test(run.getLast())) {
                memberships = new Memberships();
                ownership.take(0, ownership.assessedThrough(0), kept);
                all.subList(0, from).forEach(this::regroup);
                work(run);
            }
            ownership.assessed(run.getLast());
        }
        return this;
    }

    private void regroup(long epoch) {
        Touches.of(closed(epoch), memberships, new Ownership(account -> 0));
    }

    private void work(List<Long> run) {
        var worked = new AccountRun(new AccountAssessor(ACCOUNTS), states);
        for (long epoch : run) {
            var closed = closed(epoch);
            List<Outcome> outcomes =
                    worked.close(Touches.of(closed, memberships, ownership).touches());
            List<CohortInput> onwards = new ArrayList<>();
            for (Outcome outcome : outcomes) {
                outcome.assessment().ifPresent(this::note);
                outcome.contribution().ifPresent(c -> onwards.add(CohortInput.Contributed.of(c)));
            }
            AccountRun.population(epoch, outcomes).forEach(p -> onwards.add(new CohortInput.PopulationChanged(p)));
            for (AccountInput input : closed.records()) {
                if (input instanceof AccountInput.Regrouping regrouping) {
                    onwards.add(new CohortInput.Regrouping(epoch, regrouping.message()));
                }
            }
            onwards.sort(CohortInput.ORDER);
            cohorts.close(new ClosedEpoch<>(epoch, World.LENGTH.end(epoch), onwards))
                    .assessments()
                    .forEach(this::note);
        }
        states.putAll(worked.changed());
    }

    private ClosedEpoch<AccountInput> closed(long epoch) {
        List<AccountInput> records = new ArrayList<>(epochs.getOrDefault(epoch, List.of()));
        records.sort(AccountInput.ORDER);
        return new ClosedEpoch<>(epoch, World.LENGTH.end(epoch), records);
    }

    private void note(Assessment assessment) {
        var subject = assessment.getSubject();
        String who = subject.hasAccount() ? "account:" + subject.getAccount() : "cohort:" + subject.getCohort();
        assessments.put(who + "@" + EventTime.millis(assessment.getAsOf()), assessment);
    }

    /** All assessments made, by subject and time. */
    public Map<String, Assessment> assessments() {
        return assessments;
    }

    /** The newest assessment of each subject, by topic key. */
    public Map<String, Assessment> newest() {
        var newest = new TreeMap<String, Assessment>();
        assessments.forEach((key, assessment) -> newest.put(key.substring(0, key.lastIndexOf('@')), assessment));
        return newest;
    }

    /** The newest assessment of a subject, by topic key. */
    public Assessment newest(String key) {
        return Objects.requireNonNull(newest().get(key), key);
    }

    /** The states of accounts. */
    public Map<String, AccountState> states() {
        return states;
    }

    /** The cohorts. */
    public Cohorts cohorts() {
        return cohorts;
    }
}
