package dev.stillwatch.linking.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.linking.cohort.Thresholds;
import dev.stillwatch.linking.evidence.LinkWeights;
import dev.stillwatch.linking.service.Traffic;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.telemetry.BatchSpans;
import dev.stillwatch.type.v1.Watermark;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology with one partition, driven record by record. */
public final class LinkingDriver implements AutoCloseable {

    private final TopologyTestDriver driver;
    private final TestInputTopic<byte[], byte[]> sketches;
    private final TestInputTopic<byte[], byte[]> accounts;
    private final TestOutputTopic<String, byte[]> cohorts;

    /** With its stores under a folder. */
    public LinkingDriver(Path state) {
        var rules =
                new LinkingRules(new EpochLength(Traffic.EPOCH), 1, LinkWeights.standard(), Thresholds.standard(), 400);
        var settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "linking");
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, DeadLetters.class);
        settings.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, "dead-letters");
        driver = new TopologyTestDriver(
                LinkingTopology.of(
                        rules,
                        new GraphQuestions(),
                        new BatchSpans(OpenTelemetry.noop()),
                        "sketches",
                        "accounts",
                        "cohorts"),
                settings);
        sketches = driver.createInputTopic("sketches", new ByteArraySerializer(), new ByteArraySerializer());
        accounts = driver.createInputTopic("accounts", new ByteArraySerializer(), new ByteArraySerializer());
        cohorts = driver.createOutputTopic("cohorts", new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** A record of sketches arrives. */
    public void send(SketchRecord record) {
        sketches.pipeInput(record.toByteArray());
    }

    /** A record of accounts arrives. */
    public void send(AccountRecord record) {
        accounts.pipeInput(record.toByteArray());
    }

    void watermark(long time) {
        watermark(Traffic.watermark(time));
    }

    void watermark(Watermark watermark) {
        send(SketchRecord.newBuilder().setWatermark(watermark).build());
        send(AccountRecord.newBuilder().setWatermark(watermark).build());
    }

    void sendGarbage(byte[] bytes) {
        sketches.pipeInput(bytes);
    }

    /** What came out since the last call. */
    List<CohortRecord> read() {
        var records = new ArrayList<CohortRecord>();
        cohorts.readRecordsToList().forEach(r -> {
            try {
                CohortRecord record = CohortRecord.parseFrom(r.value());
                if (record.hasDelta()
                        && !(record.getDelta().getCohortId() + "/"
                                        + record.getDelta().getVersion())
                                .equals(r.key())) {
                    throw new AssertionError("The key is the cohort and the version, not " + r.key());
                }
                records.add(record);
            } catch (InvalidProtocolBufferException e) {
                throw new AssertionError(e);
            }
        });
        return records;
    }

    /** The deltas that came out since the last call. */
    public List<CohortDelta> deltas() {
        return read().stream()
                .filter(CohortRecord::hasDelta)
                .map(CohortRecord::getDelta)
                .toList();
    }

    /** Members by cohort, after some deltas. */
    static Map<String, Set<String>> members(List<CohortDelta> deltas) {
        var members = new TreeMap<String, Set<String>>();
        for (CohortDelta delta : deltas) {
            Set<String> of = members.computeIfAbsent(delta.getCohortId(), c -> new TreeSet<>());
            of.removeAll(delta.getLeftList());
            of.addAll(delta.getJoinedList());
            if (delta.getDissolved()) {
                members.remove(delta.getCohortId());
            }
        }
        return members;
    }

    @Override
    public void close() {
        driver.close();
    }
}
