package dev.stillwatch.ingest.stream;

import dev.stillwatch.ingest.event.Kind;
import dev.stillwatch.ingest.state.Identity;
import dev.stillwatch.platform.kafka.Topic;
import java.nio.charset.StandardCharsets;

/** An event as it will be written: without content, serialised, with what tells it from others. */
public final class Outgoing {

    private final Kind kind;
    private final Identity identity;
    private final long timeMillis;
    private final byte[] key;
    private final long account;
    private final byte[] value;

    /**
     * @param kind decides where it goes: exchanges to their account's partition of {@code sketches}, account events to that of {@code
     *     accounts}, releases to every partition of {@code sketches}
     * @param timeMillis event time
     * @param accountId the account; empty for a release
     * @param value the record; not copied, so not to be changed
     */
    public Outgoing(Kind kind, Identity identity, long timeMillis, String accountId, byte[] value) {
        this.kind = kind;
        this.identity = identity;
        this.timeMillis = timeMillis;
        this.key = accountId.getBytes(StandardCharsets.UTF_8);
        this.account = accountId.hashCode();
        this.value = value;
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
