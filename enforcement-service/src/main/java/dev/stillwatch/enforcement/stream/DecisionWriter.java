package dev.stillwatch.enforcement.stream;

import com.google.protobuf.MessageLite;
import dev.stillwatch.enforcement.decision.Decision;
import dev.stillwatch.enforcement.decision.Records;
import dev.stillwatch.enforcement.v1.Action;
import dev.stillwatch.enforcement.v1.ActionRecord;
import dev.stillwatch.enforcement.v1.CampaignRecord;
import dev.stillwatch.enforcement.v1.LedgerCheckpoint;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.transparency.SignedNote;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was decided, all of a batch or nothing of it. Opening one fences every earlier one off, on whatever replica, so two
 * can never both decide.
 */
final class DecisionWriter implements AutoCloseable {

    private static final String NAME = "enforcement-decider";
    private static final byte[] WATERMARK_KEY = "watermark".getBytes(StandardCharsets.UTF_8);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;

    DecisionWriter(KafkaClients clients, Topics topics) {
        this.topics = topics;
        this.producer = clients.transactionalProducer(NAME, NAME);
        try {
            producer.initTransactions();
        } catch (RuntimeException e) {
            producer.close(Duration.ZERO);
            throw e;
        }
    }

    /**
     * Writes a batch.
     *
     * @param watermark how far decisions have come with it; null when no epoch was closed yet
     * @param checkpoint signed head of the ledger with it; null when nothing of it goes into the ledger
     */
    void write(Batch batch, @Nullable Watermark watermark, @Nullable SignedNote checkpoint) {
        producer.beginTransaction();
        try {
            batch.items().forEach(this::send);
            batch.unreadable().forEach(letter -> send(letter.to(topics.deadLetters)));
            if (watermark != null) {
                send(
                        topics.actions,
                        WATERMARK_KEY,
                        ActionRecord.newBuilder().setWatermark(watermark).build(),
                        List.of());
                send(
                        topics.campaigns,
                        WATERMARK_KEY,
                        CampaignRecord.newBuilder().setWatermark(watermark).build(),
                        List.of());
            }
            if (checkpoint != null) {
                send(
                        topics.checkpoints,
                        null,
                        LedgerCheckpoint.newBuilder()
                                .setNote(checkpoint.toString())
                                .build(),
                        List.of());
            }
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(e);
            throw e;
        }
    }

    private void send(Batch.Item item) {
        try (var _ = Span.wrap(item.cause()).makeCurrent()) {
            sendDecision(item);
        }
    }

    private void sendDecision(Batch.Item item) {
        switch (item.decision()) {
            case Decision.ActionStarted(Action action) -> send(action);
            case Decision.ActionRenewed(Action action) -> send(action);
            case Decision.ActionEnded(Action action) -> send(action);
            case Decision.ActionHeld(Action action) -> send(action);
            case Decision.GuardChanged(var guard) -> send(topics.guards, utf8(Records.key(guard)), guard, List.of());
            case Decision.CampaignChanged(var campaign) ->
                send(topics.campaigns, utf8(campaign.getCampaignId()), Records.of(campaign), List.of());
            case Decision.PolicySetDeployed(var set) -> send(topics.policies, utf8(set.getVersion()), set, List.of());
            case Decision.AppealChanged(var record) ->
                send(topics.appeals, utf8(Records.id(record)), record, List.of());
            case Decision.Labeled(var label) -> send(topics.labels, utf8(label.getLabelId()), label, List.of());
            case Decision.Erased erased -> erase(erased);
            case Decision.Entered(var entry, var record) -> {
                send(topics.ledgerRecords, utf8(Long.toString(record.getIndex())), record, List.of());
                send(topics.ledger, null, entry, item.headers());
            }
        }
    }

    private void erase(Decision.Erased erased) {
        erased.indices().forEach(index -> erase(topics.ledgerRecords, Long.toString(index)));
        erased.actions().forEach(id -> erase(topics.actions, id));
        erased.appeals().forEach(id -> erase(topics.appeals, id));
        erased.labels().forEach(id -> erase(topics.labels, id));
    }

    /** Writes that a key holds nothing any more; Kafka removes what it held when it compacts. */
    private void erase(TopicPartition from, String key) {
        send(new ProducerRecord<>(from.topic(), from.partition(), utf8(key), null));
    }

    private void send(Action action) {
        send(topics.actions, utf8(action.getActionId()), Records.of(action), List.of());
    }

    private void send(TopicPartition to, byte @Nullable [] key, MessageLite value, List<Header> headers) {
        send(new ProducerRecord<>(to.topic(), to.partition(), key, value.toByteArray(), headers));
    }

    /** A send that fails makes the commit fail; its future need not be looked at. */
    private void send(ProducerRecord<byte[], byte[]> record) {
        Future<RecordMetadata> _ = producer.send(record);
    }

    private void abort(KafkaException why) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            // The producer is of no use any more; the coordinator aborts for it.
            why.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSING);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
