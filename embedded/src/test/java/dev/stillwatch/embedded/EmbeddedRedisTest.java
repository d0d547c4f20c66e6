package dev.stillwatch.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lettuce.core.ScriptOutputType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedRedisTest {

    @TempDir
    private Path temporary;

    private Path folder;
    private EmbeddedRedis redis;
    private RedisProbe probe;

    @BeforeEach
    void start() {
        folder = temporary.resolve("a folder with spaces");
        redis = EmbeddedRedis.start(folder);
        probe = new RedisProbe(redis.uri());
    }

    @AfterEach
    void stop() {
        redis.close();
    }

    @Test
    void keepsValues() {
        probe.set("account", "42");

        assertThat(probe.get("account")).isEqualTo("42");
    }

    @Test
    void runsLua() {
        var script = "return redis.call('INCRBY', KEYS[1], ARGV[1]) * 2";

        Long doubled =
                probe.ask(commands -> commands.eval(script, ScriptOutputType.INTEGER, new String[] {"count"}, "21"));

        assertThat(doubled).isEqualTo(42);
        assertThat(probe.get("count")).isEqualTo("21");
    }

    @Test
    void keepsPortAndValuesWhenStoppedAndStarted() {
        probe.set("kept", "yes");
        var uri = redis.uri();

        redis.stop();
        assertThat(redis.isRunning()).isFalse();
        redis.start();

        assertThat(redis.uri()).isEqualTo(uri);
        assertThat(probe.get("kept")).isEqualTo("yes");
    }

    @Test
    void keepsAcknowledgedValuesWhenKilled() {
        probe.set("kept", "yes");

        redis.kill();
        redis.start();

        assertThat(probe.get("kept")).isEqualTo("yes");
    }

    @Test
    void startsAgainWhenItsProcessWasKilledByOthers() {
        probe.set("kept", "yes");
        var process = redisProcess();
        process.destroyForcibly();
        process.onExit().join();

        redis.restart();

        assertThat(probe.get("kept")).isEqualTo("yes");
    }

    @Test
    void listensOnLoopbackOnly() {
        Map<String, String> setting = probe.ask(commands -> commands.configGet("bind"));

        assertThat(setting).containsEntry("bind", "127.0.0.1");
    }

    @Test
    void saysWhyItCannotStartInTheWordsOfItsLog(@TempDir Path own) throws Exception {
        Files.createDirectories(own.resolve("appendonlydir"));
        Files.writeString(own.resolve("appendonlydir/appendonly.aof.manifest"), "not a manifest\n");

        assertThatThrownBy(() -> EmbeddedRedis.start(own))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContainingAll("Redis in " + own + " could not start", "redis.log", "AOF manifest");
    }

    @Test
    void waitsForAPredecessorOnTheSameData() throws Exception {
        var abandoned = redisProcess();

        new RedisPredecessor(folder.resolve("redis.pid")).end();

        assertThat(abandoned.isAlive()).isFalse();
    }

    @Test
    void leavesAloneAnotherProgramThatWasGivenTheIdOfItsPredecessor(@TempDir Path own) throws Exception {
        var notTheirs = own.resolve("redis.pid");
        probe.set("kept", "yes");
        Files.writeString(notTheirs, Long.toString(redisProcess().pid()));

        new RedisPredecessor(notTheirs).end();

        assertThat(probe.get("kept")).isEqualTo("yes");
    }

    private ProcessHandle redisProcess() {
        try {
            var id = Files.readString(folder.resolve("redis.pid")).strip();
            return ProcessHandle.of(Long.parseLong(id)).orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
