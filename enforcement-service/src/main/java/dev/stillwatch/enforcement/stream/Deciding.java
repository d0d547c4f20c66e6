package dev.stillwatch.enforcement.stream;

import com.google.protobuf.Message;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.decision.Decider;
import dev.stillwatch.enforcement.decision.Decisions;
import dev.stillwatch.enforcement.decision.EpochEvidence;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.type.v1.Watermark;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One term of office as decider: fences the one before off, restores the state, and then decides epoch by epoch. What was decided in a
 * step is written in one transaction; when that fails the term is over and the next starts from what was written.
 */
final class Deciding implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    /** A transaction is closed at the end of the epoch in which it has grown to this many decisions. */
    private static final int LARGE = 20_000;

    /** While there is evidence to read, quiet epochs are written down this many at a time. */
    private static final int QUIET_EPOCHS = 12;

    private final Limits limits;
    private final LedgerSeal seal;
    private final CommandQueue commands;
    private final Clock clock;
    private final DecisionMetrics metrics;
    private final DecisionWriter writer;
    private final EvidenceInput input;
    private final Decider decider;
    private final RequestMemory requests;
    private final Batch batch = new Batch();
    private long writtenMillis;

    Deciding(
            KafkaClients clients,
            Topics topics,
            Limits limits,
            LedgerSeal seal,
            CommandQueue commands,
            Clock clock,
            DecisionMetrics metrics,
            Runnable keepAlive)
            throws Exception {
        this.limits = limits;
        this.seal = seal;
        this.commands = commands;
        this.clock = clock;
        this.metrics = metrics;
        this.writer = new DecisionWriter(clients, topics);
        try (Consumer<byte[], byte[]> own = clients.consumer("enforcement-restoration")) {
            var restored = Restoration.read(own, topics, seal, keepAlive);
            this.requests = restored.requests();
            this.decider = new Decider(restored.state(), limits);
            this.writtenMillis = restored.state().decidedMillis();
            if (restored.first()) {
                batch.add(decider.seed());
            }
            this.input = new EvidenceInput(
                    clients.consumer("enforcement-decider"), topics, limits.epochs(), restored.state());
        } catch (Exception e) {
            writer.close();
            throw e;
        }
        commands.open();
    }

    /** Reads on, decides what can be decided, and writes it. */
    void step() {
        int read = input.read(POLL);
        batch.add(input.drainUnreadable());
        for (Optional<EpochEvidence> epoch = input.next(); epoch.isPresent(); epoch = input.next()) {
            take(decider.close(epoch.get()));
            if (batch.size() >= LARGE) {
                flush();
            }
        }
        OptionalLong through = input.completeThrough();
        if (through.isPresent() && through.getAsLong() > decider.state().decidedMillis()) {
            take(decider.pass(through.getAsLong()));
        }
        for (var submitted = commands.next(); submitted != null; submitted = commands.next()) {
            command(submitted);
        }
        long unwritten = decider.state().decidedMillis() - writtenMillis;
        boolean many = unwritten >= QUIET_EPOCHS * limits.epochs().millis();
        if (!batch.isEmpty() || many || (read == 0 && decider.state().decidedMillis() > writtenMillis)) {
            flush();
        }
    }

    private void take(Decisions decisions) {
        batch.add(decisions);
        metrics.decided(decisions);
    }

    private void command(CommandQueue.Submitted submitted) {
        Optional<CommandOutcome> earlier = requests.earlier(submitted.requestId(), submitted.fingerprint());
        CommandOutcome outcome = earlier.orElseGet(() -> decider.command(submitted.command(), clock.millis()));
        if (earlier.isEmpty() && outcome instanceof CommandOutcome.Done done) {
            String reference = reference(done.result());
            RequestStamp stamp = new RequestStamp(
                    submitted.requestId(), submitted.fingerprint(), seal.salts().pseudonym(reference));
            requests.remember(stamp);
            requests.found(stamp.reference(), done.result());
            batch.add(done.decisions(), stamp, reference);
            metrics.decided(done.decisions());
        }
        batch.answer(submitted.answer(), outcome);
    }

    private static String reference(Message result) {
        return switch (result) {
            case Campaign campaign -> campaign.getCampaignId();
            case Action action -> action.getActionId();
            case PolicySet set -> set.getVersion();
            case Access access -> access.getReference();
            default -> throw new IllegalArgumentException("No command gives a " + result.getClass());
        };
    }

    private void flush() {
        writer.write(
                batch,
                watermark(),
                batch.enters() ? seal.signer().sign(decider.state().ledger().tree()) : null);
        batch.done();
        writtenMillis = decider.state().decidedMillis();
    }

    private @Nullable Watermark watermark() {
        long decided = decider.state().decidedMillis();
        return decided == Long.MIN_VALUE
                ? null
                : Watermark.newBuilder()
                        .addSources("enforcement")
                        .setEventTime(EventTime.timestamp(decided))
                        .setFinal(input.isFinal())
                        .build();
    }

    @Override
    public void close() {
        commands.close();
        batch.lost();
        input.close();
        writer.close();
    }
}
