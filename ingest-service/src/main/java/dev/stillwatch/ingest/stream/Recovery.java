package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.state.HandleLedger;
import dev.stillwatch.ingest.state.Identities;
import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.ingest.state.Position;
import dev.stillwatch.ingest.state.Positions;
import dev.stillwatch.ingest.state.SeenEvents;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.time.Sequencer;
import dev.stillwatch.platform.epoch.EpochConfiguration;
import dev.stillwatch.platform.kafka.KafkaClients;
import dev.stillwatch.platform.kafka.Topic;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out where an earlier run of this instance was, before traffic is taken. What was written to Kafka after the last position that
 * Redis holds may not be among the events seen, for a crash can come between the two; so those records are read again. The watermark
 * goes on from the last one that got into every partition: what a client must send again still comes before the next.
 */
@Singleton
public final class Recovery {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final KafkaClients clients;
    private final SeenEvents seen;
    private final HandleLedger ledger;
    private final Positions positions;
    private final IngestConfiguration configuration;
    private final EpochConfiguration epochs;
    private final Clock clock;
    private final IngestMetrics metrics;

    Recovery(
            KafkaClients clients,
            SeenEvents seen,
            HandleLedger ledger,
            Positions positions,
            IngestConfiguration configuration,
            EpochConfiguration epochs,
            Clock clock,
            IngestMetrics metrics) {
        this.clients = clients;
        this.seen = seen;
        this.ledger = ledger;
        this.positions = positions;
        this.configuration = configuration;
        this.epochs = epochs;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Recovers.
     *
     * @throws RuntimeException when Kafka or Redis is away; trying again is safe
     */
    public Session recover() {
        byte[] key = seen.key();
        var identities = new Identities(key);
        var records = new WatermarkRecords(configuration.source());
        Position saved = positions.load();
        Lanes lanes;
        Position reached = new Position(Map.of(), OptionalLong.empty());
        try (Consumer<byte[], byte[]> consumer = clients.consumer("ingest-recovery-" + configuration.instance())) {
            lanes = new Lanes(partitions(consumer, Topic.SKETCHES), partitions(consumer, Topic.ACCOUNTS));
            var tail = new Tail(consumer, clients.configuration(), lanes);
            tail.seek(saved, saved.isEmpty() && !positions.anyInstance(), clock.millis() - window());
            var reader = new TailReader(identities, records, lanes.sketches());
            long count = 0;
            while (tail.poll(reader)) {
                var events = reader.takeEvents();
                count += events.size();
                ledger.restore(reader.takeHandles());
                // Saved on the way, one poll behind, so that a start that is cut short goes on and does not begin anew.
                seen.remember(events, key, positions.save(reached));
                reached = new Position(tail.reached(), restored(lanes, saved, reader.watermarks()));
            }
            reached = new Position(tail.reached(), restored(lanes, saved, reader.watermarks()));
            LOG.info("Read {} events again that an earlier run had written last", count);
        }
        seen.remember(List.of(), key, positions.save(reached));
        var progress = new Progress(lanes, reached);
        var log = new RecordLog(
                clients.producer("ingest-" + configuration.instance()),
                clients.configuration(),
                lanes,
                records,
                new Sequencer(epochs.epochs(), configuration.lateness(), reached.watermark()),
                progress,
                clock,
                metrics);
        return new Session(identities, log, new Memory(seen, ledger, positions, progress, key));
    }

    private long window() {
        return configuration.seenWindow().toMillis();
    }

    private int partitions(Consumer<byte[], byte[]> consumer, Topic topic) {
        String name = topic.name(clients.configuration());
        int partitions = consumer.partitionsFor(name).size();
        if (partitions == 0) {
            // A broker that has only just come back may not know its topics yet.
            throw new IllegalStateException("Kafka names no partitions of " + name);
        }
        return partitions;
    }

    private static OptionalLong restored(Lanes lanes, Position saved, Map<Lane, Long> written) {
        long least = Long.MAX_VALUE;
        for (Lane lane : lanes.all()) {
            long of = Math.max(saved.watermark().orElse(Long.MIN_VALUE), written.getOrDefault(lane, Long.MIN_VALUE));
            least = Math.min(least, of);
        }
        return least == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(least);
    }
}
