package dev.stillwatch.linking.stream;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountRecord;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.type.v1.Watermark;
import org.apache.kafka.common.serialization.Serde;

/** How the two input topics are read, and what a record of them must hold to be usable. */
final class Inputs {

    /** 2000-01-01 and 2100-01-01, the times that ingest takes. */
    private static final long EARLIEST_SECOND = 946_684_800L;

    private static final long LATEST_SECOND = 4_102_444_800L;

    private Inputs() {}

    static Serde<SketchRecord> sketches() {
        return ProtoSerde.of(SketchRecord.parser(), record -> switch (record.getRecordCase()) {
            case SKETCH ->
                usable(record.getSketch().getAccountId(), record.getSketch().getOccurredAt());
            case WATERMARK -> usable(record.getWatermark());
            case RELEASE -> true;
            case RECORD_NOT_SET -> false;
        });
    }

    static Serde<AccountRecord> accounts() {
        return ProtoSerde.of(AccountRecord.parser(), record -> switch (record.getRecordCase()) {
            case FACT ->
                usable(record.getFact().getAccountId(), record.getFact().getOccurredAt());
            case WATERMARK -> usable(record.getWatermark());
            case RECORD_NOT_SET -> false;
        });
    }

    private static boolean usable(String account, Timestamp time) {
        return !account.isEmpty() && usable(time);
    }

    private static boolean usable(Watermark watermark) {
        return watermark.getSourcesCount() > 0 && (watermark.getFinal() || usable(watermark.getEventTime()));
    }

    private static boolean usable(Timestamp time) {
        return time.getSeconds() >= EARLIEST_SECOND && time.getSeconds() < LATEST_SECOND;
    }
}
