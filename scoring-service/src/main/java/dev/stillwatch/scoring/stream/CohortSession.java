package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.LanePosition;
import dev.stillwatch.platform.epoch.Watermarks;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.scoring.cohort.CohortInput;
import dev.stillwatch.scoring.cohort.CohortOutcome;
import dev.stillwatch.scoring.cohort.CohortRules;
import dev.stillwatch.scoring.cohort.Cohorts;
import dev.stillwatch.scoring.signal.Shadows;
import dev.stillwatch.scoring.state.CohortStore;
import dev.stillwatch.scoring.state.StagePosition;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.type.v1.Watermark;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.TopicPartition;

/**
 * One life of the cohort stage: it holds all cohorts in memory and works through closed epochs, a run of them at a time. What comes out is sent
 * and awaited, then all that changed is kept together with the positions in one atomic step. A crash before that step leaves everything as
 * it was: the run is done again with the same outcome; after it the run is done. There is nothing in between.
 */
final class CohortSession implements PollLoop.Session {

    private static final int MOST_RECORDS = 20_000;

    private final Topics topics;
    private final EpochLength length;
    private final CohortRules rules;
    private final CohortStore store;
    private final ScoringMetrics metrics;
    private final Intake intake;
    private final Outbox outbox;
    private final BatchSpans spans;
    private final TopicPartition contributions;
    private final EpochBuffer<CohortInput> buffer;
    private final LaneProgress progress;
    private final CohortLanes lanes;
    private Cohorts cohorts;
    private long lastEpoch = Long.MIN_VALUE;
    private long promisedMillis = Long.MIN_VALUE;

    CohortSession(
            Topics topics,
            EpochLength length,
            CohortRules rules,
            CohortStore store,
            ScoringMetrics metrics,
            int heldRecords,
            Intake intake,
            Outbox outbox,
            BatchSpans spans) {
        this.topics = topics;
        this.length = length;
        this.rules = rules;
        this.store = store;
        this.metrics = metrics;
        this.intake = intake;
        this.outbox = outbox;
        this.spans = spans;
        this.contributions = new TopicPartition(topics.contributions(), 0);
        this.buffer = new EpochBuffer<>(length, CohortInput.ORDER);
        this.progress = new LaneProgress(buffer, heldRecords);
        var deadLetters = new DeadLetters(topics.kafka(), outbox, metrics, Stage.COHORTS);
        this.lanes = new CohortLanes(topics, length, buffer, progress, deadLetters);
        this.cohorts = new Cohorts(rules);
    }

    @Override
    public void step() throws ExecutionException, InterruptedException {
        var records = intake.poll(progress.ahead());
        if (records.isEmpty()) {
            restore();
            return;
        }
        if (intake.assigned().isEmpty()) {
            return;
        }
        records.get().forEach(lanes::take);
        boolean all;
        do {
            all = work();
        } while (!all);
    }

    /** Takes the stage up from where it was left, when this replica has become its owner. */
    private void restore() {
        progress.clear();
        cohorts = new Cohorts(rules);
        lastEpoch = Long.MIN_VALUE;
        promisedMillis = Long.MIN_VALUE;
        if (intake.assigned().isEmpty()) {
            intake.seek(Map.of(intake.cohorts(), 0L));
            return;
        }
        StagePosition position = store.position(Stage.COHORTS).orElseGet(this::startAnew);
        cohorts = new Cohorts(rules, store.population(), store.cohorts());
        lastEpoch = position.epoch();
        progress.add(contributions, position.first());
        progress.add(intake.cohorts(), position.second());
        intake.seek(Map.of(
                contributions,
                position.first().offset(),
                intake.cohorts(),
                position.second().offset()));
    }

    private StagePosition startAnew() {
        var start = new StagePosition(
                Long.MIN_VALUE,
                Long.MIN_VALUE,
                new LanePosition(0, Watermarks.awaiting(topics.sources())),
                new LanePosition(0, Watermarks.awaiting(List.of(Topics.LINKING))));
        store.clear(start);
        return start;
    }

    /** Works through a run of closed epochs; returns whether no further one is closed. */
    private boolean work() throws ExecutionException, InterruptedException {
        Map<String, Assessment> assessed = new HashMap<>();
        Set<String> dissolved = new HashSet<>();
        int records = 0;
        long before = lastEpoch;
        boolean all = false;
        while (!all && records < MOST_RECORDS) {
            var closed = buffer.poll();
            all = closed.isEmpty();
            if (closed.isPresent()) {
                records += closed.get().records().size();
                // Read again after a restart: done before, and kept.
                if (closed.get().epoch() > lastEpoch) {
                    lastEpoch = closed.get().epoch();
                    int size = closed.get().records().size();
                    try (var _ = spans.inEpoch(
                            "contributions", lastEpoch, size, closed.get().causes())) {
                        close(closed.get(), assessed, dissolved);
                    }
                }
            }
        }
        long through = Promises.through(buffer, length, lastEpoch, all);
        boolean promises = Promises.differ(promisedMillis, through);
        if (lastEpoch == before && !promises) {
            return all;
        }
        if (promises) {
            promisedMillis = through;
            var watermark = Watermark.newBuilder().addSources(Topics.COHORT_STAGE);
            Promises.set(watermark, through);
            outbox.promise(topics.assessments(), topics.partitions(), watermark.build());
        }
        outbox.flush();
        var position = new StagePosition(
                lastEpoch, promisedMillis, buffer.position(contributions), buffer.position(intake.cohorts()));
        store.commit(position, cohorts, assessed, dissolved);
        metrics.add(Count.RUNS, Stage.COHORTS, 1);
        metrics.lag(Stage.COHORTS, lanes.newestMillis() - promisedMillis);
        return all;
    }

    private void close(ClosedEpoch<CohortInput> closed, Map<String, Assessment> assessed, Set<String> dissolved) {
        CohortOutcome outcome = cohorts.close(closed);
        for (Assessment assessment : outcome.assessments()) {
            String id = assessment.getSubject().getCohort();
            assessed.put(id, assessment);
            metrics.add(
                    Count.SHADOW_DISAGREEMENTS,
                    Stage.COHORTS,
                    Shadows.disagreements(assessment.getScore(), assessment.getShadowsList(), rules.flagScore()));
            outbox.send(
                    topics.assessments(),
                    null,
                    "cohort:" + id,
                    AssessmentRecord.newBuilder()
                            .setAssessment(assessment)
                            .build()
                            .toByteArray());
        }
        for (String id : outcome.dissolved()) {
            dissolved.add(id);
            outbox.send(topics.assessments(), null, "cohort:" + id, null);
        }
        metrics.add(Count.ASSESSMENTS, Stage.COHORTS, outcome.assessments().size());
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
