package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.scoring.ScoringConfiguration;
import dev.stillwatch.scoring.cohort.CohortRules;
import dev.stillwatch.scoring.state.CohortStore;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assesses cohorts: {@code contributions} and {@code cohorts} in, {@code assessments} out. One replica owns it at a time. */
@Singleton
final class CohortStage implements Part {

    private static final String NAME = "scoring-cohorts";

    private final KafkaClients clients;
    private final EpochConfiguration epochs;
    private final CohortRules rules;
    private final CohortStore store;
    private final ScoringMetrics metrics;
    private final ScoringConfiguration configuration;
    private final BatchSpans spans;
    private @Nullable PollLoop loop;

    CohortStage(
            KafkaClients clients,
            EpochConfiguration epochs,
            CohortRules rules,
            CohortStore store,
            ScoringMetrics metrics,
            ScoringConfiguration configuration,
            BatchSpans spans) {
        this.clients = clients;
        this.epochs = epochs;
        this.rules = rules;
        this.store = store;
        this.metrics = metrics;
        this.configuration = configuration;
        this.spans = spans;
    }

    @Override
    public void start() {
        loop = PollLoop.start(NAME, this::open);
    }

    private PollLoop.Session open() {
        var topics = new Topics(clients.configuration());
        var intake = new Intake(
                clients.consumer(NAME, NAME),
                List.of(topics.contributions()),
                clients.consumer(NAME + "-regrouping"),
                topics.cohorts());
        var outbox = new Outbox(clients.producer(NAME));
        return new CohortSession(
                topics, epochs.epochs(), rules, store, metrics, configuration.heldRecords(), intake, outbox, spans);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    @Override
    public boolean ready() {
        return loop != null && loop.failure() == null;
    }
}
