package dev.stillwatch.linking.stream;

import com.google.protobuf.MessageLite;
import com.google.protobuf.Parser;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.stream.wire.SharedRecord;
import dev.stillwatch.linking.stream.wire.ValuesRecord;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.telemetry.BatchSpans;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The three stages and what flows between them:
 *
 * <pre>
 * sketches, accounts ─▶ Observe ─▶ values ─▶ ValueIndex ─▶ shared ─▶ FormCohorts ─▶ cohorts
 *    by account           N         by value     N            1           1            1
 * </pre>
 */
public final class LinkingTopology {

    /** Changelogs of stores whose entries come and go: small segments, so that cleaning keeps up and a restore is short. */
    private static final Map<String, String> PASSING = Map.of("segment.bytes", String.valueOf(16 * 1024 * 1024));

    private static final Map<String, String> LASTING = Map.of("segment.bytes", String.valueOf(64 * 1024 * 1024));

    private LinkingTopology() {}

    /**
     * Builds it.
     *
     * @param questions what is asked of the last stage
     * @param spans of the work on each epoch
     * @param sketches name of the topic of exchanges
     * @param accounts name of the topic of account facts, partitioned as that
     * @param cohorts name of the topic of cohorts
     */
    public static Topology of(
            LinkingRules rules,
            GraphQuestions questions,
            BatchSpans spans,
            String sketches,
            String accounts,
            String cohorts) {
        var builder = new StreamsBuilder();
        KStream<byte[], Arrival> ofSketches = builder.stream(
                        sketches,
                        Consumed.with(Serdes.ByteArray(), Inputs.sketches()).withName("sketches"))
                .mapValues((SketchRecord record) -> new Arrival.OfSketches(record), Named.as("of-sketches"));
        KStream<byte[], Arrival> ofAccounts = builder.stream(
                        accounts,
                        Consumed.with(Serdes.ByteArray(), Inputs.accounts()).withName("accounts"))
                .mapValues((AccountRecord record) -> new Arrival.OfAccounts(record), Named.as("of-accounts"));

        ofSketches
                .merge(ofAccounts, Named.as("arrivals"))
                .process(
                        stage(
                                () -> new Observe(rules, spans),
                                passing(Observe.TALLIES).withCachingEnabled(),
                                lasting(Observe.MEMORIES).withCachingEnabled(),
                                passing(Observe.SILENCES),
                                progress(Observe.PROGRESS)),
                        Named.as("observe"))
                .repartition(Repartitioned.<Integer, ValuesRecord>as("values")
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(serde(ValuesRecord.parser()))
                        .withNumberOfPartitions(rules.partitions())
                        .withStreamPartitioner(new Routing<>()))
                .process(
                        stage(
                                () -> new ValueIndex(rules, spans),
                                passing(ValueIndex.OPEN),
                                lasting(ValueIndex.VALUES),
                                progress(ValueIndex.PROGRESS)),
                        Named.as("index-values"))
                .repartition(Repartitioned.<Integer, SharedRecord>as("shared")
                        .withKeySerde(Serdes.Integer())
                        .withValueSerde(serde(SharedRecord.parser()))
                        .withNumberOfPartitions(1)
                        .withStreamPartitioner(new Routing<>()))
                .process(
                        stage(
                                () -> new FormCohorts(rules, questions, spans),
                                passing(FormCohorts.OPEN),
                                lasting(FormCohorts.GRAPH),
                                progress(FormCohorts.PROGRESS)),
                        Named.as("form-cohorts"))
                .to(
                        cohorts,
                        Produced.with(Serdes.String(), serde(CohortRecord.parser()))
                                .withName("cohorts"));
        return builder.build();
    }

    private static <T extends MessageLite> Serde<T> serde(Parser<T> parser) {
        return ProtoSerde.of(parser, message -> true);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> passing(String name) {
        return store(Stores.inMemoryKeyValueStore(name), Serdes.Bytes()).withLoggingEnabled(PASSING);
    }

    private static StoreBuilder<KeyValueStore<Bytes, byte[]>> lasting(String name) {
        return store(Stores.persistentKeyValueStore(name), Serdes.Bytes()).withLoggingEnabled(LASTING);
    }

    private static StoreBuilder<KeyValueStore<String, byte[]>> progress(String name) {
        return store(Stores.inMemoryKeyValueStore(name), Serdes.String())
                .withLoggingEnabled(PASSING)
                .withCachingEnabled();
    }

    private static <K> StoreBuilder<KeyValueStore<K, byte[]>> store(
            KeyValueBytesStoreSupplier supplier, Serde<K> keys) {
        return Stores.keyValueStoreBuilder(supplier, keys, Serdes.ByteArray());
    }

    private static <KI, VI, KO, VO> ProcessorSupplier<KI, VI, KO, VO> stage(
            Supplier<Processor<KI, VI, KO, VO>> make, StoreBuilder<?>... stores) {
        return new ProcessorSupplier<>() {
            @Override
            public Processor<KI, VI, KO, VO> get() {
                return make.get();
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return Set.of(stores);
            }
        };
    }
}
