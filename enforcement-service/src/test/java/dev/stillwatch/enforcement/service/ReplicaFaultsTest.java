package dev.stillwatch.enforcement.service;

import static dev.stillwatch.enforcement.Subjects.account;
import static dev.stillwatch.enforcement.Subjects.extraction;
import static dev.stillwatch.enforcement.Subjects.joined;
import static dev.stillwatch.enforcement.service.Upstream.end;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.ledger.LedgerAudit;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionKind;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CheckResponse;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.enforcement.v1.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of decisions when a replica is killed in the middle of one, and when replicas do not agree what time it is. */
@ExtendWith(WithBacking.class)
class ReplicaFaultsTest {

    private static final int ACCOUNTS = 10_000;
    private static final int ATTEMPTS = 5;

    private final Backing backing;

    ReplicaFaultsTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void aReplicaKilledInTheMiddleOfATakeDownLeavesNobodyOutAndActsOnNobodyTwice(@TempDir Path folder)
            throws IOException {
        String[] accounts =
                IntStream.range(0, ACCOUNTS).mapToObj(i -> "acc-" + i).toArray(String[]::new);
        String prefix = killedInTheMiddle(accounts, folder);
        try (TopicReading committed = new TopicReading(backing, prefix + "actions", true);
                TopicReading written = new TopicReading(backing, prefix + "actions", false);
                TopicReading ledger = new TopicReading(backing, prefix + "ledger", true)) {
            assertThat(takeDowns(written)).isNotEmpty();

            try (Replica heir = Replica.start(backing, prefix, Map.of())) {
                heir.awaitDecided(end(0));

                List<Action> takeDowns = takeDowns(committed);
                assertThat(takeDowns).hasSize(ACCOUNTS);
                assertThat(subjects(takeDowns)).containsExactlyInAnyOrder(accounts);
                assertThat(takeDowns(written).size()).isGreaterThan(ACCOUNTS);
                assertThat(heir.campaigns())
                        .singleElement()
                        .satisfies(c -> assertThat(c.getMembersCount()).isEqualTo(ACCOUNTS));
                assertThat(heir.check("acc-0").getAllowed()).isFalse();
                assertThat(heir.check("acc-" + (ACCOUNTS - 1)).getAllowed()).isFalse();
                LedgerAudit audit = new LedgerAudit();
                int entered = 0;
                for (byte[] value : ledger.all()) {
                    LedgerEntry entry = LedgerEntry.parseFrom(value);
                    assertThat(audit.take(entry)).isEmpty();
                    entered += entry.getKind() == LedgerEntry.Kind.KIND_ACTION ? 1 : 0;
                }
                // Each account was taken down, and in shadow sooner.
                assertThat(entered).isEqualTo(2 * ACCOUNTS);
            }
        }
    }

    @Test
    void replicasThatDisagreeAboutTheTimeDecideAndCountAlike() {
        String skewed = backing.prefix();
        String exact = backing.prefix();
        try (Replica ahead = Replica.start(backing, skewed, Map.of(SkewedClock.AHEAD, "3h"));
                Replica behind = Replica.start(backing, skewed, Map.of(SkewedClock.AHEAD, "-3h"));
                Replica right = Replica.start(backing, exact, Map.of());
                Upstream a = new Upstream(backing, skewed);
                Upstream b = new Upstream(backing, exact)) {
            evidence(a);
            evidence(b);
            ahead.awaitDecided(end(1));
            behind.awaitDecided(end(1));
            right.awaitDecided(end(1));

            assertThat(ahead.actions()).isNotEmpty().isEqualTo(right.actions()).isEqualTo(behind.actions());
            assertThat(ahead.campaigns()).isEqualTo(right.campaigns()).isEqualTo(behind.campaigns());
            assertThat(ahead.ledger()).isEqualTo(right.ledger());
            // Five at once, then one a minute, by the clock of Redis: six hours between the replicas must not fill the
            // bucket.
            int served = 0;
            int unasked = 0;
            for (int i = 0; i < 10; i++) {
                CheckResponse answer = (i % 2 == 0 ? ahead : behind).check("lone");
                // On a machine so busy that Redis does not answer in time, it is served and told so.
                unasked += answer.getDegraded() ? 1 : 0;
                served += answer.getAllowed() && !answer.getDegraded() ? 1 : 0;
            }
            assertThat(served).isBetween(5 - unasked, 5);
        }
    }

    /**
     * An installation whose only replica was killed while its take-downs were being written. A machine that lets this process wait for longer
     * than a transaction takes kills too late; then it is tried with another installation.
     */
    private String killedInTheMiddle(String[] accounts, Path folder) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            String prefix = backing.prefix();
            try (Victim victim = Victim.start(backing, prefix, folder.resolve("victim-" + attempt + ".log"))) {
                awaitDeciding(prefix);
                try (TopicReading actions = new TopicReading(backing, prefix + "actions", false);
                        Upstream upstream = new Upstream(backing, prefix)) {
                    upstream.epoch(0, joined("k", 1, accounts), extraction("k", end(0), ACCOUNTS));
                    // Seen by whoever reads what is not committed yet: the transaction is under way.
                    actions.await(value -> takeDown(value).size() == 1);
                    victim.kill();
                }
            }
            try (TopicReading committed = new TopicReading(backing, prefix + "actions", true)) {
                if (takeDowns(committed).isEmpty()) {
                    return prefix;
                }
            }
        }
        throw new AssertionError("Its transaction was through each time before it was killed");
    }

    private static void evidence(Upstream upstream) {
        upstream.epoch(
                0,
                account("lone", end(0)).setOwnScore(0.995).setExchanges(300),
                joined("k", 1, "a", "b", "c"),
                extraction("k", end(0), 3));
        upstream.epoch(1, joined("k", 2, "d"), extraction("k", end(1), 4));
    }

    /** The first thing that a decider decides is that the shipped policies are in force. */
    private void awaitDeciding(String prefix) {
        Replica.await(() -> {
            try (TopicReading policies = new TopicReading(backing, prefix + "policies", true)) {
                return policies.all().size() == 1;
            } catch (KafkaException e) {
                return false;
            }
        });
    }

    private static List<Action> takeDowns(TopicReading actions) {
        return actions.all().stream()
                .filter(Objects::nonNull)
                .flatMap(value -> takeDown(value).stream())
                .toList();
    }

    /** The take-down that a record holds; none when it holds something else. */
    private static List<Action> takeDown(byte[] value) {
        try {
            Action action = ActionRecord.parseFrom(value).getAction();
            return action.getKind() == ActionKind.ACTION_KIND_TAKE_DOWN && action.getMode() == Mode.MODE_ENFORCE
                    ? List.of(action)
                    : List.of();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> subjects(List<Action> actions) {
        Set<String> accounts = new HashSet<>();
        actions.forEach(a -> accounts.add(a.getSubject().getAccount()));
        return accounts;
    }
}
