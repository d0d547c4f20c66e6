package dev.stillwatch.intel.stream;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stillwatch.intel.config.SharedSignals;
import dev.stillwatch.intel.secevent.EventType;
import dev.stillwatch.intel.secevent.Receiver;
import dev.stillwatch.intel.secevent.SecurityEvent;
import dev.stillwatch.intel.secevent.SetSigner;
import dev.stillwatch.intel.secevent.SubjectId;
import dev.stillwatch.intel.v1.AccountEvent;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The tokens that say what is in the log. The same record gives the same token, byte for byte, on every replica. */
@Singleton
public final class EventTokens {

    private final SharedSignals signals;

    EventTokens(SharedSignals signals) {
        this.signals = signals;
    }

    /** The token, signed. */
    public String token(AccountEvent event, Receiver receiver) {
        SetSigner signer = signals.signer()
                .orElseThrow(() -> new IllegalStateException("Nothing is told without a key to sign with"));
        return signer.sign(event(event, receiver));
    }

    /** What the token says. */
    public SecurityEvent event(AccountEvent event, Receiver receiver) {
        EventType type = EventType.of(event.getEventType()).orElseThrow();
        boolean ofStream = event.getAccountId().isEmpty();
        return new SecurityEvent(
                event.getJti(),
                signals.issuer(),
                receiver.partner(),
                Facts.instant(event.getIssuedAt()),
                ofStream ? Optional.empty() : Optional.of(Facts.instant(event.getOccurredAt())),
                ofStream ? Optional.empty() : Optional.of(transaction(event)),
                ofStream
                        ? SubjectId.opaque(event.getStreamId())
                        : receiver.subject(signals.issuer(), event.getAccountId()),
                type.uri(),
                payload(type, event));
    }

    /** Tells that events belong together, and not with which campaign. */
    private static String transaction(AccountEvent event) {
        return UUID.nameUUIDFromBytes(
                        (event.getStreamId() + "\0" + event.getCampaignId()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static ObjectNode payload(EventType type, AccountEvent event) {
        ObjectNode payload = JsonNodeFactory.instance.objectNode();
        switch (type) {
            case ACCOUNT_DISABLED -> payload.put("reason", "bulk-account");
            case RISK_LEVEL_CHANGE -> {
                payload.put("event_timestamp", event.getOccurredAt().getSeconds());
                payload.put("initiating_entity", "policy");
                payload.put("principal", "USER");
                payload.put("current_level", event.getAdverse() ? "HIGH" : "LOW");
                payload.put("previous_level", event.getAdverse() ? "LOW" : "HIGH");
            }
            case VERIFICATION -> {
                if (!event.getDetail().isEmpty()) {
                    payload.put("state", event.getDetail());
                }
            }
            case ACCOUNT_ENABLED,
                    STREAM_UPDATED,
                    ACCOUNT_PURGED,
                    CREDENTIAL_COMPROMISE,
                    CREDENTIAL_CHANGE_REQUIRED,
                    SESSIONS_REVOKED,
                    SESSION_REVOKED -> {}
        }
        return payload;
    }
}
