package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.scoring.account.AccountAssessor;
import dev.stillwatch.scoring.account.AccountInput;
import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.account.AccountRun;
import dev.stillwatch.scoring.account.AccountState;
import dev.stillwatch.scoring.account.Ownership;
import dev.stillwatch.scoring.state.AccountStore;
import dev.stillwatch.scoring.state.StagePosition;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/**
 * One life of the account stage. Epoch after epoch closes when the partitions read here and {@code cohorts} are complete through it. A run
 * of closed epochs is worked through in this order:
 *
 * <ol>
 *   <li>the touched accounts' states are read in one round trip;
 *   <li>the epochs are worked through in memory;
 *   <li>assessments, contributions and the watermark are sent, and awaited;
 *   <li>the states are kept in one round trip, and awaited;
 *   <li>the positions are kept in one round trip.
 * </ol>
 *
 * <p>A crash before the fourth step leaves the states as they were: done again, the same states and the same records give the same
 * outputs. A crash after it leaves some or all states ahead: their fence says that the epoch is in, and since states are kept only after the
 * outputs were durable, nothing is left to do for them. Either way each exchange counts once and what was sent twice was equal.
 */
final class AccountSession implements PollLoop.Session {

    private final Topics topics;
    private final AccountRules rules;
    private final AccountStore store;
    private final ScoringMetrics metrics;
    private final Intake intake;
    private final Outbox outbox;
    private final BatchSpans spans;
    private final AccountOutputs outputs;
    private final EpochBuffer<AccountInput> buffer;
    private final LaneProgress progress;
    private final AccountLanes lanes;
    private Ownership ownership;
    private AccountRuns runs;
    private long promisedMillis = Long.MIN_VALUE;

    AccountSession(
            Topics topics,
            AccountRules rules,
            AccountStore store,
            ScoringMetrics metrics,
            int heldRecords,
            Intake intake,
            Outbox outbox,
            BatchSpans spans) {
        this.topics = topics;
        this.rules = rules;
        this.store = store;
        this.metrics = metrics;
        this.intake = intake;
        this.outbox = outbox;
        this.spans = spans;
        this.outputs = new AccountOutputs(topics, outbox, metrics, rules.flagScore());
        this.buffer = new EpochBuffer<>(rules.length(), AccountInput.ORDER);
        this.progress = new LaneProgress(buffer, heldRecords);
        var deadLetters = new DeadLetters(topics.kafka(), outbox, metrics, Stage.ACCOUNTS);
        this.lanes = new AccountLanes(topics, buffer, progress, new CohortDeltas(rules.length()), deadLetters);
        this.ownership = new Ownership(topics::partitionOf);
        this.runs = new AccountRuns(buffer, rules.length(), ownership, metrics);
    }

    @Override
    public void step() throws ExecutionException, InterruptedException {
        var records = intake.poll(progress.ahead());
        if (records.isEmpty()) {
            restore();
            return;
        }
        if (ownership.partitions().isEmpty()) {
            return;
        }
        records.get().forEach(lanes::take);
        AccountRuns.Run run = runs.next();
        while (run.lastEpoch() != Ownership.NONE) {
            work(run);
            run = runs.next();
        }
        if (Promises.differ(promisedMillis, through(run))) {
            work(run);
        }
    }

    /** Takes up the partitions that are assigned now from where they were left. */
    private void restore() {
        progress.clear();
        promisedMillis = Long.MIN_VALUE;
        ownership = new Ownership(topics::partitionOf);
        runs = new AccountRuns(buffer, rules.length(), ownership, metrics);
        var assigned = intake.assigned();
        var partitions =
                assigned.stream().map(TopicPartition::partition).distinct().toList();
        if (partitions.isEmpty()) {
            return;
        }
        Map<Integer, StagePosition> kept = store.positions(Stage.ACCOUNTS, partitions);
        Map<TopicPartition, Long> offsets = new HashMap<>();
        for (TopicPartition lane : assigned) {
            StagePosition position = kept.getOrDefault(
                    lane.partition(),
                    new StagePosition(Ownership.NONE, Long.MIN_VALUE, LanePosition.start(), LanePosition.start()));
            LanePosition from = lane.topic().equals(topics.sketches()) ? position.first() : position.second();
            ownership.take(lane.partition(), position.epoch(), position.releases());
            progress.add(lane, from);
            offsets.put(lane, from.offset());
        }
        // Who is in which cohort is not kept: it is folded from the beginning of its topic, which is small.
        progress.add(intake.cohorts(), new LanePosition(0, Watermarks.awaiting(List.of(Topics.LINKING))));
        offsets.put(intake.cohorts(), 0L);
        intake.seek(offsets);
    }

    private void work(AccountRuns.Run run) throws ExecutionException, InterruptedException {
        Map<String, AccountState> states =
                run.accounts().isEmpty() ? Map.of() : store.read(Stage.ACCOUNTS, run.accounts());
        var worked = new AccountRun(new AccountAssessor(rules), states);
        for (AccountRuns.Epoch epoch : run.epochs()) {
            try (var _ = spans.inEpoch("sketches", epoch.number(), epoch.records(), epoch.causes())) {
                outputs.send(epoch.number(), worked.close(epoch.touches()));
            }
        }
        long through = through(run);
        if (Promises.differ(promisedMillis, through)) {
            outputs.promise(ownership.partitions(), through);
        }
        outbox.flush();
        if (!worked.changed().isEmpty() || !worked.unlisted().isEmpty()) {
            store.write(worked.changed(), worked.unlisted());
        }
        ownership.assessed(doneEpoch(run, through));
        promisedMillis = Promises.differ(promisedMillis, through) ? through : promisedMillis;
        store.keep(positions());
        metrics.add(Count.RUNS, Stage.ACCOUNTS, 1);
        metrics.lag(Stage.ACCOUNTS, lanes.newestMillis() - promisedMillis);
    }

    private long through(AccountRuns.Run run) {
        return Promises.through(buffer, rules.length(), run.lastEpoch(), run.all());
    }

    private long doneEpoch(AccountRuns.Run run, long through) {
        return through == Long.MIN_VALUE || through == Long.MAX_VALUE
                ? run.lastEpoch()
                : rules.length().lastEnded(through);
    }

    private Map<Integer, StagePosition> positions() {
        var positions = new TreeMap<Integer, StagePosition>();
        for (int partition : ownership.partitions()) {
            positions.put(
                    partition,
                    new StagePosition(
                            ownership.assessedThrough(partition),
                            promisedMillis,
                            buffer.position(new TopicPartition(topics.sketches(), partition)),
                            buffer.position(new TopicPartition(topics.accounts(), partition)),
                            ownership.releases(partition)));
        }
        return positions;
    }

    @Override
    public void close() {
        try {
            intake.close();
        } finally {
            outbox.close();
        }
    }
}
