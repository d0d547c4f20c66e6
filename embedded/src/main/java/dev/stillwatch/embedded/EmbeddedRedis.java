package dev.stillwatch.embedded;

import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One real Redis 7.0.15 as a child process. Every write is in the append-only file before it is acknowledged, so killing the process loses
 * nothing; the file is synced to disk once a second, so a power cut may lose that much.
 */
public final class EmbeddedRedis extends EmbeddedServer {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(5);

    /** A node of a cluster that is silent for so long counts as gone, and its replica takes over. */
    private static final int NODE_TIMEOUT_MILLIS = 1_000;

    private final RedisOptions options;

    /** Where other nodes of a Redis Cluster reach this one; 0: it is none. */
    private final int busPort;

    private EmbeddedRedis(Path dataDirectory, RedisOptions options, int busPort) {
        super("Redis", dataDirectory, options.port());
        this.options = options;
        this.busPort = busPort;
    }

    /** A node of a Redis Cluster, which is not started. */
    static EmbeddedRedis member(Path dataDirectory, RedisOptions options, int busPort) {
        return new EmbeddedRedis(dataDirectory, options, busPort);
    }

    int busPort() {
        return busPort;
    }

    /** As {@link #start(Path, RedisOptions)} with {@link RedisOptions#defaults()}. */
    public static EmbeddedRedis start(Path dataDirectory) {
        return start(dataDirectory, RedisOptions.defaults());
    }

    /**
     * Starts Redis and returns when it has read its data and answers.
     *
     * @param dataDirectory made when absent; one Redis at a time may use it
     * @throws EmbeddedServerException when it does not start, or there is none for this system; the message says what to do
     */
    public static EmbeddedRedis start(Path dataDirectory, RedisOptions options) {
        var redis = new EmbeddedRedis(dataDirectory, options, 0);
        redis.startOrClose();
        return redis;
    }

    /** Such as {@code redis://127.0.0.1:20731}. The same for as long as this object lives. */
    public String uri() {
        return "redis://" + address();
    }

    @Override
    ChildProcess launch() {
        new RedisPredecessor(pidFile()).end();
        requireFreePort();
        var child = ChildProcess.start(
                ChildProcess.Watch.SHELL,
                command(),
                dataDirectory(),
                logFile(),
                Redirect.appendTo(logFile().toFile()));
        long deadline = System.nanoTime() + options.startDeadline().toNanos();
        while (!RedisPing.answers(port())) {
            if (child.ends(LOOK_AGAIN)) {
                throw failed("could not start");
            }
            if (System.nanoTime() - deadline > 0) {
                child.kill();
                throw failed("was not ready within " + options.startDeadline());
            }
        }
        return child;
    }

    private Path pidFile() {
        return dataDirectory().resolve("redis.pid");
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(List.of(
                RedisBinary.unpack().toString(),
                "--port",
                Integer.toString(port()),
                "--bind",
                LoopbackPorts.HOST,
                "--dir",
                dataDirectory().toString(),
                "--pidfile",
                pidFile().toString(),
                // So that the predecessor of a later start can be told by its command line.
                "--set-proc-title",
                "no",
                "--save",
                "",
                "--appendonly",
                "yes",
                "--appendfsync",
                "everysec",
                "--maxmemory-policy",
                "noeviction"));
        if (busPort != 0) {
            command.addAll(List.of(
                    "--cluster-enabled",
                    "yes",
                    "--cluster-config-file",
                    "nodes.conf",
                    "--cluster-port",
                    Integer.toString(busPort),
                    "--cluster-node-timeout",
                    Integer.toString(NODE_TIMEOUT_MILLIS),
                    "--repl-diskless-sync-delay",
                    "0"));
        }
        return command;
    }
}
