package dev.stillwatch.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.stillwatch.cli.client.Acknowledged;
import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.cli.replay.Export;
import dev.stillwatch.cli.replay.Replay;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/disaster-recovery.md tells to do, done. On standalone: it is the data that is lost and rebuilt, not the processes. */
class DisasterRecoveryTest {

    /** The beginning of an epoch, so that the first half ends with one. */
    private static final Instant NOON = Instant.parse("2026-09-07T12:00:00Z");

    /** Standalone's {@code stillwatch.ingest.seen-window} of 60 days, in which it knows repeats, Redis lost or not; a day less, for it forgets by days. */
    private static final Duration SEEN = Duration.ofDays(59);

    private final Path folder = WorkFolder.empty("disaster-test");

    /** What is lost, with the platform stopped. */
    enum Loss {
        /** All of Redis. */
        REDIS {
            @Override
            void of(Path data) throws IOException {
                WorkFolder.delete(data.resolve("redis"));
            }
        },
        /** A region, whose topics had been copied to another: neither Redis nor linking's disks are there. */
        REGION {
            @Override
            void of(Path data) throws IOException {
                WorkFolder.delete(data.resolve("redis"));
                WorkFolder.delete(data.resolve("linking"));
            }
        },
        /** The topics that scoring writes; Redis is emptied, so that scoring begins anew. */
        ASSESSMENTS {
            @Override
            void of(Path data) throws Exception {
                try (var backing = Backing.start(data);
                        Admin admin = Admin.create(Map.of("bootstrap.servers", backing.bootstrapServers()))) {
                    admin.deleteTopics(List.of("assessments", "contributions"))
                            .all()
                            .get(30, TimeUnit.SECONDS);
                }
                WorkFolder.delete(data.resolve("redis"));
            }
        };

        abstract void of(Path data) throws Exception;
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void whatIsLostIsRebuiltFromTheTopics(Loss loss) throws Exception {
        assumeFalse(
                System.getProperty("cluster.faults", "off").equals("off"),
                "skipped: -Dcluster.faults=short runs it (docs/cluster-test.md)");
        Path file = Reference.get().file();
        Findings undisturbed = Reference.get().findings();

        Path data = folder.resolve(loss.name());
        try (var platform = Standalone.start(StandaloneOptions.on(data), step -> {});
                var client = PlatformClient.connect("127.0.0.1:" + platform.grpcPort())) {
            replay(client, new Between(file, Instant.MIN, NOON));
        }
        loss.of(data);
        try (var platform = Standalone.start(StandaloneOptions.on(data), step -> {});
                var client = PlatformClient.connect("127.0.0.1:" + platform.grpcPort())) {
            // Gateways that are not sure send again: what was known before the loss must still be known.
            long recent = count(new Between(file, NOON.minus(SEEN), NOON));
            assertThat(recent).isPositive();
            assertThat(replay(client, new Between(file, NOON.minus(SEEN), NOON)).acknowledged())
                    .isEqualTo(new Acknowledged(0, recent, 0));

            Replay.Outcome rest = replay(client, new Between(file, NOON, Instant.MAX));
            assertThat(rest.acknowledged().duplicates()).isZero();
            Findings found = new Export(client).read(rest, "test");
            assertThat(undisturbed.actions()).isNotEmpty();
            assertThat(found.accounts()).isEqualTo(undisturbed.accounts());
            assertThat(found.cohorts()).isEqualTo(undisturbed.cohorts());
            assertThat(found.actions()).isEqualTo(undisturbed.actions());
        }
    }

    private static long count(Between events) throws IOException {
        try (events) {
            long count = 0;
            while (events.next() != null) {
                count++;
            }
            return count;
        }
    }

    private static Replay.Outcome replay(PlatformClient client, Between events) throws Exception {
        try (events) {
            return new Replay(client, Clock.systemUTC(), complaint -> {}, progress -> {}).run(events);
        }
    }
}
