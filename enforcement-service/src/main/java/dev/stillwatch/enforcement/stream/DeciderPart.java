package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import dev.stillwatch.platform.telemetry.BatchSpans;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** Stands for election as the one replica that decides, and decides while it is elected. */
@Singleton
public final class DeciderPart implements Part {

    private final KafkaClients clients;
    private final Topics topics;
    private final Limits limits;
    private final LedgerSeal seal;
    private final Progress progress;
    private final CommandQueue commands;
    private final Clock clock;
    private final DecisionMetrics metrics;
    private final BatchSpans spans;
    private volatile @Nullable PollLoop loop;

    DeciderPart(
            KafkaClients clients,
            LimitsFactory limits,
            LedgerSeal seal,
            Progress progress,
            CommandQueue commands,
            Clock clock,
            DecisionMetrics metrics,
            BatchSpans spans,
            Meter meter) {
        this.clients = clients;
        this.topics = new Topics(clients.configuration(), EnforcementService.NAME);
        this.limits = limits.limits();
        this.seal = seal;
        this.progress = progress;
        this.commands = commands;
        this.clock = clock;
        this.metrics = metrics;
        this.spans = spans;
        var _ = meter.gaugeBuilder("stillwatch.enforcement.decider.failing")
                .ofLongs()
                .setDescription("1 while deciding, or waiting to, fails and is tried again; the log says why")
                .buildWithCallback(gauge -> gauge.record(failing() ? 1 : 0));
    }

    private boolean failing() {
        PollLoop running = loop;
        return running != null && running.failure() != null;
    }

    @Override
    public void start() {
        loop = PollLoop.start(
                "enforcement-decider",
                () -> new Election(
                        clients,
                        topics,
                        progress,
                        keepAlive -> new Deciding(
                                clients, topics, limits, seal, commands, clock, metrics, spans, keepAlive)));
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
