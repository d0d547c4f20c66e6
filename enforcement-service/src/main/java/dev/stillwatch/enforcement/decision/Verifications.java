package dev.stillwatch.enforcement.decision;

import dev.stillwatch.ingest.v1.AccountFact;

/** What counts as having passed the verification that an action asks for. */
final class Verifications {

    private Verifications() {}

    /** Whether a fact says so: it is about a verification, by more than an e-mail address, which costs nobody anything. */
    static boolean passed(AccountFact fact) {
        return fact.getKind().equals("VERIFIED")
                && !fact.getVerification().equals("NONE")
                && !fact.getVerification().equals("EMAIL");
    }
}
