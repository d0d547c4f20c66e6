package dev.stillwatch.cli.bench;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The broker by itself: real sketch records written and read as the services' clients do (idempotent, all replicas, lz4, committed records
 * only), with nothing done to them. The middle one of several rounds counts.
 */
final class BrokerBench {

    private static final String TOPIC = "bench-raw";
    private static final int PARTITIONS = 4;
    private static final int ROUNDS = 9;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /**
     * What came of it.
     *
     * @param producer records from the first send to the last acknowledgement
     * @param consumer records read
     */
    record Result(Pace producer, Pace consumer) {}

    private final String bootstrapServers;
    private final List<SketchBench.Payload> payloads;
    private final int records;

    BrokerBench(String bootstrapServers, List<SketchBench.Payload> payloads, int records) {
        this.bootstrapServers = bootstrapServers;
        this.payloads = payloads;
        this.records = records;
    }

    Result run() throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                    .all()
                    .get();
            Pace produced = produce();
            Pace consumed = consume();
            admin.deleteTopics(List.of(TOPIC)).all().get();
            return new Result(produced, consumed);
        }
    }

    private Pace produce() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("compression.type", "lz4");
        settings.put("linger.ms", 5);
        settings.put("batch.size", 256 * 1024);
        var rounds = new Turns<Pace>();
        var failure = new AtomicReference<Exception>();
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int round = 0; round < ROUNDS; round++) {
                var watch = new Stopwatch();
                for (int i = 0; i < records; i++) {
                    var payload = payloads.get(i % payloads.size());
                    var ignored = producer.send(
                            new ProducerRecord<>(TOPIC, payload.key, payload.value),
                            (metadata, error) -> failure.compareAndSet(null, error));
                }
                producer.flush();
                rounds.add(watch.pace(records));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException(
                    "The broker did not keep a record: " + failure.get().getMessage(), failure.get());
        }
        return Pace.middle(rounds);
    }

    private Pace consume() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", bootstrapServers);
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", 5_000);
        settings.put("fetch.max.bytes", 16 * 1024 * 1024);
        settings.put("max.partition.fetch.bytes", 4 * 1024 * 1024);
        var rounds = new Turns<Pace>();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = IntStream.range(0, PARTITIONS)
                    .mapToObj(p -> new TopicPartition(TOPIC, p))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long count = 0;
            for (int round = 1; round <= ROUNDS; round++) {
                long before = count;
                var watch = new Stopwatch();
                while (count < (long) round * records) {
                    count += consumer.poll(POLL).count();
                    if (watch.nanos() > PATIENCE.toNanos()) {
                        throw new IllegalStateException("The broker gave back no more than " + count + " of "
                                + ROUNDS * records + " records in " + PATIENCE.toSeconds() + " s");
                    }
                }
                rounds.add(watch.pace(count - before));
            }
        }
        return Pace.middle(rounds);
    }
}
