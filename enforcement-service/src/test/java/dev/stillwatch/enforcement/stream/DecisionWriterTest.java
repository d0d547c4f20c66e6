package dev.stillwatch.enforcement.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.stillwatch.embedded.Backing;
import dev.stillwatch.embedded.junit.WithBacking;
import dev.stillwatch.enforcement.EnforcementService;
import dev.stillwatch.enforcement.LedgerKeys;
import dev.stillwatch.enforcement.decision.Decider;
import dev.stillwatch.enforcement.decision.Limits;
import dev.stillwatch.enforcement.v1.LedgerEntry;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.TopicCreator;
import dev.stillwatch.platform.transparency.MerkleTree;
import io.micronaut.context.ApplicationContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithBacking.class)
class DecisionWriterTest {

    private final ApplicationContext context;
    private final KafkaClients clients;
    private final Topics topics;

    DecisionWriterTest(Backing backing) {
        context = ApplicationContext.builder()
                .properties(Map.of(
                        "stillwatch.service",
                        "test",
                        "stillwatch.kafka.bootstrap-servers",
                        backing.bootstrapServers(),
                        "stillwatch.kafka.topic-prefix",
                        backing.prefix(),
                        "stillwatch.kafka.partitions",
                        1,
                        "stillwatch.kafka.replication-factor",
                        1,
                        "stillwatch.kafka.create-topics",
                        true,
                        "stillwatch.telemetry.metrics-port",
                        -1))
                .deduceEnvironment(false)
                .start();
        context.getBean(TopicCreator.class).ensure(EnforcementService.NAME);
        clients = context.getBean(KafkaClients.class);
        topics = new Topics(clients.configuration(), EnforcementService.NAME);
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aNewerDeciderFencesTheOlderOff() throws Exception {
        try (DecisionWriter older = new DecisionWriter(clients, topics)) {
            older.write(seed(), null, null);
            try (DecisionWriter newer = new DecisionWriter(clients, topics)) {
                assertThatThrownBy(() -> older.write(seed(), null, null)).isInstanceOf(KafkaException.class);
                assertThat(restored().state().ledger().tree().size()).isEqualTo(1);
                newer.write(new Batch(), null, null);
            }
        }
    }

    @Test
    void nothingIsDecidedOnALedgerThatWasTamperedWith() throws Exception {
        try (DecisionWriter writer = new DecisionWriter(clients, topics)) {
            writer.write(seed(), null, null);
        }
        LedgerEntry forged = LedgerEntry.newBuilder()
                .setIndex(1)
                .setLeafHash(ByteString.copyFromUtf8("made up"))
                .build();
        put(forged.toByteArray());

        assertThatThrownBy(this::restored)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("The ledger is not what was written, at index 1");
    }

    @Test
    void nothingIsDecidedOnALedgerWhoseEndWasCutOff() throws Exception {
        try (DecisionWriter writer = new DecisionWriter(clients, topics)) {
            MerkleTree longer =
                    MerkleTree.empty().with(ByteString.copyFrom(new byte[32])).with(ByteString.copyFrom(new byte[32]));
            writer.write(seed(), null, LedgerKeys.signer().sign(longer));
        }

        assertThatThrownBy(this::restored)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("at index 1: its last signed checkpoint is of 2 entries");
    }

    @Test
    void nothingIsDecidedOnALedgerThatWasHashedAnewWithoutTheKey() throws Exception {
        try (DecisionWriter writer = new DecisionWriter(clients, topics)) {
            MerkleTree other = MerkleTree.empty().with(ByteString.copyFrom(new byte[32]));
            writer.write(seed(), null, LedgerKeys.signer().sign(other));
        }

        assertThatThrownBy(this::restored)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the root hash of the checkpoint is not that of the 1 entries");
    }

    @Test
    void nothingIsDecidedOnARecordThatCannotBeRead() {
        put("no record".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(this::restored)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("offset 0 of " + topics.ledger.topic());
    }

    private Batch seed() throws Exception {
        Batch batch = new Batch();
        Limits limits = new Limits(1, Duration.ofHours(1), EpochLength.of(Duration.ofMinutes(5)));
        batch.add(new Decider(restored().state(), limits).seed());
        return batch;
    }

    private Restoration.Restored restored() throws Exception {
        try (Consumer<byte[], byte[]> consumer = clients.consumer("test")) {
            return Restoration.read(consumer, topics, LedgerKeys.seal(), () -> {});
        }
    }

    private void put(byte[] value) {
        try (Producer<byte[], byte[]> producer = clients.producer("test")) {
            var _ = producer.send(new ProducerRecord<>(topics.ledger.topic(), 0, null, value));
        }
    }
}
