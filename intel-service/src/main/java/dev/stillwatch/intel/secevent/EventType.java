package dev.stillwatch.intel.secevent;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The types of events that are made or understood here: of RISC 1.0, CAEP 1.0 and the framework itself. Others are taken and not looked at. */
public enum EventType {
    /** The account was disabled: it is suspended, for a campaign that a person confirmed. */
    ACCOUNT_DISABLED("risc", "account-disabled", Meaning.ADVERSE),
    /** The account is enabled again; takes a disabling back. */
    ACCOUNT_ENABLED("risc", "account-enabled", Meaning.TAKES_BACK),
    /** The account was deleted for good. */
    ACCOUNT_PURGED("risc", "account-purged", Meaning.ADVERSE),
    /** A credential of the account is known to others. */
    CREDENTIAL_COMPROMISE("risc", "credential-compromise", Meaning.ADVERSE),
    /** The account has to change its credential. */
    CREDENTIAL_CHANGE_REQUIRED("risc", "account-credential-change-required", Meaning.ADVERSE),
    /** The account's sessions were ended. */
    SESSIONS_REVOKED("risc", "sessions-revoked", Meaning.ADVERSE),
    /** A session was ended. */
    SESSION_REVOKED("caep", "session-revoked", Meaning.ADVERSE),
    /** The risk of the account has changed; {@code current_level} says to what. */
    RISK_LEVEL_CHANGE("caep", "risk-level-change", Meaning.BY_LEVEL),
    /** Answers a request for verification. */
    VERIFICATION("ssf", "verification", Meaning.OF_STREAM),
    /** The transmitter changed the stream's status by itself. */
    STREAM_UPDATED("ssf", "stream-updated", Meaning.OF_STREAM);

    /** What an event says of its subject. */
    enum Meaning {
        ADVERSE,
        TAKES_BACK,
        BY_LEVEL,
        OF_STREAM
    }

    private final String family;
    private final String word;
    private final Meaning meaning;

    EventType(String family, String word, Meaning meaning) {
        this.family = family;
        this.word = word;
        this.meaning = meaning;
    }

    /** The event type's URI. */
    public String uri() {
        return "https://schemas.openid.net/secevent/" + family + "/event-type/" + word;
    }

    /** The last word of the URI. */
    public String word() {
        return word;
    }

    Meaning meaning() {
        return meaning;
    }

    /** The type of a URI; empty when it is none of these. */
    public static Optional<EventType> of(String uri) {
        return Arrays.stream(values()).filter(t -> t.uri().equals(uri)).findFirst();
    }

    /** What this platform tells of accounts, beside events of the stream itself. */
    public static List<EventType> told() {
        return List.of(ACCOUNT_DISABLED, ACCOUNT_ENABLED, RISK_LEVEL_CHANGE);
    }
}
