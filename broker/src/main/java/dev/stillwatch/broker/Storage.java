package dev.stillwatch.broker;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's folder: held by one process at a time, and formatted on its first use. */
final class Storage {

    private Storage() {}

    /**
     * Waits until no other process holds the folder, and holds it until this process ends. A predecessor whose parent was killed
     * may still be shutting down.
     *
     * @throws IllegalStateException when another process holds it longer than {@code patience}
     */
    static void hold(Path dataDirectory, Duration patience) throws IOException, InterruptedException {
        Files.createDirectories(dataDirectory);
        var channel = FileChannel.open(
                dataDirectory.resolve("broker.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var lock = new CompletableFuture<Void>();
        Thread.ofPlatform().daemon().name("await-lock").start(() -> {
            try {
                channel.lock();
                lock.complete(null);
            } catch (IOException e) {
                lock.completeExceptionally(e);
            }
        });
        try {
            lock.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "another Kafka broker uses " + dataDirectory + ": stop it, or name another folder", e);
        } catch (ExecutionException e) {
            throw new IOException(
                    "cannot lock " + dataDirectory.resolve("broker.lock") + ": the folder must be on a local disk",
                    e.getCause());
        }
    }

    /** Gives the folder the cluster's id, or a new one, unless it has one. Kafka writes {@code meta.properties} last and as a whole. */
    static void format(Path logDirectory, Quorum quorum) throws Exception {
        if (Files.exists(logDirectory.resolve("meta.properties"))) {
            return;
        }
        new Formatter()
                .setPrintStream(System.err)
                .setNodeId(quorum.nodeId())
                .setClusterId(quorum.clusterId().isEmpty() ? Uuid.randomUuid().toString() : quorum.clusterId())
                .setControllerListenerName(BrokerSettings.CONTROLLER_LISTENER)
                .setMetadataLogDirectory(logDirectory.toString())
                .addDirectory(logDirectory.toString())
                .run();
    }
}
