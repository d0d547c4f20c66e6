package dev.stillwatch.intel.stream;

/** The ledger that was read is not what its head says. */
public final class LedgerDamagedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    LedgerDamagedException(String message) {
        super(message);
    }
}
