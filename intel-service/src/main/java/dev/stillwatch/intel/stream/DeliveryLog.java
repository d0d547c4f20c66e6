package dev.stillwatch.intel.stream;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.taxii.Page;
import dev.stillwatch.intel.taxii.StoredObject;
import dev.stillwatch.intel.taxii.TaxiiException;
import dev.stillwatch.intel.v1.Delivery;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what each partner is given, so that a retraction can be followed. It does not wait for Kafka; but when more answers are
 * underway than it can hold, nothing more is given out: what leaves without a trace can't be taken back.
 */
@Singleton
@Order(Parts.READERS)
public final class DeliveryLog implements Part {

    private static final int MOST_UNDERWAY = 5_000;

    private final KafkaClients clients;
    private final Clock clock;
    private final AtomicInteger underway = new AtomicInteger();
    private @Nullable Producer<byte[], byte[]> producer;

    DeliveryLog(KafkaClients clients, Clock clock) {
        this.clients = clients;
        this.clock = clock;
    }

    @Override
    public void start() {
        producer = clients.producer("intel-deliveries");
        // So that the first answer does not have to wait for it.
        var _ = producer.partitionsFor(topic());
    }

    @Override
    public void stop() {
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    private String topic() {
        return Topic.INTEL_DELIVERIES.name(clients.configuration());
    }

    /**
     * A partner is given a page.
     *
     * @throws TaxiiException with status 503 when too much is not written down yet
     */
    public void given(String partner, String collection, Page page, byte[] body) {
        Producer<byte[], byte[]> mine = producer;
        if (page.objects().isEmpty() || mine == null) {
            return;
        }
        if (underway.get() >= MOST_UNDERWAY) {
            throw new TaxiiException(
                    503, "Try again later", "Deliveries can't be written down at the moment, so nothing is delivered");
        }
        underway.incrementAndGet();
        var _ = mine.send(
                new ProducerRecord<>(
                        topic(),
                        partner.getBytes(StandardCharsets.UTF_8),
                        delivery(partner, collection, page, body).toByteArray()),
                (metadata, problem) -> underway.decrementAndGet());
    }

    private Delivery delivery(String partner, String collection, Page page, byte[] body) {
        var delivery = Delivery.newBuilder()
                .setPartner(partner)
                .setCollectionId(collection)
                .setDeliveredAt(Records.timestamp(clock.instant()))
                .setBodySha256(sha256(body));
        long first = page.objects().getFirst().sequence();
        long last = first;
        for (StoredObject object : page.objects().subList(1, page.objects().size())) {
            if (object.sequence() > last + 1) {
                delivery.addRuns(Delivery.Run.newBuilder().setFirst(first).setLast(last));
                first = object.sequence();
            }
            last = object.sequence();
        }
        return delivery.addRuns(Delivery.Run.newBuilder().setFirst(first).setLast(last))
                .build();
    }

    private static ByteString sha256(byte[] body) {
        try {
            return ByteString.copyFrom(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
