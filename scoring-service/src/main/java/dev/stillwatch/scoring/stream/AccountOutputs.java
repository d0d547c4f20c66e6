package dev.stillwatch.scoring.stream;

import dev.stillwatch.scoring.account.AccountRun;
import dev.stillwatch.scoring.account.Outcome;
import dev.stillwatch.scoring.signal.Shadows;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import dev.stillwatch.scoring.v1.AssessmentRecord;
import dev.stillwatch.scoring.v1.ContributionRecord;
import dev.stillwatch.scoring.v1.PopulationDelta;
import dev.stillwatch.type.v1.Watermark;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What the account stage sends: assessments, contributions, changes of the population, and how far it has come. */
final class AccountOutputs {

    private final Topics topics;
    private final Outbox outbox;
    private final ScoringMetrics metrics;
    private final double flagScore;

    AccountOutputs(Topics topics, Outbox outbox, ScoringMetrics metrics, double flagScore) {
        this.topics = topics;
        this.outbox = outbox;
        this.metrics = metrics;
        this.flagScore = flagScore;
    }

    void send(long epoch, List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            outcome.assessment()
                    .ifPresent(assessment -> outbox.send(
                            topics.assessments(),
                            outcome.touch().partition(),
                            "account:" + outcome.touch().account(),
                            AssessmentRecord.newBuilder()
                                    .setAssessment(assessment)
                                    .build()
                                    .toByteArray()));
            outcome.contribution()
                    .ifPresent(contribution -> contribute(
                            contribution.getCohortId(),
                            ContributionRecord.newBuilder()
                                    .setContribution(contribution)
                                    .build()));
            outcome.assessment()
                    .ifPresent(a -> metrics.add(
                            Count.SHADOW_DISAGREEMENTS,
                            Stage.ACCOUNTS,
                            Shadows.disagreements(a.getScore(), a.getShadowsList(), flagScore)));
            metrics.add(Count.ASSESSMENTS, Stage.ACCOUNTS, outcome.assessment().isPresent() ? 1 : 0);
        }
        for (PopulationDelta delta : AccountRun.population(epoch, outcomes)) {
            contribute(
                    null, ContributionRecord.newBuilder().setPopulation(delta).build());
        }
    }

    /** Promises that everything of these partitions before a moment was sent; the end of time when their sources are final. */
    void promise(Set<Integer> partitions, long throughMillis) {
        if (partitions.isEmpty()) {
            return;
        }
        var watermark = Watermark.newBuilder();
        new TreeSet<>(partitions).forEach(partition -> watermark.addSources(Topics.source(partition)));
        Promises.set(watermark, throughMillis);
        outbox.promise(topics.assessments(), topics.partitions(), watermark.build());
        contribute(null, ContributionRecord.newBuilder().setWatermark(watermark).build());
    }

    private void contribute(@Nullable String key, ContributionRecord record) {
        outbox.send(topics.contributions(), 0, key, record.toByteArray());
    }
}
