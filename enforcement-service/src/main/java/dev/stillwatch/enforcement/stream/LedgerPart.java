package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.state.LedgerView;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.service.Part;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this replica's leaf hashes of the ledger up to date. Readiness does not wait for it, and it waits for the views: a gateway's question
 * needs actions, not proofs.
 */
@Singleton
public final class LedgerPart implements Part {

    private final KafkaClients clients;
    private final Topics topics;
    private final LedgerView view;
    private final Progress progress;
    private final AtomicLong position = new AtomicLong();
    private @Nullable PollLoop loop;

    LedgerPart(KafkaClients clients, LedgerView view, Progress progress) {
        this.clients = clients;
        this.topics = new Topics(clients.configuration(), EnforcementService.NAME);
        this.view = view;
        this.progress = progress;
    }

    @Override
    public void start() {
        loop = PollLoop.start(
                "enforcement-ledger",
                () -> new LedgerSession(
                        clients.consumer("enforcement-leaves"), topics.ledger, position, view, progress));
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }
}
