package dev.stillwatch.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A Redis Cluster (https://redis.io/docs/latest/operate/oss_and_stack/reference/cluster-spec/): primaries that share the 16,384 slots, and one
 * replica of each. A primary that is killed is replaced by its replica within seconds. Made anew for each use: the folder must be empty.
 */
public final class EmbeddedRedisCluster implements AutoCloseable {

    private static final int SLOTS = 16_384;

    /** Words of a line of CLUSTER NODES before the slots that the node holds. */
    private static final int SLOTS_FROM = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final List<EmbeddedRedis> nodes;

    private EmbeddedRedisCluster(List<EmbeddedRedis> nodes) {
        this.nodes = List.copyOf(nodes);
    }

    /**
     * Starts the nodes, forms the cluster, and returns when every node serves and every primary has its replica.
     *
     * @param dataDirectory made when absent; each node has a folder in it
     * @param primaries how many primaries, 3 at least: they elect
     * @throws EmbeddedServerException when a node does not start or the cluster does not form
     */
    public static EmbeddedRedisCluster start(Path dataDirectory, int primaries, RedisOptions options) {
        if (primaries < 3) {
            throw new IllegalArgumentException("a Redis Cluster has 3 primaries at least, not " + primaries);
        }
        List<Integer> buses = LoopbackPorts.free(2 * primaries);
        List<EmbeddedRedis> nodes = new ArrayList<>();
        for (int i = 0; i < 2 * primaries; i++) {
            nodes.add(
                    EmbeddedRedis.member(dataDirectory.resolve("redis-" + (i + 1)), options.withPort(0), buses.get(i)));
        }
        var cluster = new EmbeddedRedisCluster(nodes);
        Together.start(nodes, cluster::close);
        try {
            cluster.form(primaries);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    private void form(int primaries) {
        for (int i = 0; i < primaries; i++) {
            int from = SLOTS * i / primaries;
            int to = SLOTS * (i + 1) / primaries - 1;
            RedisTalk.ask(nodes.get(i).port(), "CLUSTER ADDSLOTSRANGE " + from + " " + to);
            RedisTalk.ask(nodes.get(i).port(), "CLUSTER SET-CONFIG-EPOCH " + (i + 1));
        }
        EmbeddedRedis first = nodes.getFirst();
        for (EmbeddedRedis other : nodes.subList(1, nodes.size())) {
            RedisTalk.ask(
                    first.port(), "CLUSTER MEET %s %d %d".formatted(LoopbackPorts.HOST, other.port(), other.busPort()));
        }
        await("know one another", () -> nodes.stream().allMatch(this::knowsAll));
        for (int i = primaries; i < nodes.size(); i++) {
            String of = RedisTalk.ask(nodes.get(i - primaries).port(), "CLUSTER MYID");
            RedisTalk.ask(nodes.get(i).port(), "CLUSTER REPLICATE " + of);
        }
        await("form a cluster", () -> nodes.stream().allMatch(this::serves) && replicas() == primaries);
    }

    private boolean knowsAll(EmbeddedRedis node) {
        return RedisTalk.ask(node.port(), "CLUSTER NODES")
                        .lines()
                        .filter(line -> !line.contains("handshake"))
                        .count()
                == nodes.size();
    }

    private boolean serves(EmbeddedRedis node) {
        return RedisTalk.ask(node.port(), "CLUSTER INFO").contains("cluster_state:ok");
    }

    /** How many replicas have all that their primary has. */
    private long replicas() {
        return nodes.stream()
                .map(node -> RedisTalk.ask(node.port(), "INFO replication"))
                .filter(info -> info.contains("role:slave") && info.contains("master_link_status:up"))
                .count();
    }

    /** The nodes, for tests that take one away. */
    public List<EmbeddedRedis> nodes() {
        return nodes;
    }

    /** A node that is a primary now and has a replica that could take over. */
    public EmbeddedRedis primary() {
        return nodes.stream()
                .filter(EmbeddedServer::isRunning)
                .filter(node -> {
                    String info = RedisTalk.ask(node.port(), "INFO replication");
                    return info.contains("role:master") && info.contains("state=online");
                })
                .findFirst()
                .orElseThrow(() -> new EmbeddedServerException("no primary of the Redis Cluster has a replica"));
    }

    /** Waits until all slots are served by the nodes that run, and each of these knows it. */
    public void awaitServing() {
        await(
                "serve all slots",
                () -> nodes.stream()
                        .filter(EmbeddedServer::isRunning)
                        .allMatch(node -> serves(node) && holdersRun(node)));
    }

    /** Whether a node knows all slots to be with nodes that run: until it has noticed that one is gone, it says that all is well. */
    private boolean holdersRun(EmbeddedRedis node) {
        return RedisTalk.ask(node.port(), "CLUSTER NODES")
                .lines()
                .map(line -> line.split(" "))
                .filter(words -> words.length > SLOTS_FROM)
                .allMatch(words -> nodes.stream()
                        .filter(EmbeddedServer::isRunning)
                        .anyMatch(n -> words[1].startsWith(LoopbackPorts.HOST + ":" + n.port() + "@")));
    }

    /** Such as {@code redis://127.0.0.1:20731,redis://…}: the nodes that a client begins with. */
    public String uris() {
        return nodes.stream().map(EmbeddedRedis::uri).collect(Collectors.joining(","));
    }

    private static void await(String what, BooleanSupplier condition) {
        var never = new CountDownLatch(1);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!condition.getAsBoolean()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new EmbeddedServerException("The nodes of the Redis Cluster did not " + what + " within "
                            + PATIENCE + "; their logs lie in their folders");
                }
                never.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("interrupted while waiting for the Redis Cluster", e);
        }
    }

    /** Stops all nodes. */
    @Override
    public void close() {
        Together.close(nodes);
    }
}
