package dev.stillwatch.ingest;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.convert.format.MapFormat;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How events are taken.
 *
 * <p>To change the key: add the new one to {@code keys}, then name it in {@code key}, and leave the old one in {@code keys} as long as
 * sketches made under it matter. Hashes of two keys don't compare, so links across the change are lost.
 *
 * @param instance names this replica, the same after a restart; 1 to 63 letters, digits, dots, dashes. In a StatefulSet its ordinal
 * @param key id of the key that sketches are made under, one of {@code keys}
 * @param keys secrets in Base64, at least 16 random bytes each, by key id; for one: {@code openssl rand -base64 32}. An id is of lower
 *     case letters, digits and dashes; in the environment ({@code STILLWATCH_INGEST_KEYS_ID}) of letters and digits only
 * @param lateness how much older than the newest event an event may be and still count in its own epoch
 * @param seenWindow how far event time goes on before an event's repeat is no longer known as one; about 60 bytes of Redis an event
 * @param handleWindow how long in event time after it was issued a reasoning handle that somebody else presents is known as replay, in whole
 *     days; about 100 bytes of Redis a handle; 0 switches it off
 * @param inFlightEvents events that may be on their way before streams are no longer read and batches are refused
 * @param inFlightBytes bytes of batches that may be on their way, likewise
 * @param streamBatches batches of one stream that may be on their way
 */
@ConfigurationProperties("stillwatch.ingest")
public record IngestConfiguration(
        @Bindable(defaultValue = "0") String instance,
        @Nullable String key,

        @MapFormat(transformation = MapFormat.MapTransformation.FLAT) @Nullable
        Map<String, String> keys,

        @Bindable(defaultValue = "2m") Duration lateness,
        @Bindable(defaultValue = "3d") Duration seenWindow,
        @Bindable(defaultValue = "30d") Duration handleWindow,
        @Bindable(defaultValue = "20000") int inFlightEvents,
        @Bindable(defaultValue = "67108864") long inFlightBytes,
        @Bindable(defaultValue = "8") int streamBatches) {

    private static final Pattern INSTANCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.-]{0,62}");

    /** Refuses what can't work. */
    public IngestConfiguration {
        if (!INSTANCE.matcher(instance).matches()) {
            throw new IllegalArgumentException(
                    "stillwatch.ingest.instance must be 1 to 63 letters, digits, dots or dashes");
        }
        if (lateness.isNegative() || seenWindow.isNegative()) {
            throw new IllegalArgumentException(
                    "stillwatch.ingest.lateness and stillwatch.ingest.seen-window can't be negative");
        }
        if (handleWindow.isNegative() || !handleWindow.equals(Duration.ofDays(handleWindow.toDays()))) {
            throw new IllegalArgumentException(
                    "stillwatch.ingest.handle-window must be a number of whole days, such as 30d, or 0d to switch it off");
        }
        if (inFlightEvents < 1 || inFlightBytes < 1 || streamBatches < 1) {
            throw new IllegalArgumentException(
                    "stillwatch.ingest.in-flight-events, in-flight-bytes and stream-batches" + " must be at least 1");
        }
    }

    /** The source that this instance's watermarks name. */
    public String source() {
        return "ingest/" + instance;
    }
}
