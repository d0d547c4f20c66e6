package dev.stillwatch.ingest.state;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hashing;
import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.handle.Holder;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.ingest.v1.Sketch;
import dev.stillwatch.platform.epoch.EventTime;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives events their identity, from what is written to Kafka and not from what came in, so that a record read back has the same one. An
 * exchange is its id alone. An account fact or a release is all that it says; of facts that means after hashing, so the first repeat
 * after a change of the key counts as new.
 */
public final class Identities {

    /** Length of the key in bytes. */
    public static final int KEY_BYTES = 16;

    private static final byte EXCHANGE = 1;
    private static final byte FACT = 2;
    private static final byte RELEASE = 3;
    private static final byte HOLDER = 4;

    private final HashFunction hash;

    /** With the installation's key, {@value #KEY_BYTES} bytes. */
    public Identities(byte[] key) {
        ByteBuffer halves = ByteBuffer.wrap(key);
        this.hash = Hashing.sipHash24(halves.getLong(), halves.getLong());
    }

    /** Of an exchange. */
    public Identity of(Sketch sketch) {
        return of(
                EXCHANGE,
                sketch.getExchangeId().getBytes(StandardCharsets.UTF_8),
                EventTime.millis(sketch.getOccurredAt()));
    }

    /** Of an account fact. */
    public Identity of(AccountFact fact) {
        return of(FACT, fact.toByteArray(), EventTime.millis(fact.getOccurredAt()));
    }

    /** Of a release. */
    public Identity of(Release release) {
        return of(RELEASE, release.toByteArray(), EventTime.millis(release.getOccurredAt()));
    }

    /** What an exchange did with reasoning handles; null when nothing. */
    public @Nullable HandleUse handles(Sketch sketch) {
        if (sketch.getHandlesIssuedCount() == 0 && sketch.getHandlesPresentedCount() == 0) {
            return null;
        }
        var holder = new Holder(
                hash(HOLDER, sketch.getAccountId()),
                sketch.getOrganizationId().isEmpty() ? 0 : hash(HOLDER, sketch.getOrganizationId()),
                sketch.getSession());
        long day = Math.floorDiv(EventTime.millis(sketch.getOccurredAt()), TimeUnit.DAYS.toMillis(1));
        return new HandleUse(
                holder, Math.toIntExact(day), sketch.getHandlesIssuedList(), sketch.getHandlesPresentedList());
    }

    private long hash(byte kind, String text) {
        return hash.newHasher()
                .putByte(kind)
                .putString(text, StandardCharsets.UTF_8)
                .hash()
                .asLong();
    }

    private Identity of(byte kind, byte[] bytes, long timeMillis) {
        long value = hash.newHasher(bytes.length + 1)
                .putByte(kind)
                .putBytes(bytes)
                .hash()
                .asLong();
        return new Identity(value, Math.floorDiv(timeMillis, TimeUnit.DAYS.toMillis(1)));
    }
}
