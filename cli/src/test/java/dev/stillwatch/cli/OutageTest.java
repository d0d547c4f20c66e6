package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.cli.client.PlatformClient;
import dev.stillwatch.embedded.EmbeddedServer;
import dev.stillwatch.standalone.Standalone;
import dev.stillwatch.standalone.StandaloneOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Redis and Kafka go away in the middle of a replay and come back; the platform recovers by itself and loses nothing. */
class OutageTest {

    private static final Instant FIRST_HOURS = Instant.parse("2026-09-07T06:00:00Z");

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void outagesOfRedisAndKafkaChangeNoFinding() throws Exception {
        assertThat(Command.run("simulate", "small", "--out", folder.toString())).isZero();
        String events = folder.resolve("events.jsonl.gz").toString();
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(Command.run("replay", events, "--export", undisturbed.toString()))
                .isZero();

        Path disturbed = folder.resolve("disturbed");
        try (Standalone platform = Standalone.start(StandaloneOptions.on(folder.resolve("data")), step -> {});
                PlatformClient client = PlatformClient.connect("127.0.0.1:" + platform.grpcPort())) {
            CompletableFuture<Integer> replay = CompletableFuture.supplyAsync(() -> Command.run(
                    "replay",
                    events,
                    "--export",
                    disturbed.toString(),
                    "--target",
                    "127.0.0.1:" + platform.grpcPort()));
            while (client.decidedThrough() < FIRST_HOURS.toEpochMilli()) {
                assertThat(replay).isNotDone();
                TimeUnit.MILLISECONDS.sleep(20);
            }
            for (EmbeddedServer server : platform.backing().servers()) {
                server.stop();
                TimeUnit.SECONDS.sleep(1);
                server.start();
            }
            assertThat(replay.get(4, TimeUnit.MINUTES)).isZero();
        }
        assertThat(FindingsText.read(disturbed)).isEqualTo(FindingsText.read(undisturbed));
    }
}
