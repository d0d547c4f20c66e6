package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.platform.kafka.Topic;
import dev.stillwatch.type.v1.Watermark;
import java.util.OptionalLong;

/** Watermarks of this instance as records. */
record WatermarkRecords(String source) {

    byte[] write(Topic topic, long millis) {
        Watermark watermark = Watermark.newBuilder()
                .addSources(source)
                .setEventTime(EventTime.timestamp(millis))
                .build();
        return topic == Topic.SKETCHES
                ? SketchRecord.newBuilder().setWatermark(watermark).build().toByteArray()
                : AccountRecord.newBuilder().setWatermark(watermark).build().toByteArray();
    }

    /** The time, when it is one of ours. */
    OptionalLong ours(Watermark watermark) {
        return watermark.getSourcesList().contains(source)
                ? OptionalLong.of(EventTime.millis(watermark.getEventTime()))
                : OptionalLong.empty();
    }
}
