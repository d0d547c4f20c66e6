package dev.stillwatch.ingest.service;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.ingest.v1.IngestServiceGrpc;
import dev.stillwatch.ingest.v1.IngestServiceGrpc.IngestServiceBlockingStub;
import dev.stillwatch.platform.service.ServiceRuntime;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One installation for one test: its own topics and Redis keys, and the service that runs on them. */
final class Installation implements AutoCloseable {

    static final int PARTITIONS = 3;

    private final Backing backing;
    private final String prefix;
    private final Map<String, Object> settings = new HashMap<>();
    private final List<ManagedChannel> channels = new ArrayList<>();
    private @Nullable ServiceRuntime runtime;

    Installation(Backing backing) {
        this(backing, Map.of());
    }

    Installation(Backing backing, Map<String, Object> more) {
        this.backing = backing;
        this.prefix = backing.prefix();
        settings.put("stillwatch.kafka.bootstrap-servers", backing.bootstrapServers());
        settings.put("stillwatch.kafka.topic-prefix", prefix);
        settings.put("stillwatch.kafka.partitions", PARTITIONS);
        settings.put("stillwatch.kafka.replication-factor", 1);
        settings.put("stillwatch.kafka.create-topics", true);
        settings.put("stillwatch.redis.uri", backing.redisUri());
        settings.put("stillwatch.redis.key-prefix", prefix);
        settings.put("stillwatch.grpc.host", "127.0.0.1");
        settings.put("stillwatch.grpc.port", 0);
        settings.put("stillwatch.grpc.drain", "2s");
        settings.put("stillwatch.telemetry.metrics-port", -1);
        settings.put("stillwatch.telemetry.trace-ratio", 1.0);
        settings.put("stillwatch.ingest.key", "k1");
        settings.put("stillwatch.ingest.keys.k1", "MDEyMzQ1Njc4OWFiY2RlZg==");
        settings.putAll(more);
    }

    /** Another replica of the same installation; not started. */
    Installation replica(String instance) {
        var replica = new Installation(backing, settings);
        replica.settings.put("stillwatch.ingest.instance", instance);
        return replica;
    }

    Installation start() {
        runtime = ServiceRuntime.start("ingest-service", settings);
        return this;
    }

    void stop() {
        channels.forEach(ManagedChannel::shutdownNow);
        channels.clear();
        if (runtime != null) {
            runtime.close();
            runtime = null;
        }
    }

    ServiceRuntime runtime() {
        if (runtime == null) {
            throw new IllegalStateException("the service does not run");
        }
        return runtime;
    }

    Map<String, Object> settings() {
        return settings;
    }

    String prefix() {
        return prefix;
    }

    ManagedChannel channel() {
        return channel(runtime().grpcPort());
    }

    ManagedChannel channel(int port) {
        ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", port)
                .usePlaintext()
                .maxInboundMessageSize(64 << 20)
                .build();
        channels.add(channel);
        return channel;
    }

    IngestServiceBlockingStub client() {
        return IngestServiceGrpc.newBlockingStub(channel()).withDeadlineAfter(30, TimeUnit.SECONDS);
    }

    StreamClient stream() {
        return StreamClient.open(channel());
    }

    Topics topics() {
        return new Topics(backing.bootstrapServers(), prefix);
    }

    /** Runs something on Redis itself. */
    <T> T redis(java.util.function.Function<StatefulRedisConnection<byte[], byte[]>, T> work) {
        try (RedisClient client = RedisClient.create(RedisURI.create(backing.redisUri()));
                var connection = client.connect(ByteArrayCodec.INSTANCE)) {
            return work.apply(connection);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
