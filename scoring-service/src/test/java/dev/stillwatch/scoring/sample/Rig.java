package dev.stillwatch.scoring.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.service.ServiceRuntime;
import dev.stillwatch.type.v1.Watermark;
import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** scoring-service on a real Kafka and Redis, with a test in the places of ingest-service and linking-service. */
public final class Rig implements AutoCloseable {

    /** Partitions of accounts. */
    public static final int PARTITIONS = 4;

    private final Backing backing;
    private final String prefix;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Future<RecordMetadata>> pending = new ArrayList<>();

    /** Keeps apart from other rigs on the same servers. */
    public Rig(Backing backing) {
        this.backing = backing;
        this.prefix = backing.prefix();
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers(), "linger.ms", 5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    /** Settings of a service on this rig. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("stillwatch.kafka.bootstrap-servers", backing.bootstrapServers());
        settings.put("stillwatch.kafka.topic-prefix", prefix);
        settings.put("stillwatch.kafka.partitions", PARTITIONS);
        settings.put("stillwatch.kafka.replication-factor", 1);
        settings.put("stillwatch.kafka.create-topics", true);
        // So that a killed member's partitions are handed on soon.
        settings.put("stillwatch.kafka.properties.session.timeout.ms", 6_000);
        settings.put("stillwatch.redis.uri", backing.redisUri());
        settings.put("stillwatch.redis.key-prefix", prefix);
        settings.put("stillwatch.redis.timeout", "5s");
        settings.put("stillwatch.grpc.host", "127.0.0.1");
        settings.put("stillwatch.grpc.port", 0);
        settings.put("stillwatch.telemetry.metrics-port", -1);
        return settings;
    }

    /** Starts a service; the test closes it. */
    public ServiceRuntime start() {
        return start(Map.of());
    }

    /** Starts a service with further settings; the test closes it. */
    public ServiceRuntime start(Map<String, Object> further) {
        Map<String, Object> settings = settings();
        settings.putAll(further);
        return ServiceRuntime.start("scoring-service", settings);
    }

    /** Creates the topics, for when a test starts the service as another process. */
    public void createTopics() {
        try (ServiceRuntime service = start()) {
            assertThat(service.grpcPort()).isPositive();
        }
    }

    /** Deletes every key of this rig. */
    public void wipeRedis() {
        RedisClient client = RedisClient.create(backing.redisUri());
        try (var connection = client.connect()) {
            var keys = connection.sync().keys(prefix + "*");
            assertThat(connection.sync().del(keys.toArray(String[]::new))).isPositive();
        } finally {
            client.shutdown();
        }
    }

    /** What the names of its topics begin with. */
    public String prefix() {
        return prefix;
    }

    /** What scoring has sent so far, from the beginning on. */
    public Findings findings() {
        return new Findings(backing.bootstrapServers(), prefix + "assessments");
    }

    /** Sends a day's epochs from one (inclusive) to another (exclusive), numbered from 0, each with its watermarks behind it. */
    public void feed(World world, int from, int to) throws ExecutionException, InterruptedException {
        for (long epoch = World.FIRST + from; epoch < World.FIRST + to; epoch++) {
            exchanges(world, epoch);
            cohorts(world, epoch);
        }
        flush();
    }

    /** Sends what ingest would, of the whole day. */
    public void feedExchanges(World world) throws ExecutionException, InterruptedException {
        for (int i = 0; i < World.EPOCHS; i++) {
            exchanges(world, World.FIRST + i);
        }
        flush();
    }

    /** Sends what linking would, of the whole day. */
    public void feedCohorts(World world) throws ExecutionException, InterruptedException {
        for (int i = 0; i < World.EPOCHS; i++) {
            cohorts(world, World.FIRST + i);
        }
        flush();
    }

    private void exchanges(World world, long epoch) {
        world.sketches().stream()
                .filter(s -> World.LENGTH.epochOf(EventTime.millis(s.getOccurredAt())) == epoch)
                .forEach(s -> send(
                        "sketches",
                        s.getAccountId(),
                        SketchRecord.newBuilder().setSketch(s).build().toByteArray()));
        world.facts().stream()
                .filter(f -> World.LENGTH.epochOf(EventTime.millis(f.getOccurredAt())) == epoch)
                .forEach(f -> send(
                        "accounts",
                        f.getAccountId(),
                        AccountRecord.newBuilder().setFact(f).build().toByteArray()));
        world.releases().stream()
                .filter(r -> World.LENGTH.epochOf(EventTime.millis(r.getOccurredAt())) == epoch)
                .forEach(r -> IntStream.range(0, PARTITIONS)
                        .forEach(p -> send(
                                "sketches",
                                p,
                                SketchRecord.newBuilder().setRelease(r).build().toByteArray())));
        Watermark end = watermark("ingest/0", World.LENGTH.end(epoch));
        for (int p = 0; p < PARTITIONS; p++) {
            send(
                    "sketches",
                    p,
                    SketchRecord.newBuilder().setWatermark(end).build().toByteArray());
            send(
                    "accounts",
                    p,
                    AccountRecord.newBuilder().setWatermark(end).build().toByteArray());
        }
    }

    private void cohorts(World world, long epoch) {
        world.deltas().stream()
                .filter(d -> World.LENGTH.epochOf(EventTime.millis(d.getAsOf()) - 1) == epoch)
                .forEach(d -> send(
                        "cohorts",
                        d.getCohortId() + "/" + d.getVersion(),
                        CohortRecord.newBuilder().setDelta(d).build().toByteArray()));
        Watermark end = watermark("linking", World.LENGTH.end(epoch));
        send("cohorts", 0, CohortRecord.newBuilder().setWatermark(end).build().toByteArray());
    }

    private void flush() throws ExecutionException, InterruptedException {
        producer.flush();
        for (Future<RecordMetadata> sent : pending) {
            sent.get();
        }
        pending.clear();
    }

    private static Watermark watermark(String source, long millis) {
        return Watermark.newBuilder()
                .addSources(source)
                .setEventTime(EventTime.timestamp(millis))
                .build();
    }

    /** Sends bytes to a topic by key. */
    public void send(String topic, String key, byte[] value) {
        pending.add(producer.send(new ProducerRecord<>(prefix + topic, key.getBytes(StandardCharsets.UTF_8), value)));
    }

    private void send(String topic, int partition, byte[] value) {
        pending.add(producer.send(new ProducerRecord<>(prefix + topic, partition, null, value)));
    }

    @Override
    public void close() {
        producer.close();
    }
}
