package dev.stillwatch.enforcement.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;

/**
 * A record that could not be read, set aside with where it stood.
 *
 * @param record the record
 * @param why what is wrong with it
 */
record DeadLetter(ConsumerRecord<byte[], byte[]> record, String why) {

    /** As it is written; read again after a restart it has the same key. */
    ProducerRecord<byte[], byte[]> to(String topic) {
        String place = record.topic() + "/" + record.partition() + "/" + record.offset();
        return new ProducerRecord<>(
                topic,
                null,
                place.getBytes(StandardCharsets.UTF_8),
                record.value(),
                List.of(new RecordHeader("why", why.getBytes(StandardCharsets.UTF_8))));
    }
}
