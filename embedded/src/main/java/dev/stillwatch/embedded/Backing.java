package dev.stillwatch.embedded;

import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What all services stand on: one Kafka and one Redis, on loopback, with their data in one folder. */
public record Backing(EmbeddedKafka kafka, EmbeddedRedis redis) implements AutoCloseable {

    /** As {@link #start(Path, KafkaOptions, RedisOptions)} with defaults for both. */
    public static Backing start(Path dataDirectory) {
        return start(dataDirectory, KafkaOptions.defaults(), RedisOptions.defaults());
    }

    /**
     * Starts both and returns when both serve; or neither.
     *
     * @param dataDirectory made when absent; {@code kafka/} and {@code redis/} lie in it, with what was kept by an earlier start
     * @throws EmbeddedServerException when one does not start; the message says what to do
     */
    public static Backing start(Path dataDirectory, KafkaOptions kafkaOptions, RedisOptions redisOptions) {
        var redis = EmbeddedRedis.start(dataDirectory.resolve("redis"), redisOptions);
        try {
            return new Backing(EmbeddedKafka.start(dataDirectory.resolve("kafka"), kafkaOptions), redis);
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    /** For {@code bootstrap.servers}. */
    public String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    /** Such as {@code redis://127.0.0.1:20731}. */
    public String redisUri() {
        return redis.uri();
    }

    /** Both, for tests that hold for either one. */
    public List<EmbeddedServer> servers() {
        return List.of(kafka, redis);
    }

    /** Such as {@code t5be0c91a-}: another one at each call, to keep apart the topics, groups and Redis keys of users of one Backing. */
    public String prefix() {
        return "t" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt()) + "-";
    }

    /** Stops both. The data stays. */
    @Override
    public void close() {
        try {
            kafka.close();
        } finally {
            redis.close();
        }
    }
}
