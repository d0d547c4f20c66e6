package dev.stillwatch.linking.evidence;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.ingest.v1.ClientSketch;

/** Takes from an account fact what accounts could share. */
public final class FactEvidence {

    private static final String SIGNED_UP = "SIGNED_UP";
    private static final String CLOSED = "CLOSED";

    /** Sign-ups count as close in time within half of this; each falls into two buckets that overlap by half. */
    private static final long BUCKET_MILLIS = 30 * 60_000L;

    private FactEvidence() {}

    /**
     * Adds a fact to its account's tally.
     *
     * @param timeMillis when it happened, milliseconds since 1970
     */
    public static void add(AccountFact fact, long timeMillis, EpochTally tally) {
        stated(Kind.PAYMENT, fact.getPayment(), tally);
        stated(Kind.DEVICE, fact.getDevice(), tally);
        stated(Kind.PHONE, fact.getPhone(), tally);
        stated(Kind.EMAIL, fact.getEmail(), tally);
        stated(Kind.EMAIL_DOMAIN, fact.getEmailDomain(), tally);
        stated(Kind.EMAIL_PATTERN, fact.getEmailPattern(), tally);
        stated(Kind.REFERRAL, fact.getReferral(), tally);
        if (!fact.getCredentialId().isEmpty()) {
            stated(Kind.CREDENTIAL, Hashes.of(fact.getCredentialId()), tally);
        }
        if (fact.hasClient()) {
            SketchEvidence.client(fact.getClient(), tally);
        }
        if (fact.getKind().equals(SIGNED_UP)) {
            signUp(fact, timeMillis, tally);
        } else if (fact.getKind().equals(CLOSED)) {
            tally.closed();
        }
    }

    private static void signUp(AccountFact fact, long timeMillis, EpochTally tally) {
        ClientSketch client = fact.getClient();
        together(timeMillis, Kind.EMAIL_DOMAIN, fact.getEmailDomain(), tally);
        together(timeMillis, Kind.EMAIL_PATTERN, fact.getEmailPattern(), tally);
        together(timeMillis, Kind.REFERRAL, fact.getReferral(), tally);
        together(timeMillis, Kind.PREFIX, client.getPrefix(), tally);
        if (client.getAsn() != 0 && client.getBuild() != 0) {
            together(timeMillis, Kind.CLIENT, Hashes.of(client.getAsn(), client.getBuild()), tally);
        }
    }

    private static void together(long timeMillis, Kind weaker, long hash, EpochTally tally) {
        if (hash == 0) {
            return;
        }
        long even = Math.floorDiv(timeMillis, BUCKET_MILLIS);
        long odd = Math.floorDiv(timeMillis + BUCKET_MILLIS / 2, BUCKET_MILLIS);
        stated(Kind.COTIMING, Hashes.of(0, even, weaker.code(), hash), tally);
        stated(Kind.COTIMING, Hashes.of(1, odd, weaker.code(), hash), tally);
    }

    private static void stated(Kind kind, long hash, EpochTally tally) {
        if (hash != 0) {
            tally.stated(new SharedValue(kind, hash));
        }
    }
}
