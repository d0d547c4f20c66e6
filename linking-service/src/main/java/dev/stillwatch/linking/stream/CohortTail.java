package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.linking.state.CohortView;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.PollLoop;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.platform.service.Part;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topic of cohorts from its beginning into the view, on every replica. */
@Singleton
public final class CohortTail implements Part {

    private static final Logger LOG = LoggerFactory.getLogger(CohortTail.class);
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaClients clients;
    private final CohortView view;
    private final TopicPartition partition;
    private volatile boolean caughtUp;
    private long next;
    private @Nullable PollLoop loop;

    CohortTail(KafkaClients clients, CohortView view, Meter meter) {
        this.clients = clients;
        this.view = view;
        this.partition = new TopicPartition(Topic.COHORTS.name(clients.configuration()), 0);
        meter.gaugeBuilder("stillwatch.linking.cohorts")
                .ofLongs()
                .setDescription("Cohorts there are")
                .buildWithCallback(m -> m.record(view.size()));
        meter.gaugeBuilder("stillwatch.linking.linked_accounts")
                .ofLongs()
                .setDescription("Accounts that are in a cohort")
                .buildWithCallback(m -> m.record(view.accounts()));
        meter.gaugeBuilder("stillwatch.linking.cohort.largest")
                .ofLongs()
                .setDescription("Accounts of the largest cohort")
                .buildWithCallback(m -> m.record(view.largest()));
        meter.gaugeBuilder("stillwatch.linking.watermark")
                .ofLongs()
                .setUnit("s")
                .setDescription("Everything before this moment of event time has been linked; seconds since 1970")
                .buildWithCallback(m -> view.watermark().ifPresent(at -> m.record(at / 1000)));
    }

    @Override
    public void start() {
        loop = PollLoop.start("linking-view", () -> new Session(clients.consumer("linking-view")));
    }

    @Override
    public void stop() {
        if (loop != null) {
            loop.close();
        }
    }

    @Override
    public boolean ready() {
        return caughtUp;
    }

    private final class Session implements PollLoop.Session {
        private final Consumer<byte[], byte[]> consumer;
        private final long end;

        private Session(Consumer<byte[], byte[]> consumer) {
            this.consumer = consumer;
            try {
                consumer.assign(List.of(partition));
                consumer.seek(partition, next);
                Map<TopicPartition, Long> ends = consumer.endOffsets(List.of(partition));
                this.end = ends.getOrDefault(partition, 0L);
            } catch (RuntimeException e) {
                consumer.close();
                throw e;
            }
        }

        @Override
        public void step() {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
                next = record.offset() + 1;
            }
            caughtUp |= consumer.position(partition) >= end;
        }

        private void take(ConsumerRecord<byte[], byte[]> record) {
            try {
                view.apply(CohortRecord.parseFrom(record.value()));
            } catch (InvalidProtocolBufferException e) {
                LOG.error(
                        "The record at offset {} of {} can't be read and is passed over",
                        record.offset(),
                        partition,
                        e);
            }
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
