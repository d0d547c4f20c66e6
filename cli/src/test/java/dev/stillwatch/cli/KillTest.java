package dev.stillwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.cli.client.PlatformClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The platform is killed in the middle of a replay, started again, and finds what it would have found undisturbed. */
class KillTest {

    private static final Instant FIRST_HOURS = Instant.parse("2026-09-07T06:00:00Z");
    private static final Duration START = Duration.ofMinutes(2);

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 8, unit = TimeUnit.MINUTES)
    void killedInTheMiddleItFindsTheSame() throws Exception {
        assertThat(Command.run("simulate", "small", "--out", folder.toString())).isZero();
        String events = folder.resolve("events.jsonl.gz").toString();
        Path undisturbed = folder.resolve("undisturbed");
        assertThat(Command.run("replay", events, "--export", undisturbed.toString()))
                .isZero();

        Path disturbed = folder.resolve("disturbed");
        int port = freePort();
        Path log = folder.resolve("up.log");
        Process platform = up(port, log);
        Process again = null;
        try {
            CompletableFuture<Integer> replay = CompletableFuture.supplyAsync(() ->
                    Command.run("replay", events, "--export", disturbed.toString(), "--target", "127.0.0.1:" + port));
            awaitDecisions(port, replay);
            platform.destroyForcibly().waitFor();
            assertThat(replay)
                    .as("the replay was still going on when the platform was killed")
                    .isNotDone();
            again = up(port, log);
            try {
                assertThat(replay.get(4, TimeUnit.MINUTES)).isZero();
            } catch (TimeoutException e) {
                throw stuck(again, log, "the replay goes on");
            }
        } finally {
            platform.destroyForcibly();
            if (again != null) {
                again.destroy();
                assertThat(again.waitFor(1, TimeUnit.MINUTES))
                        .as("it stops when it is told to")
                        .isTrue();
            }
        }
        assertThat(FindingsText.read(disturbed)).isEqualTo(FindingsText.read(undisturbed));
    }

    private Process up(int port, Path log) throws Exception {
        Process process = Command.start(
                log,
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--port",
                String.valueOf(port),
                "--taxii-port",
                "0",
                "--metrics-port",
                "0",
                "--gate-port",
                "0");
        long before = ups(log);
        Instant deadline = Instant.now().plus(START);
        while (ups(log) == before) {
            assertThat(process.isAlive()).as(() -> "it starts: " + text(log)).isTrue();
            if (Instant.now().isAfter(deadline)) {
                throw stuck(process, log, "it starts within " + START);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return process;
    }

    /** What to say of a platform that does not get on: its log, and what its threads are doing. */
    private AssertionError stuck(Process platform, Path log, String wanted) throws Exception {
        new ProcessBuilder("kill", "-QUIT", String.valueOf(platform.pid()))
                .start()
                .waitFor();
        TimeUnit.SECONDS.sleep(3);
        return new AssertionError(wanted + "; instead:\n" + text(log)
                + text(folder.resolve("data").resolve("stillwatch.log")));
    }

    private static long ups(Path log) {
        return text(log).lines().filter(l -> l.contains("Stillwatch is up")).count();
    }

    private static String text(Path log) {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the platform has decided on the first hours of the traffic, so that the kill comes when all stages are at work. */
    private static void awaitDecisions(int port, CompletableFuture<?> replay) throws Exception {
        try (PlatformClient platform = PlatformClient.connect("127.0.0.1:" + port)) {
            while (platform.decidedThrough() < FIRST_HOURS.toEpochMilli()) {
                assertThat(replay).isNotDone();
                TimeUnit.MILLISECONDS.sleep(20);
            }
        }
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
