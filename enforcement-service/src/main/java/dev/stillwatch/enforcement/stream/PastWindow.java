package dev.stillwatch.enforcement.stream;

import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.backtest.Reviews;
import dev.stillwatch.enforcement.backtest.Trial;
import dev.stillwatch.enforcement.decision.CommandOutcome;
import dev.stillwatch.enforcement.decision.Decider;
import dev.stillwatch.enforcement.decision.EpochEvidence;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.decision.State;
import dev.stillwatch.enforcement.ledger.Ledger;
import dev.stillwatch.enforcement.ledger.Salts;
import dev.stillwatch.enforcement.policy.CompiledPolicies;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.platform.kafka.KafkaClients;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Decides on a past window anew, with other policies: the decider's own code on the same evidence in the same order, on a state of its own.
 * What is known at the window's begin is read as a new decider reads it; nothing is written anywhere.
 */
@Singleton
public final class PastWindow {

    /**
     * How it went.
     *
     * @param records records of evidence read
     * @param conditions conditions evaluated
     * @param decidingNanos time spent on deciding alone
     * @param completeFromMillis before this moment evidence of the window may be missing; empty when none is
     */
    public record Reading(long records, long conditions, long decidingNanos, OptionalLong completeFromMillis) {}

    /** The caller has gone. */
    public static final class Cancelled extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static final Duration POLL = Duration.ofMillis(200);
    private static final String LAG = "min.compaction.lag.ms";
    private static final int KEY_BYTES = 32;

    private final KafkaClients clients;
    private final Topics topics;
    private final Limits limits;

    PastWindow(KafkaClients clients, LimitsFactory limits) {
        this.clients = clients;
        this.topics = new Topics(clients.configuration(), EnforcementService.NAME);
        this.limits = limits.limits();
    }

    /**
     * Decides.
     *
     * @param candidate the policies
     * @param fromMillis begin of the window, exclusive; evidence is as of the end of an epoch
     * @param untilMillis its end, inclusive
     * @param reviews what persons decided about cases
     * @param reversed actions that persons had taken back before the window
     * @param trial takes what is decided
     * @param nowMillis the time of day: what was written long before may have been compacted
     * @param cancelled whether to give up
     */
    public Reading decide(
            CompiledPolicies candidate,
            long fromMillis,
            long untilMillis,
            Reviews reviews,
            Stream<Action> reversed,
            Trial trial,
            long nowMillis,
            BooleanSupplier cancelled)
            throws ExecutionException, InterruptedException {
        // Salts of nobody's ledger: it is thrown away.
        State state = new State(candidate, Ledger.empty(new Salts(new byte[KEY_BYTES])));
        reviews.asOf(fromMillis).forEach(state::restore);
        reversed.forEach(state::restore);
        state.restoreDecided(fromMillis);
        long compacted = nowMillis - lag();
        long[] incompleteUntil = {Long.MIN_VALUE};
        Consumer<byte[], byte[]> consumer = clients.consumer("enforcement-backtest");
        try (EvidenceInput input =
                new EvidenceInput(consumer, topics, limits.epochs(), state, untilMillis, (asOf, written) -> {
                    if (written < compacted && asOf > fromMillis && asOf <= untilMillis) {
                        incompleteUntil[0] = Math.max(incompleteUntil[0], asOf);
                    }
                })) {
            Map<TopicPartition, Long> ends = consumer.endOffsets(topics.evidence());
            Decider decider = new Decider(state, limits);
            var moves = new ArrayDeque<>(reviews.between(fromMillis, untilMillis));
            long records = 0;
            long deciding = 0;
            boolean more = true;
            while (more) {
                if (cancelled.getAsBoolean()) {
                    throw new Cancelled();
                }
                records += input.read(POLL);
                var _ = input.drainUnreadable();
                long start = System.nanoTime();
                for (var epoch = input.next(); epoch.isPresent(); epoch = input.next()) {
                    move(decider, moves, epoch.get().endMillis(), trial);
                    EpochEvidence evidence = EpochEvidence.of(
                            epoch.get().endMillis(), epoch.get().records());
                    trial.take(decider.close(evidence), state::standing);
                }
                deciding += System.nanoTime() - start;
                more = ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
            }
            move(decider, moves, untilMillis, trial);
            return new Reading(
                    records,
                    state.conditions(),
                    deciding,
                    incompleteUntil[0] == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(incompleteUntil[0]));
        }
    }

    /** What persons decided meanwhile, they decide again; where the candidate opened no such case, there is nothing to decide. */
    private static void move(Decider decider, ArrayDeque<Reviews.Move> moves, long beforeMillis, Trial trial) {
        while (!moves.isEmpty() && moves.getFirst().atMillis() < beforeMillis) {
            Reviews.Move move = moves.removeFirst();
            if (decider.command(move.command(), move.atMillis()) instanceof CommandOutcome.Done done) {
                trial.take(done.decisions(), decider.state()::standing);
            }
        }
    }

    /** How long assessments are kept all, milliseconds. */
    private long lag() throws ExecutionException, InterruptedException {
        var resource = new ConfigResource(
                ConfigResource.Type.TOPIC, topics.assessments.getFirst().topic());
        try (Admin admin = clients.admin()) {
            Config config = Objects.requireNonNull(
                    admin.describeConfigs(List.of(resource)).all().get().get(resource));
            return Long.parseLong(config.get(LAG).value());
        }
    }
}
