package dev.stillwatch.sketch.key;

/** What a hash is of. The code goes into the hash; codes are never reused. */
public enum Purpose {
    /** A session id. */
    SESSION(1),
    /** A set of tool names. */
    TOOLSET(2),
    /** A reasoning handle. */
    REASONING_HANDLE(3),
    /** An address. */
    ADDRESS(4),
    /** A network, /24 or /48. */
    PREFIX(5),
    /** A JA4 fingerprint. */
    JA4(6),
    /** An HTTP fingerprint. */
    HTTP_FINGERPRINT(7),
    /** A User-Agent. */
    USER_AGENT(8),
    /** SDK, version and runtime together. */
    BUILD(9),
    /** A referral code. */
    REFERRAL(10),
    /** A normalised e-mail address. */
    EMAIL(11),
    /** An e-mail domain. */
    EMAIL_DOMAIN(12),
    /** The shape of an e-mail address. */
    EMAIL_PATTERN(13),
    /** A normalised telephone number. */
    PHONE(14),
    /** A payment fingerprint. */
    PAYMENT(15),
    /** A device fingerprint. */
    DEVICE(16),
    /** A whole text. */
    TEXT(17),
    /** The skeleton of a text. */
    SKELETON(18),
    /** The opening of a text. */
    OPENING(19),
    /** A band of a MinHash. */
    BAND(20),
    /** A word that is on no list of known words. */
    WORD(21),
    /** The closing of a text. */
    CLOSING(22);

    private final byte code;

    Purpose(int code) {
        this.code = (byte) code;
    }

    byte code() {
        return code;
    }
}
