package dev.stillwatch.platform.redis;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.ClusterTopologyRefreshOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One shared connection to Redis, single node or cluster. Commands are sent as they are called, so calls made one after another
 * share a round trip; wait for them with {@link #await}. While Redis is away commands fail at once instead of hanging, and
 * the connection comes back by itself.
 */
@Singleton
public final class Redis {

    private final RedisConfiguration configuration;
    private final AutoCloseable client;
    private final RedisClusterAsyncCommands<byte[], byte[]> commands;

    Redis(RedisConfiguration configuration, RedisSecurity security) {
        this.configuration = configuration;
        if (configuration.cluster()) {
            RedisClusterClient cluster =
                    RedisClusterClient.create(Arrays.stream(configuration.uri().split(","))
                            .map(uri -> security.applyTo(RedisURI.create(uri)))
                            .toList());
            cluster.setOptions(ClusterClientOptions.builder()
                    .autoReconnect(true)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(socket())
                    .sslOptions(security.files())
                    .timeoutOptions(TimeoutOptions.enabled(configuration.timeout()))
                    .topologyRefreshOptions(ClusterTopologyRefreshOptions.builder()
                            .enablePeriodicRefresh(Duration.ofSeconds(1))
                            .build())
                    .build());
            this.client = cluster::shutdown;
            this.commands = cluster.connect(ByteArrayCodec.INSTANCE).async();
        } else {
            RedisClient single = RedisClient.create(security.applyTo(RedisURI.create(configuration.uri())));
            single.setOptions(ClientOptions.builder()
                    .autoReconnect(true)
                    .disconnectedBehavior(ClientOptions.DisconnectedBehavior.REJECT_COMMANDS)
                    .socketOptions(socket())
                    .sslOptions(security.files())
                    .timeoutOptions(TimeoutOptions.enabled(configuration.timeout()))
                    .build());
            this.client = single::shutdown;
            this.commands = single.connect(ByteArrayCodec.INSTANCE).async();
        }
    }

    private SocketOptions socket() {
        return SocketOptions.builder()
                .connectTimeout(configuration.timeout().multipliedBy(2))
                .keepAlive(true)
                .build();
    }

    /** The commands. Keys and values are bytes; make keys with {@link #key}. */
    public RedisClusterAsyncCommands<byte[], byte[]> commands() {
        return commands;
    }

    /** A key under this installation's prefix. Put the part that must share a cluster slot in braces. */
    public byte[] key(String name) {
        return (configuration.keyPrefix() + name).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Waits for one command.
     *
     * @throws RedisUnavailableException when it failed or took longer than the configured timeout
     */
    public <T> T await(RedisFuture<T> future) {
        try {
            return future.get(configuration.timeout().toMillis() * 2, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new RedisUnavailableException(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RedisUnavailableException(e);
        }
    }

    /** Waits for several commands; fails when one of them did. */
    public void awaitAll(Collection<? extends RedisFuture<?>> futures) {
        futures.forEach(this::await);
    }

    @PreDestroy
    void close() throws Exception {
        client.close();
    }
}
