package dev.stillwatch.ingest.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.state.Identities;
import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.ingest.state.Lane;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.type.v1.Watermark;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads records that were written by an earlier run: which events they are, and what this instance had promised. */
final class TailReader {

    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

    private final Identities identities;
    private final WatermarkRecords ours;
    private final int sketchPartitions;
    private final List<Identity> events = new ArrayList<>();
    private final List<HandleUse> handles = new ArrayList<>();
    private final Map<Identity, Set<Integer>> releases = new HashMap<>();
    private final Map<Lane, Long> watermarks = new HashMap<>();

    TailReader(Identities identities, WatermarkRecords ours, int sketchPartitions) {
        this.identities = identities;
        this.ours = ours;
        this.sketchPartitions = sketchPartitions;
    }

    void read(Lane lane, long offset, byte[] value) {
        try {
            if (lane.topic() == Topic.SKETCHES) {
                sketch(lane, SketchRecord.parseFrom(value));
            } else {
                account(lane, AccountRecord.parseFrom(value));
            }
        } catch (InvalidProtocolBufferException e) {
            LOG.warn(
                    "{} of partition {} of {} is no record of ours; passed over",
                    offset,
                    lane.partition(),
                    lane.topic());
        }
    }

    private void sketch(Lane lane, SketchRecord record) {
        switch (record.getRecordCase()) {
            case SKETCH -> {
                events.add(identities.of(record.getSketch()));
                HandleUse use = identities.handles(record.getSketch());
                if (use != null) {
                    handles.add(use);
                }
            }
            case RELEASE -> release(lane, record.getRelease());
            case WATERMARK -> watermark(lane, record.getWatermark());
            case RECORD_NOT_SET -> {}
        }
    }

    private void account(Lane lane, AccountRecord record) {
        switch (record.getRecordCase()) {
            case FACT -> events.add(identities.of(record.getFact()));
            case WATERMARK -> watermark(lane, record.getWatermark());
            case RECORD_NOT_SET -> {}
        }
    }

    /** A release that a crash left in some partitions only is not seen: sent again, it gets into all. */
    private void release(Lane lane, Release release) {
        Identity identity = identities.of(release);
        Set<Integer> in = releases.computeIfAbsent(identity, r -> new HashSet<>());
        if (in.add(lane.partition()) && in.size() == sketchPartitions) {
            events.add(identity);
        }
    }

    private void watermark(Lane lane, Watermark watermark) {
        ours.ours(watermark).ifPresent(millis -> watermarks.merge(lane, millis, Math::max));
    }

    /** The events read since the last call. */
    List<Identity> takeEvents() {
        var taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** What the exchanges read since the last call did with reasoning handles. */
    List<HandleUse> takeHandles() {
        var taken = List.copyOf(handles);
        handles.clear();
        return taken;
    }

    /** The latest watermark of this instance in each partition that had one. */
    Map<Lane, Long> watermarks() {
        return watermarks;
    }
}
