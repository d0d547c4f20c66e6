package dev.stillwatch.enforcement.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.enforcement.state.Dependencies;
import dev.stillwatch.enforcement.state.Progress;
import dev.stillwatch.platform.kafka.PollLoop;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the topics of the views on from where the session before ended. */
final class ViewSession implements PollLoop.Session {

    private static final Logger LOG = LoggerFactory.getLogger(ViewSession.class);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PROBE_EVERY = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> positions;
    private final ViewFeed feed;
    private final Progress progress;
    private final Dependencies dependencies;
    private final Map<TopicPartition, Long> ends;
    private long askedNanos = System.nanoTime();

    ViewSession(
            Consumer<byte[], byte[]> consumer,
            Topics topics,
            Map<TopicPartition, Long> positions,
            ViewFeed feed,
            Progress progress,
            Dependencies dependencies) {
        this.consumer = consumer;
        this.positions = positions;
        this.feed = feed;
        this.progress = progress;
        this.dependencies = dependencies;
        List<TopicPartition> viewed = List.of(
                topics.policies, topics.guards, topics.campaigns, topics.appeals, topics.labels, topics.actions);
        try {
            consumer.assign(viewed);
            viewed.forEach(p -> consumer.seek(p, positions.getOrDefault(p, 0L)));
            this.ends = consumer.endOffsets(viewed);
            dependencies.kafka(true);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    @Override
    public void step() {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            take(record);
            positions.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        if (!progress.isCaughtUp()
                && ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue())) {
            progress.caughtUp();
        }
        probe();
    }

    /** A poll that brings nothing does not say whether there is nothing or nobody answers; so now and then somebody is asked. */
    private void probe() {
        if (System.nanoTime() - askedNanos < PROBE_EVERY.toNanos()) {
            return;
        }
        try {
            var _ = consumer.endOffsets(ends.keySet(), POLL);
            dependencies.kafka(true);
        } catch (TimeoutException e) {
            dependencies.kafka(false);
        }
        askedNanos = System.nanoTime();
    }

    /** A replica goes on answering from what it can read; the decider is the one that stops on damage. */
    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            feed.take(record);
        } catch (InvalidProtocolBufferException e) {
            LOG.error(
                    "The record at offset {} of {} can't be read and is passed over",
                    record.offset(),
                    record.topic(),
                    e);
        }
    }

    @Override
    public void close() {
        consumer.close();
    }
}
