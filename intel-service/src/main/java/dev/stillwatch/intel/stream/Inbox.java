package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.taxii.ObjectReader.Bad;
import dev.stillwatch.intel.taxii.ObjectReader.Good;
import dev.stillwatch.intel.taxii.ObjectReader.Read;
import dev.stillwatch.intel.taxii.TaxiiTime;
import dev.stillwatch.intel.v1.InboxRecord;
import dev.stillwatch.intel.v1.ObjectStatus;
import dev.stillwatch.intel.v1.Submission;
import dev.stillwatch.intel.v1.SubmittedObject;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Puts what partners and operators tell this service into the topic {@code intel-inbox}, where the publishing replica works it off. */
@Singleton
public final class Inbox {

    /** A broker takes records of a megabyte; what is larger goes in parts. */
    private static final int PART_BYTES = 512 * 1024;

    private static final int PART_OBJECTS = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final KafkaClients clients;
    private @Nullable Producer<byte[], byte[]> producer;

    Inbox(KafkaClients clients) {
        this.clients = clients;
    }

    /**
     * Makes a record durable.
     *
     * @throws TimeoutException when Kafka does not take it in time; it may have taken it all the same
     */
    public void put(InboxRecord record) throws InterruptedException, TimeoutException {
        putAll(List.of(record));
    }

    /**
     * Makes objects of a partner durable.
     *
     * @param submissionId id of the TAXII status; empty for objects of a feed
     * @param collection the collection they were sent to, or the feed they come from
     * @throws TimeoutException when Kafka does not take them in time; it may have taken them all the same
     */
    public void submit(String submissionId, String partner, String collection, List<Read> objects, Instant receivedAt)
            throws InterruptedException, TimeoutException {
        Submission.Builder common = Submission.newBuilder()
                .setSubmissionId(submissionId)
                .setPartner(partner)
                .setCollectionId(collection)
                .setReceivedAt(Records.timestamp(receivedAt))
                .setTotalCount(objects.size());
        List<InboxRecord> records = new ArrayList<>();
        Submission.Builder part = common.clone();
        for (Read object : objects) {
            switch (object) {
                case Good good -> part.addObjects(submitted(good));
                case Bad bad -> part.addFailures(failure(bad));
            }
            boolean full = part.getObjectsCount() + part.getFailuresCount() >= PART_OBJECTS
                    || part.build().getSerializedSize() >= PART_BYTES;
            if (full) {
                records.add(InboxRecord.newBuilder().setSubmission(part).build());
                part = common.clone();
            }
        }
        if (records.isEmpty() || part.getObjectsCount() + part.getFailuresCount() > 0) {
            records.add(InboxRecord.newBuilder().setSubmission(part).build());
        }
        putAll(records);
    }

    private void putAll(List<InboxRecord> records) throws InterruptedException, TimeoutException {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        for (InboxRecord record : records) {
            sent.add(producer()
                    .send(new ProducerRecord<>(
                            Topic.INTEL_INBOX.name(clients.configuration()),
                            "inbox".getBytes(StandardCharsets.US_ASCII),
                            record.toByteArray())));
        }
        for (Future<RecordMetadata> one : sent) {
            try {
                one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (ExecutionException e) {
                throw new IllegalStateException("Kafka refused a record of the inbox", e.getCause());
            }
        }
    }

    private synchronized Producer<byte[], byte[]> producer() {
        if (producer == null) {
            producer = clients.producer("intel-inbox");
        }
        return producer;
    }

    @PreDestroy
    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private static SubmittedObject submitted(Good good) {
        return SubmittedObject.newBuilder()
                .setObjectId(good.id())
                .setObjectType(good.type())
                .setVersion(Records.timestamp(good.version()))
                .setJson(ByteString.copyFromUtf8(good.json().toString()))
                .build();
    }

    private static ObjectStatus failure(Bad bad) {
        return ObjectStatus.newBuilder()
                .setObjectId(bad.id())
                .setVersion(TaxiiTime.format(bad.version()))
                .setMessage(bad.problem())
                .build();
    }
}
