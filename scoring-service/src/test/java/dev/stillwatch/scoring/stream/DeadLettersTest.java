package dev.stillwatch.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.scoring.sample.Replay;
import dev.stillwatch.scoring.sample.Rig;
import dev.stillwatch.scoring.sample.World;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What can't be read is put aside, with where it stood, and everything else goes through. */
@ExtendWith(WithBacking.class)
class DeadLettersTest {

    private static final World WORLD = World.of(4, 60);

    private final Backing backing;

    DeadLettersTest(Backing backing) {
        this.backing = backing;
    }

    @Test
    void unreadableRecordsAreSetAsideAndNothingElseIs() throws Exception {
        byte[] garbage = {(byte) 0xff, 1, 2, 3};
        byte[] empty = {};
        byte[] nobody = SketchRecord.newBuilder()
                .setSketch(Sketch.newBuilder().setExchangeId("x"))
                .build()
                .toByteArray();
        byte[] namelessCohort = CohortRecord.newBuilder()
                .setDelta(CohortDelta.getDefaultInstance())
                .build()
                .toByteArray();
        try (var rig = new Rig(backing);
                var service = rig.start();
                var findings = rig.findings()) {
            rig.feed(WORLD, 0, 100);
            rig.send("sketches", "someone", garbage);
            rig.send("sketches", "someone", empty);
            rig.send("sketches", "someone", nobody);
            rig.send("accounts", "someone", garbage);
            rig.send("cohorts", "someone", namelessCohort);
            rig.send("contributions", "someone", garbage);
            rig.feed(WORLD, 100, World.EPOCHS);

            assertThat(findings.await(World.END).assessments())
                    .isEqualTo(new Replay(WORLD).run(1).assessments());
            var metrics = service.bean(ScoringMetrics.class);
            // Both stages read cohorts.
            assertThat(metrics.total(Count.DEAD_LETTERS, Stage.ACCOUNTS)).isEqualTo(5);
            assertThat(metrics.total(Count.DEAD_LETTERS, Stage.COHORTS)).isEqualTo(2);
            assertThat(letters(rig))
                    .anySatisfy(letter -> {
                        assertThat(letter.value()).isEqualTo(garbage);
                        assertThat(header(letter, "topic")).isEqualTo(rig.prefix() + "sketches");
                        assertThat(header(letter, "offset")).matches("\\d+");
                        assertThat(header(letter, "partition")).matches("\\d");
                        assertThat(header(letter, "reason")).isNotBlank();
                    })
                    .hasSize(7);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> letters(Rig rig) {
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", backing.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            var topic = new TopicPartition(rig.prefix() + "dead-letters-scoring-service", 0);
            consumer.assign(List.of(topic));
            consumer.seekToBeginning(List.of(topic));
            long end = consumer.endOffsets(List.of(topic)).getOrDefault(topic, 0L);
            List<ConsumerRecord<byte[], byte[]>> letters = new ArrayList<>();
            while (consumer.position(topic) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(letters::add);
            }
            return letters;
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
