package dev.stillwatch.ingest.event;

import com.google.protobuf.Timestamp;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import dev.stillwatch.ingest.v1.Message;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.platform.epoch.EventTime;
import java.time.Instant;

/** Good events for tests. */
public final class Events {

    /** When they happen: 2026-01-05T08:00:00Z. */
    public static final long TIME = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();

    private Events() {}

    public static Timestamp time() {
        return EventTime.timestamp(TIME);
    }

    public static Exchange.Builder exchange(String id, String account, long timeMillis) {
        return Exchange.newBuilder()
                .setExchangeId(id)
                .setAccountId(account)
                .setOccurredAt(EventTime.timestamp(timeMillis))
                .setModel("model-1")
                .addMessages(Message.newBuilder().setRole("user").setContent("What is the capital of France?"));
    }

    public static Exchange.Builder exchange() {
        return exchange("exchange-1", "account-1", TIME);
    }

    public static AccountEvent.Builder account() {
        return AccountEvent.newBuilder()
                .setAccountId("account-1")
                .setOccurredAt(time())
                .setKind("SIGNED_UP");
    }

    public static Release.Builder release() {
        return Release.newBuilder().setModel("model-2").setOccurredAt(time());
    }

    public static Event event(Exchange.Builder exchange) {
        return Event.newBuilder().setExchange(exchange).build();
    }

    public static Event event(AccountEvent.Builder account) {
        return Event.newBuilder().setAccount(account).build();
    }

    public static Event event(Release.Builder release) {
        return Event.newBuilder().setRelease(release).build();
    }
}
