package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.scoring.ScoringConfiguration;
import dev.stillwatch.scoring.account.AccountRules;
import dev.stillwatch.scoring.state.AccountStore;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Assesses accounts: {@code sketches}, {@code accounts} and {@code cohorts} in, {@code assessments} and {@code contributions} out. */
@Singleton
final class AccountStage implements Part {

    private static final String NAME = "scoring-accounts";

    private final KafkaClients clients;
    private final AccountRules rules;
    private final AccountStore store;
    private final ScoringMetrics metrics;
    private final ScoringConfiguration configuration;
    private final BatchSpans spans;
    private @Nullable PollLoop loop;

    AccountStage(
            KafkaClients clients,
            AccountRules rules,
            AccountStore store,
            ScoringMetrics metrics,
            ScoringConfiguration configuration,
            BatchSpans spans) {
        this.clients = clients;
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
                List.of(topics.sketches(), topics.accounts()),
                clients.consumer(NAME + "-cohorts"),
                topics.cohorts());
        var outbox = new Outbox(clients.producer(NAME));
        return new AccountSession(topics, rules, store, metrics, configuration.heldRecords(), intake, outbox, spans);
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
