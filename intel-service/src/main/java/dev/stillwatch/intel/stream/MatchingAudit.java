package dev.stillwatch.intel.stream;

import com.google.protobuf.Timestamp;
import dev.stillwatch.intel.config.MatchingSets;
import dev.stillwatch.intel.config.Parts;
import dev.stillwatch.intel.psi.MatchingBook;
import dev.stillwatch.intel.psi.MatchingBook.Refusal;
import dev.stillwatch.intel.psi.PartnerRecord;
import dev.stillwatch.intel.psi.ProbingWatch;
import dev.stillwatch.intel.v1.MatchingEvent;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers matching: what happened is in the topic before it is answered, and budgets count what is in the topic, whichever replica put it there and however often this
 * one was started. Two replicas that open a session of one partner at the same moment may each count without the other's.
 */
@Singleton
@Order(Parts.READERS)
public final class MatchingAudit implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(MatchingAudit.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long PATIENCE_SECONDS = 10;

    private final KafkaClients clients;
    private final Clock clock;
    private final TopicPartition partition;
    private final MatchingBook book;
    private volatile boolean caughtUp;
    private @Nullable Producer<byte[], byte[]> producer;
    private @Nullable PollLoop loop;

    MatchingAudit(KafkaClients clients, MatchingSets sets, Clock clock) {
        this.clients = clients;
        this.clock = clock;
        this.partition = new TopicPartition(Topic.MATCHING_AUDIT.name(clients.configuration()), 0);
        this.book = new MatchingBook(sets.limits(), ProbingWatch.usual());
    }

    @Override
    public void start() {
        producer = clients.producer("intel-matching");
        loop = PollLoop.start("intel-matching", Session::new);
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(5));
        }
    }

    @Override
    public boolean ready() {
        return caughtUp;
    }

    /** Whether a partner may open a session now. */
    public Optional<Refusal> refusal(String partner, int own, long declared) {
        synchronized (book) {
            return book.refusal(partner, own, declared, clock.instant());
        }
    }

    /** A partner's sessions. */
    public List<PartnerRecord.Session> sessions(String partner) {
        synchronized (book) {
            return book.sessions(partner);
        }
    }

    /**
     * Enters what happened; returns when it is durable. What it makes suspicious is entered too.
     *
     * @param event without id and moment
     * @throws TimeoutException when Kafka does not take it in time
     */
    public void enter(MatchingEvent.Builder event) throws TimeoutException, InterruptedException {
        Instant now = clock.instant();
        MatchingEvent complete = event.setEventId(UUID.randomUUID().toString())
                .setAt(Timestamp.newBuilder().setSeconds(now.getEpochSecond()))
                .build();
        send(complete);
        List<ProbingWatch.Suspicion> suspicions;
        synchronized (book) {
            suspicions = book.apply(complete);
        }
        for (ProbingWatch.Suspicion suspicion : suspicions) {
            LOG.warn(
                    "Matching by {} is suspicious: {}: {}",
                    complete.getPartner(),
                    suspicion.signal(),
                    suspicion.detail());
            MatchingEvent found = MatchingEvent.newBuilder()
                    .setSessionId(complete.getSessionId())
                    .setEventId(UUID.randomUUID().toString())
                    .setPartner(complete.getPartner())
                    .setAt(complete.getAt())
                    .setSuspected(MatchingEvent.Suspected.newBuilder()
                            .setSignal(suspicion.signal())
                            .setDetail(suspicion.detail()))
                    .build();
            send(found);
            synchronized (book) {
                var _ = book.apply(found);
            }
        }
    }

    private void send(MatchingEvent event) throws TimeoutException, InterruptedException {
        Producer<byte[], byte[]> open = producer;
        if (open == null) {
            throw new IllegalStateException("The audit of matching has not been started");
        }
        try {
            open.send(new ProducerRecord<>(
                            partition.topic(),
                            0,
                            event.getSessionId().getBytes(StandardCharsets.UTF_8),
                            event.toByteArray()))
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka refuses an event of matching", e.getCause());
        }
    }

    private final class Session implements PollLoop.Session {
        private final Consumer<byte[], byte[]> consumer = clients.consumer("intel-matching");
        private final long end;

        Session() {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
        }

        @Override
        public void step() {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                CaseReader.parse(MatchingEvent.parser(), record).ifPresent(event -> {
                    synchronized (book) {
                        // Whoever entered it entered what it made suspicious, too.
                        var _ = book.apply(event);
                    }
                });
            }
            caughtUp = caughtUp || consumer.position(partition) >= end;
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
