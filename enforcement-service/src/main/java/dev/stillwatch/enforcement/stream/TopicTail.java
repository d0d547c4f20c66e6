package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** Reads partitions from their beginning to the end they have now. */
final class TopicTail {

    /** Takes a record. */
    @FunctionalInterface
    interface Handler {
        void take(ConsumerRecord<byte[], byte[]> record) throws Exception;
    }

    private static final Duration POLL = Duration.ofMillis(200);

    private TopicTail() {}

    /**
     * Reads.
     *
     * @param consumer is left assigned to the partitions
     * @param keepAlive is called between polls, however long it takes
     */
    static void readToEnd(
            Consumer<byte[], byte[]> consumer,
            Collection<TopicPartition> partitions,
            Handler handler,
            Runnable keepAlive)
            throws Exception {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record, handler);
            }
            keepAlive.run();
        }
    }

    /** These are our own topics: what can't be read there is damage, and going on would be on half a state. */
    private static void take(ConsumerRecord<byte[], byte[]> record, Handler handler) throws Exception {
        try {
            handler.take(record);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(
                    "The record at offset " + record.offset() + " of " + record.topic()
                            + " can't be read. Nothing is decided on what is left; restore the topic from a copy",
                    e);
        }
    }
}
