package dev.stillwatch.intel.taxii;

import com.google.protobuf.ByteString;
import dev.stillwatch.intel.stix.Tlp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Objects in collections to test with. */
public final class Objects {

    /** When the first is added; each next one a microsecond later. */
    public static final Instant ADDED = Instant.parse("2026-11-01T12:00:00Z");

    private Objects() {}

    /** A version of an object: STIX id {@code TYPE--NAME}, version as many days after the start of 2026 as said. */
    public static StoredObject object(long sequence, String type, String name, int version, Tlp tlp) {
        String id = type + "--" + name;
        return new StoredObject(
                sequence,
                id,
                type,
                "2.1",
                version(version),
                ADDED.plus(sequence, ChronoUnit.MICROS),
                tlp,
                ByteString.copyFromUtf8("{\"type\":\"" + type + "\",\"id\":\"" + id + "\",\"v\":" + version + "}"));
    }

    /** A version. */
    public static Instant version(int day) {
        return Instant.parse("2026-01-01T00:00:00Z").plus(day, ChronoUnit.DAYS);
    }
}
