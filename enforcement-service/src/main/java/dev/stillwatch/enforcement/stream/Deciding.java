package dev.stillwatch.enforcement.stream;

import com.google.protobuf.Message;
import dev.stillwatch.enforcement.decision.Command;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.decision.Decider;
import dev.stillwatch.enforcement.decision.Decisions;
import dev.stillwatch.enforcement.decision.EpochEvidence;
import dev.stillwatch.enforcement.decision.EvidenceRecord;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.state.LedgerSeal;
import dev.stillwatch.enforcement.v1.Access;
import dev.stillwatch.enforcement.v1.AccessRecord;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.enforcement.v1.Canary;
import dev.stillwatch.enforcement.v1.Erasure;
import dev.stillwatch.enforcement.v1.LedgerRecord;
import dev.stillwatch.enforcement.v1.PolicySet;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.enforcement.v1.Switches;
import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.platform.transparency.Hashes;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.Span;
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
    private final BatchSpans spans;
    private final DecisionWriter writer;
    private final EvidenceInput input;
    private final AccessInput accesses;
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
            BatchSpans spans,
            Runnable keepAlive)
            throws Exception {
        this.limits = limits;
        this.seal = seal;
        this.commands = commands;
        this.clock = clock;
        this.metrics = metrics;
        this.spans = spans;
        this.writer = new DecisionWriter(clients, topics);
        try (Consumer<byte[], byte[]> own = clients.consumer("enforcement-restoration")) {
            var restored = Restoration.read(own, topics, seal, keepAlive);
            this.requests = restored.requests();
            this.decider = new Decider(restored.state(), limits);
            this.writtenMillis = restored.state().decidedMillis();
            if (restored.first()) {
                batch.add(decider.seed());
            }
            this.accesses = new AccessInput(clients.consumer("enforcement-accesses"), topics, restored.nextAccess());
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
        for (var epoch = input.next(); epoch.isPresent(); epoch = input.next()) {
            close(epoch.get());
            if (batch.size() >= LARGE) {
                flush();
            }
        }
        OptionalLong through = input.completeThrough();
        if (through.isPresent() && through.getAsLong() > decider.state().decidedMillis()) {
            Decisions passed = decider.pass(through.getAsLong());
            batch.add(passed);
            metrics.decided(passed);
        }
        for (var submitted = commands.next(); submitted != null; submitted = commands.next()) {
            command(submitted);
        }
        accesses.read().forEach(this::enter);
        batch.add(accesses.drainUnreadable());
        long unwritten = decider.state().decidedMillis() - writtenMillis;
        boolean many = unwritten >= QUIET_EPOCHS * limits.epochs().millis();
        if (!batch.isEmpty() || many || (read == 0 && decider.state().decidedMillis() > writtenMillis)) {
            flush();
        }
    }

    private void close(ClosedEpoch<EvidenceRecord> epoch) {
        Span span = spans.ofEpoch("assessments", epoch.epoch(), epoch.records().size(), epoch.causes());
        Decisions decisions = decider.close(EpochEvidence.of(epoch.endMillis(), epoch.records()));
        batch.add(decisions, span);
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
            batch.add(done.decisions(), stamp, reference, submitted.cause());
            metrics.decided(done.decisions());
        }
        batch.answer(submitted.answer(), outcome);
    }

    /** An access that another service wrote is entered once, however often it is read or was written. */
    private void enter(AccessInput.Read read) {
        AccessRecord record = read.record();
        if (requests.knows(record.getAccessId())) {
            return;
        }
        Access access = record.getAccess();
        CommandOutcome outcome =
                decider.command(new Command.RecordAccess(record.getKind(), access), EventTime.millis(record.getAt()));
        if (outcome instanceof CommandOutcome.Done done) {
            RequestStamp stamp = new RequestStamp(
                    record.getAccessId(),
                    Hashes.sha256(record.toByteString()),
                    seal.salts().pseudonym(access.getReference()));
            requests.remember(stamp);
            batch.add(done.decisions(), read.headers(stamp), access.getReference(), read.cause());
        }
    }

    private static String reference(Message result) {
        return switch (result) {
            case Campaign campaign -> campaign.getCampaignId();
            case Action action -> action.getActionId();
            case PolicySet set -> set.getVersion();
            case LedgerRecord record -> record.getReference();
            case dev.stillwatch.enforcement.v1.Batch held -> held.getBatchId();
            case Switches switches -> "switches";
            case Canary canary -> canary.getCandidate().getVersion();
            case Appeal appeal -> appeal.getAppealId();
            case Rereview rereview -> rereview.getRereviewId();
            case Erasure erasure -> erasure.getErasureId();
            default -> throw new IllegalArgumentException("No command gives a " + result.getClass());
        };
    }

    private void flush() {
        writer.write(
                batch,
                watermark(),
                batch.enters() ? seal.signer().sign(decider.state().ledger().tree()) : null);
        batch.done();
        if (decider.state().decidedMillis() > writtenMillis) {
            metrics.durable(decider.state().decidedMillis(), clock.millis());
        }
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
        accesses.close();
        writer.close();
    }
}
