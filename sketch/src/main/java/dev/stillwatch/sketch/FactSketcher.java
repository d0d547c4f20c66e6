package dev.stillwatch.sketch;

import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.sketch.key.EmailAddress;
import dev.stillwatch.sketch.key.KeyedHash;
import dev.stillwatch.sketch.key.PhoneNumber;
import dev.stillwatch.sketch.key.Purpose;
import java.util.Set;

/** Sketches account events. */
final class FactSketcher {
    private static final Set<String> KINDS =
            Set.of("SIGNED_UP", "PAYMENT_METHOD_ADDED", "VERIFIED", "CREDENTIAL_CREATED", "PLAN_CHANGED", "CLOSED");
    private static final Set<String> LEVELS = Set.of("NONE", "EMAIL", "PHONE", "PAYMENT", "ORGANISATION", "IDENTITY");

    private final KeyedHash key;
    private final Vocabulary vocabulary;
    private final ClientSketcher clients;

    FactSketcher(KeyedHash key, Vocabulary vocabulary, ClientSketcher clients) {
        this.key = key;
        this.vocabulary = vocabulary;
        this.clients = clients;
    }

    AccountFact fact(AccountEvent event) {
        AccountFact.Builder fact = AccountFact.newBuilder()
                .setAccountId(event.getAccountId())
                .setOccurredAt(Moments.toMillis(event.getOccurredAt()))
                .setKind(oneOf(KINDS, event.getKind()))
                .setOrganizationId(event.getOrganizationId())
                .setCredentialId(event.getCredentialId())
                .setPlan(vocabulary.word(Vocabulary.Kind.PLAN, event.getPlan(), key))
                .setProgramme(vocabulary.word(Vocabulary.Kind.PROGRAMME, event.getProgramme(), key))
                .setKeyId(key.keyId())
                .setReferral(key.hash(Purpose.REFERRAL, event.getReferralCode()))
                .setPhone(key.hash(Purpose.PHONE, PhoneNumber.normalise(event.getPhone())))
                .setPayment(key.hash(Purpose.PAYMENT, event.getPaymentFingerprint()))
                .setDevice(key.hash(Purpose.DEVICE, event.getDeviceFingerprint()))
                .setVerification(oneOf(LEVELS, event.getVerification()));
        addEmail(fact, EmailAddress.parse(event.getEmail()));
        if (event.hasClient()) {
            fact.setClient(clients.sketch(event.getClient()));
        }
        return fact.build();
    }

    private void addEmail(AccountFact.Builder fact, EmailAddress email) {
        String domain = MailHosts.isPublic(email.domain()) ? "" : email.domain();
        fact.setEmail(key.hash(Purpose.EMAIL, email.address()))
                .setEmailDomain(key.hash(Purpose.EMAIL_DOMAIN, domain))
                .setEmailPattern(key.hash(Purpose.EMAIL_PATTERN, email.pattern()))
                .setEmailDisposable(MailHosts.isDisposable(email.domain()));
    }

    private static String oneOf(Set<String> words, String told) {
        return words.contains(told) ? told : "";
    }
}
