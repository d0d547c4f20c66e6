package dev.stillwatch.lab.simulate.world;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.AccountEvent;
import dev.stillwatch.ingest.v1.Client;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.ArrayList;
import java.util.List;

/**
 * How an account came to be, as its provider recorded it. All texts may be empty for "not told".
 *
 * @param accountId the account
 * @param organizationId its organisation
 * @param at when it signed up, milliseconds since 1970
 * @param email e-mail address
 * @param phone telephone number
 * @param payment fingerprint of the means of payment
 * @param device fingerprint of the device
 * @param verification how well the holder is known in the end: EMAIL, PHONE, PAYMENT, ORGANISATION, IDENTITY
 * @param plan what it subscribed to
 * @param programme the programme it came in by
 * @param referral the referral code it used
 * @param credentials ids of its API keys
 * @param client what signed up
 */
public record Registration(
        String accountId,
        String organizationId,
        long at,
        String email,
        String phone,
        String payment,
        String device,
        String verification,
        String plan,
        String programme,
        String referral,
        List<String> credentials,
        Client client) {
    private static final double MINUTE = 60_000;

    /** Copies the credentials. */
    public Registration {
        credentials = List.copyOf(credentials);
    }

    /** The events of it, in order of time, within half an hour or so. */
    public List<Event> history(Dice dice) {
        List<Event> history = new ArrayList<>();
        long time = at;
        AccountEvent.Builder signedUp = event("SIGNED_UP", time)
                .setEmail(email)
                .setPhone(phone)
                .setDeviceFingerprint(device)
                .setReferralCode(referral)
                .setProgramme(programme)
                .setPlan(plan.isEmpty() ? "free" : "")
                .setVerification("NONE");
        history.add(event(signedUp));
        time += (long) dice.logNormal(1.5 * MINUTE, 0.6);
        history.add(event(event("VERIFIED", time).setVerification("EMAIL")));
        if (!payment.isEmpty()) {
            time += (long) dice.logNormal(3 * MINUTE, 0.8);
            history.add(event(event("PAYMENT_METHOD_ADDED", time)
                    .setPaymentFingerprint(payment)
                    .setDeviceFingerprint(device)));
            history.add(event(event("PLAN_CHANGED", time + 900).setPlan(plan)));
        }
        if (!verification.equals("EMAIL")) {
            time += (long) dice.logNormal(5 * MINUTE, 0.8);
            history.add(event(event("VERIFIED", time).setVerification(verification)));
        }
        for (String credential : credentials) {
            time += (long) dice.logNormal(2 * MINUTE, 0.8);
            history.add(event(event("CREDENTIAL_CREATED", time).setCredentialId(credential)));
        }
        return history;
    }

    private AccountEvent.Builder event(String kind, long time) {
        return AccountEvent.newBuilder()
                .setAccountId(accountId)
                .setOccurredAt(Timestamps.fromMillis(time))
                .setKind(kind)
                .setOrganizationId(organizationId)
                .setClient(client);
    }

    private static Event event(AccountEvent.Builder event) {
        return Event.newBuilder().setAccount(event).build();
    }
}
