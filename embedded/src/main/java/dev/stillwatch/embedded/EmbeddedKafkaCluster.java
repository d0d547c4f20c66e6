package dev.stillwatch.embedded;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Several Kafka nodes of one cluster, each broker and controller in a JVM of its own. Of three, one may be away. Made anew for each use: the
 * folder must be empty.
 */
public final class EmbeddedKafkaCluster implements AutoCloseable {

    private final List<EmbeddedKafka> nodes;

    private EmbeddedKafkaCluster(List<EmbeddedKafka> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts the nodes and returns when all accept clients.
     *
     * @param dataDirectory made when absent; each node has a folder in it
     * @param size how many nodes
     * @throws EmbeddedServerException when one does not start
     */
    public static EmbeddedKafkaCluster start(Path dataDirectory, int size, KafkaOptions options) {
        List<Integer> ports = LoopbackPorts.free(size);
        String voters = IntStream.range(0, size)
                .mapToObj(i -> (i + 1) + "@" + LoopbackPorts.HOST + ":" + ports.get(i))
                .collect(Collectors.joining(","));
        String id = clusterId();
        List<EmbeddedKafka> nodes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            nodes.add(EmbeddedKafka.member(
                    dataDirectory.resolve("kafka-" + (i + 1)),
                    options.withPort(0),
                    new KafkaMember(i + 1, id, ports.get(i), voters)));
        }
        var cluster = new EmbeddedKafkaCluster(nodes);
        Together.start(nodes, cluster::close);
        return cluster;
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return nodes.stream().map(EmbeddedKafka::bootstrapServers).collect(Collectors.joining(","));
    }

    /** The nodes, for tests that take one away. */
    public List<EmbeddedKafka> nodes() {
        return nodes;
    }

    /** Kafka's form of an id: 16 bytes in Base64 for URLs. It may not begin with a dash. */
    private static String clusterId() {
        var id = UUID.randomUUID();
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits() & Long.MAX_VALUE)
                .putLong(id.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Stops all nodes. */
    @Override
    public void close() {
        Together.close(nodes);
    }
}
