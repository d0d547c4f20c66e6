package dev.stillwatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server process that this JVM started on loopback, with its data in a folder. It keeps port and data over {@link #stop}, {@link #kill}
 * and {@link #start}, so that tests can take it away and give it back. Ends with this JVM, even on {@code kill -9}. Safe to call from any thread.
 */
public abstract sealed class EmbeddedServer implements AutoCloseable permits EmbeddedKafka, EmbeddedRedis {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(30);
    private static final int START_ATTEMPTS = 3;
    private static final String PORT_TAKEN = "Address already in use";

    private final String name;
    private final Path dataDirectory;
    private final FolderLock lock;
    private final ServerLog log;
    private int port;
    private boolean portIsFixed;
    private @Nullable ChildProcess process;

    EmbeddedServer(String name, Path dataDirectory, int port) {
        this.name = name;
        this.dataDirectory = dataDirectory.toAbsolutePath().normalize();
        this.portIsFixed = port != 0;
        this.port = port == 0 ? LoopbackPorts.free() : port;
        this.lock = FolderLock.hold(this.dataDirectory);
        this.log = new ServerLog(this.dataDirectory.resolve(name.toLowerCase(Locale.ROOT) + ".log"));
    }

    /** Starts the process and returns when it serves; throws {@link EmbeddedServerException} when it does not. */
    abstract ChildProcess launch();

    /** Starts it again after {@link #stop} or {@link #kill}, on the same port and data; returns when it serves. */
    public final synchronized void start() {
        if (isRunning()) {
            return;
        }
        log.startAnewWhenLong();
        for (int attempt = 1; !isRunning(); attempt++) {
            try {
                process = launch();
                portIsFixed = true;
            } catch (EmbeddedServerException e) {
                if (attempt == START_ATTEMPTS || !String.valueOf(e.getMessage()).contains(PORT_TAKEN)) {
                    throw e;
                }
                // Another program took it between our look and the server's.
                port = portIsFixed ? port : LoopbackPorts.free();
            }
        }
    }

    /** Ends it in order. Does nothing when it is not running. */
    public final synchronized void stop() {
        var running = process;
        process = null;
        if (running != null && running.isAlive() && !running.stop(STOP_PATIENCE)) {
            LOG.warn("{} in {} did not stop within {}: killed", name, dataDirectory, STOP_PATIENCE);
            running.kill();
        }
    }

    /** {@code kill -9}: what it had acknowledged is there after the next {@link #start}. */
    public final synchronized void kill() {
        var running = process;
        process = null;
        if (running != null) {
            running.kill();
        }
    }

    /** Stops it in order and starts it again. */
    public final synchronized void restart() {
        stop();
        start();
    }

    public final synchronized boolean isRunning() {
        return process != null && process.isAlive();
    }

    /** Where clients connect: {@code 127.0.0.1:PORT}. The same for as long as this object lives. */
    public final synchronized String address() {
        return LoopbackPorts.HOST + ":" + port;
    }

    public final synchronized int port() {
        return port;
    }

    public final Path dataDirectory() {
        return dataDirectory;
    }

    /** What the process itself says. */
    public final Path logFile() {
        return log.file();
    }

    /** Stops it and gives the folder free. The data stays. */
    @Override
    public final synchronized void close() {
        try {
            stop();
        } finally {
            lock.close();
        }
    }

    /** For the factories: a server that does not start must not hold its folder. */
    final void startOrClose() {
        try {
            start();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    final void requireFreePort() {
        if (!LoopbackPorts.isFree(port())) {
            throw new EmbeddedServerException(
                    "%s cannot use port %d of %s: %s by another program. End that, or name another port"
                            .formatted(name, port(), LoopbackPorts.HOST, PORT_TAKEN));
        }
    }

    final EmbeddedServerException failed(String what) {
        return new EmbeddedServerException(
                "%s in %s %s. %s ends:%n%s".formatted(name, dataDirectory, what, log.file(), log.tail()));
    }
}
