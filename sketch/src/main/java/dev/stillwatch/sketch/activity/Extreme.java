package dev.stillwatch.sketch.activity;

/** Single numbers of an {@link Activity} that merge by maximum; 0 is "not known". Earliest moments are kept as what is left to a far end. */
enum Extreme {
    FIRST_EXCHANGE(0, true),
    LAST_EXCHANGE(1, false),
    SIGNED_UP(2, true),
    VERIFICATION(3, false),
    CLOSED(4, true),
    EMAIL_KNOWN(5, false),
    EMAIL_DISPOSABLE(6, false),
    PHONE_KNOWN(7, false),
    PAYMENT_KNOWN(8, false),
    REFERRED(9, false),
    RELEASED(10, false);

    static final int LAST_SLOT = 8192 + 63;
    static final long FAR_END = 1L << 43;

    private static final int BASE = 8192;

    private final int offset;
    private final boolean earliest;

    Extreme(int offset, boolean earliest) {
        this.offset = offset;
        this.earliest = earliest;
    }

    int slot() {
        return BASE + offset;
    }

    /** Stored form of a number from 1 to 2^43 − 1. */
    long store(long number) {
        long bounded = Math.clamp(number, 1, FAR_END - 1);
        return earliest ? FAR_END - bounded : bounded;
    }

    /** The number of a stored form; not for 0. */
    long load(long stored) {
        return earliest ? FAR_END - stored : stored;
    }
}
