package dev.stillwatch.sketch.activity;

import dev.stillwatch.ingest.v1.AccountFact;

/** What one account event adds to an activity. Unknown kinds count as events and add what else they say. */
final class FactFeatures {
    private FactFeatures() {}

    static void addTo(ActivityBuilder to, AccountFact fact) {
        long millis = Moments.millis(fact.getOccurredAt());
        to.count(Counter.FACTS, 1);
        switch (fact.getKind()) {
            case "SIGNED_UP" -> to.extreme(Extreme.SIGNED_UP, millis);
            case "PAYMENT_METHOD_ADDED" -> to.count(Counter.PAYMENT_METHODS_ADDED, 1);
            case "CREDENTIAL_CREATED" -> to.count(Counter.CREDENTIALS_CREATED, 1);
            case "CLOSED" -> to.extreme(Extreme.CLOSED, millis);
            default -> {}
        }
        to.plan(Latest.of(millis, fact.getPlan()));
        to.programme(Latest.of(millis, fact.getProgramme()));
        to.organization(Latest.of(millis, fact.getOrganizationId()));
        Verification.ofWord(fact.getVerification())
                .ifPresent(level -> to.extreme(Extreme.VERIFICATION, level.level() + 1));
        known(to, Extreme.EMAIL_KNOWN, fact.getEmail() != 0);
        known(to, Extreme.EMAIL_DISPOSABLE, fact.getEmailDisposable());
        known(to, Extreme.PHONE_KNOWN, fact.getPhone() != 0);
        known(to, Extreme.PAYMENT_KNOWN, fact.getPayment() != 0);
        known(to, Extreme.REFERRED, fact.getReferral() != 0);
        to.member(Distinct.PAYMENTS, fact.getPayment());
        to.member(Distinct.DEVICES, fact.getDevice());
    }

    private static void known(ActivityBuilder to, Extreme extreme, boolean holds) {
        if (holds) {
            to.extreme(extreme, 1);
        }
    }
}
