package dev.stillwatch.ingest.stream;

import com.google.protobuf.InvalidProtocolBufferException;
import dev.stillwatch.ingest.event.Kind;
import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.handle.Provenance;
import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.ingest.v1.SketchRecord;
import dev.stillwatch.platform.kafka.Topic;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** An event as it will be written: without content, serialised, with what tells it from others. */
public final class Outgoing {

    private final Kind kind;
    private final Identity identity;
    private final long timeMillis;
    private final byte[] key;
    private final long account;
    private final byte[] value;
    private final @Nullable HandleUse handles;

    /**
     * @param kind decides where it goes: exchanges to their account's partition of {@code sketches}, account events to that of {@code
     *     accounts}, releases to every partition of {@code sketches}
     * @param timeMillis event time
     * @param accountId the account; empty for a release
     * @param value the record; not copied, so not to be changed
     * @param handles what an exchange did with reasoning handles; null when nothing
     */
    public Outgoing(
            Kind kind,
            Identity identity,
            long timeMillis,
            String accountId,
            byte[] value,
            @Nullable HandleUse handles) {
        this(
                kind,
                identity,
                timeMillis,
                accountId.getBytes(StandardCharsets.UTF_8),
                accountId.hashCode(),
                value,
                handles);
    }

    private Outgoing(
            Kind kind,
            Identity identity,
            long timeMillis,
            byte[] key,
            long account,
            byte[] value,
            @Nullable HandleUse handles) {
        this.kind = kind;
        this.identity = identity;
        this.timeMillis = timeMillis;
        this.key = key;
        this.account = account;
        this.value = value;
        this.handles = handles;
    }

    /** What it does with reasoning handles; null when nothing. */
    public @Nullable HandleUse handles() {
        return handles;
    }

    /** The same exchange, with where its handles had come from written into it. */
    public Outgoing stamped(Provenance provenance) {
        if (provenance.equals(Provenance.NONE)) {
            return this;
        }
        try {
            SketchRecord.Builder record = SketchRecord.parseFrom(value).toBuilder();
            provenance.writeTo(record.getSketchBuilder());
            return new Outgoing(
                    kind, identity, timeMillis, key, account, record.build().toByteArray(), handles);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a sketch that was just made can't be read", e);
        }
    }

    /** What the event is about. */
    public Kind kind() {
        return kind;
    }

    /** Tells it from others. */
    public Identity identity() {
        return identity;
    }

    /** Event time in milliseconds. */
    public long timeMillis() {
        return timeMillis;
    }

    /** Tells accounts apart, well enough for counting voices. */
    long account() {
        return account;
    }

    byte[] key() {
        return key;
    }

    Topic topic() {
        return kind == Kind.ACCOUNT ? Topic.ACCOUNTS : Topic.SKETCHES;
    }

    boolean everywhere() {
        return kind == Kind.RELEASE;
    }

    byte[] value() {
        return value;
    }
}
