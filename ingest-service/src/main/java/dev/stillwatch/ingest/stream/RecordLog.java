package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.time.Sequencer;
import dev.stillwatch.platform.kafka.KafkaConfiguration;
import java.time.Clock;
import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The way out to Kafka. One lock orders everything: a batch's records are handed to the producer, then event time is moved by them, then,
 * when it is due, the watermark is handed over for every partition of both topics. The producer keeps the order in each
 * partition, so no record stands behind a watermark that was written after it was sent.
 *
 * <p>Safe for all threads. Holding the lock may take as long as the producer's buffer is full.
 */
public final class RecordLog {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final Lanes lanes;
    private final List<TopicPartition> partitions;
    private final WatermarkRecords watermarks;
    private final Sequencer sequencer;
    private final Progress progress;
    private final Clock clock;
    private final IngestMetrics metrics;
    private final ReentrantLock order = new ReentrantLock();
    private volatile OptionalLong watermark = OptionalLong.empty();
    private volatile boolean rewrite;

    RecordLog(
            Producer<byte[], byte[]> producer,
            KafkaConfiguration kafka,
            Lanes lanes,
            WatermarkRecords watermarks,
            Sequencer sequencer,
            Progress progress,
            Clock clock,
            IngestMetrics metrics) {
        this.producer = producer;
        this.lanes = lanes;
        this.partitions =
                lanes.all().stream().map(l -> Lanes.partition(l, kafka)).toList();
        this.watermarks = watermarks;
        this.sequencer = sequencer;
        this.progress = progress;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Sends events, and the watermark when it is due.
     *
     * @param fresh the events that are new
     * @param arrivals all that the batch tells of event time
     */
    public Shipment send(List<Outgoing> fresh, Arrivals arrivals) {
        order.lock();
        try {
            observe(arrivals);
            Shipment shipment = new Shipment(fresh.size(), lanes.count(), due());
            progress.open(shipment.ticket(), touched(fresh, shipment));
            int next = 0;
            while (next < fresh.size() && !shipment.hasFailed()) {
                send(fresh.get(next), next, shipment);
                next++;
            }
            shipment.notSent(next);
            finish(shipment);
            return shipment;
        } finally {
            order.unlock();
        }
    }

    /** Lets time go on while no events come; writes the watermark when it is due. */
    public void beat() {
        order.lock();
        try {
            sequencer.tick(clock.millis());
            OptionalLong due = due();
            if (due.isPresent()) {
                Shipment shipment = new Shipment(0, lanes.count(), due);
                progress.open(shipment.ticket(), touched(List.of(), shipment));
                finish(shipment);
                var _ = shipment.answered().thenRun(() -> settle(shipment));
            }
        } finally {
            order.unlock();
        }
    }

    /** All that became durable of a shipment is remembered: its records need not be read again after a crash. */
    public void settle(Shipment shipment) {
        progress.done(shipment.ticket());
        if (shipment.watermarkFailed()) {
            // Not under the lock: Kafka's own thread calls this, and must not wait for one that waits for Kafka.
            rewrite = true;
        } else {
            shipment.watermark().ifPresent(progress::durable);
        }
    }

    /** A stream has been opened. */
    public void opened(long stream) {
        order.lock();
        try {
            sequencer.active(stream, clock.millis());
        } finally {
            order.unlock();
        }
    }

    /** A stream has ended. */
    public void ended(long stream) {
        order.lock();
        try {
            sequencer.ended(stream, clock.millis());
        } finally {
            order.unlock();
        }
    }

    /** How far event time has come in this instance; empty before the first event. */
    public OptionalLong watermark() {
        return watermark;
    }

    /** What is in Kafka stays; what is still on its way has {@code CLOSE_PATIENCE} to get there. */
    public void close() {
        producer.close(CLOSE_PATIENCE);
    }

    private void observe(Arrivals arrivals) {
        long now = clock.millis();
        if (arrivals.stream() != Arrivals.NO_STREAM) {
            sequencer.active(arrivals.stream(), now);
        }
        OptionalLong before = sequencer.watermark();
        long late = 0;
        for (Outgoing event : arrivals.events()) {
            if (before.isPresent() && event.timeMillis() < before.getAsLong()) {
                late++;
            }
            sequencer.event(event.timeMillis(), event.account(), now);
        }
        metrics.late(late);
        arrivals.promise().ifPresent(told -> sequencer.promise(arrivals.stream(), told, now));
    }

    private OptionalLong due() {
        if (rewrite) {
            rewrite = false;
            sequencer.again();
        }
        watermark = sequencer.watermark();
        return sequencer.due();
    }

    private BitSet touched(List<Outgoing> fresh, Shipment shipment) {
        var touched = new BitSet(lanes.count());
        if (shipment.watermark().isPresent()) {
            touched.set(0, lanes.count());
        }
        for (Outgoing event : fresh) {
            if (event.everywhere()) {
                touched.set(0, lanes.sketches());
            } else {
                touched.set(lanes.of(event.topic(), event.key()));
            }
        }
        return touched;
    }

    private void send(Outgoing event, int index, Shipment shipment) {
        if (event.everywhere()) {
            for (int lane = 0; lane < lanes.sketches() && !shipment.hasFailed(); lane++) {
                put(lane, null, event.value(), shipment.event(index, lane));
            }
        } else {
            int lane = lanes.of(event.topic(), event.key());
            put(lane, event.key(), event.value(), shipment.event(index, lane));
        }
    }

    private void finish(Shipment shipment) {
        if (shipment.watermark().isPresent()) {
            long millis = shipment.watermark().getAsLong();
            for (int lane = 0; lane < lanes.count(); lane++) {
                if (shipment.hasFailed()) {
                    shipment.watermarkNotSent();
                    break;
                }
                byte[] value = watermarks.write(lanes.lane(lane).topic(), millis);
                put(lane, null, value, shipment.watermark(lane));
            }
        }
        shipment.closed();
    }

    private void put(int lane, byte @Nullable [] key, byte[] value, Callback callback) {
        TopicPartition partition = partitions.get(lane);
        try {
            // What becomes of it the callback learns.
            var _ = producer.send(new ProducerRecord<>(partition.topic(), partition.partition(), key, value), callback);
        } catch (RuntimeException e) {
            callback.onCompletion(null, e);
        }
    }
}
