package dev.stillwatch.ingest.state;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.RedisUse;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.redis.Redis;
import io.lettuce.core.RedisFuture;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The {@link Position} of this instance in Redis: the hash {@code ingest:positions:INSTANCE}, and its name in the set {@code
 * ingest:instances}.
 */
@Singleton
public final class Positions {

    private static final String WATERMARK = "watermark";

    private final Redis redis;
    private final IngestMetrics metrics;
    private final String instance;

    Positions(Redis redis, IngestMetrics metrics, IngestConfiguration configuration) {
        this.redis = redis;
        this.metrics = metrics;
        this.instance = configuration.instance();
    }

    /** Where this instance was; empty when it has never been, or Redis has lost it. */
    public Position load() {
        metrics.roundTrip(RedisUse.START);
        Map<Lane, Long> through = new HashMap<>();
        OptionalLong watermark = OptionalLong.empty();
        for (var entry : redis.await(redis.commands().hgetall(key())).entrySet()) {
            String field = new String(entry.getKey(), StandardCharsets.UTF_8);
            long value = Long.parseLong(new String(entry.getValue(), StandardCharsets.US_ASCII));
            if (field.equals(WATERMARK)) {
                watermark = OptionalLong.of(value);
            } else {
                int slash = field.indexOf('/');
                through.put(
                        new Lane(
                                Topic.valueOf(field.substring(0, slash)), Integer.parseInt(field.substring(slash + 1))),
                        value);
            }
        }
        return new Position(through, watermark);
    }

    /** Whether any instance is known: then Redis has not lost the events seen. */
    public boolean anyInstance() {
        metrics.roundTrip(RedisUse.START);
        return redis.await(redis.commands().scard(redis.key("ingest:instances"))) > 0;
    }

    /** Sends what has changed to Redis; the caller waits for it. */
    public List<RedisFuture<?>> save(Position position) {
        if (position.isEmpty()) {
            return List.of();
        }
        var fields = new IdentityHashMap<byte[], byte[]>();
        position.through()
                .forEach(
                        (lane, offset) -> fields.put(bytes(lane.topic() + "/" + lane.partition()), bytes("" + offset)));
        position.watermark().ifPresent(millis -> fields.put(bytes(WATERMARK), bytes("" + millis)));
        return List.of(
                redis.commands().hset(key(), fields),
                redis.commands().sadd(redis.key("ingest:instances"), bytes(instance)));
    }

    private byte[] key() {
        return redis.key("ingest:positions:" + instance);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
