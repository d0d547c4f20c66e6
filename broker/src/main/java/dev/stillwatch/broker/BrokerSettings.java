package dev.stillwatch.broker;

import java.nio.file.Path;
import java.util.Properties;

/** Kafka's settings for one node, or a few, on one machine: small, quick to start, quick to notice that a client died. */
final class BrokerSettings {

    static final String CONTROLLER_LISTENER = "CONTROLLER";
    private static final String CLIENT_LISTENER = "CLIENT";
    static final String HOST = "127.0.0.1";
    private static final int MEBIBYTE = 1 << 20;

    private final Properties properties = new Properties();

    private BrokerSettings() {}

    static Properties of(BrokerArguments arguments) {
        var settings = new BrokerSettings();
        settings.listen(arguments.clientPort(), arguments.controllerPort(), arguments.quorum());
        settings.keep(logDirectory(arguments.dataDirectory()));
        settings.copies(arguments.quorum().size());
        settings.noticeDeathQuickly();
        return settings.properties;
    }

    /** Where topics and metadata lie. */
    static Path logDirectory(Path dataDirectory) {
        return dataDirectory.resolve("log");
    }

    static String clientAddress(BrokerArguments arguments) {
        return HOST + ":" + arguments.clientPort();
    }

    private void listen(int clientPort, int controllerPort, Quorum quorum) {
        set("process.roles", "broker,controller");
        set("node.id", quorum.nodeId());
        set(
                "listeners",
                "%s://%s:%d,%s://%s:%d"
                        .formatted(CLIENT_LISTENER, HOST, clientPort, CONTROLLER_LISTENER, HOST, controllerPort));
        set("listener.security.protocol.map", CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
        set("inter.broker.listener.name", CLIENT_LISTENER);
        set("controller.listener.names", CONTROLLER_LISTENER);
        set("controller.quorum.voters", quorum.voters());
        set("auto.create.topics.enable", false);
        set("num.network.threads", 2);
        set("num.io.threads", 4);
    }

    private void keep(Path logDirectory) {
        set("log.dirs", logDirectory);
        set("message.max.bytes", 16 * MEBIBYTE);
        set("log.segment.bytes", 64 * MEBIBYTE);
        // An index entry stands for at least 4 KiB of log, so 64 MiB of it never need more than this.
        set("log.index.size.max.bytes", MEBIBYTE);
        // Held on the heap from the first compacted topic on; by default a quarter of it.
        set("log.cleaner.dedupe.buffer.size", 16 * MEBIBYTE);
        // A topic says itself how long it is kept.
        set("log.retention.ms", -1);
    }

    /** Three copies where there are three nodes, of which one may be away. */
    private void copies(int nodes) {
        int copies = Math.min(nodes, 3);
        int inSync = Math.max(1, copies - 1);
        set("min.insync.replicas", inSync);
        set("offsets.topic.replication.factor", copies);
        set("offsets.topic.num.partitions", 4);
        set("transaction.state.log.replication.factor", copies);
        set("transaction.state.log.min.isr", inSync);
        set("transaction.state.log.num.partitions", 4);
        set("share.coordinator.state.topic.replication.factor", copies);
        set("share.coordinator.state.topic.min.isr", inSync);
        set("share.coordinator.state.topic.num.partitions", 4);
        set("group.initial.rebalance.delay.ms", 0);
        // Idle metadata need not be written twice a second.
        set("metadata.max.idle.interval.ms", 5_000);
    }

    /** A client that was killed holds its partitions, and a killed broker its own place, until these have passed. */
    private void noticeDeathQuickly() {
        set("broker.heartbeat.interval.ms", 400);
        set("broker.session.timeout.ms", 2_000);
        set("group.min.session.timeout.ms", 1_000);
        set("group.consumer.min.session.timeout.ms", 1_000);
        set("group.consumer.session.timeout.ms", 10_000);
        set("group.consumer.min.heartbeat.interval.ms", 500);
        set("group.consumer.heartbeat.interval.ms", 1_000);
        set("group.streams.min.session.timeout.ms", 1_000);
        set("group.streams.session.timeout.ms", 10_000);
        set("group.streams.min.heartbeat.interval.ms", 500);
        set("group.streams.heartbeat.interval.ms", 1_000);
    }

    private void set(String name, Object value) {
        properties.setProperty(name, value.toString());
    }
}
