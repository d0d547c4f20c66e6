package dev.stillwatch.scoring.sample;

import dev.stillwatch.ingest.v1.AccountFact;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import java.util.SplittableRandom;

/** Activities of sample accounts. */
public final class Activities {

    /** When they begin: 1 November 2026. */
    public static final long START = 1_793_491_200_000L;

    private static final long DAY = 86_400_000L;

    private Activities() {}

    /** An account that extracts in a share of its prompts, at all hours of {@code days} days. */
    public static Activity of(String account, double extracts, int exchanges, int days) {
        Person person = Person.of(account, extracts, 9);
        var random = new SplittableRandom(account.hashCode());
        ActivityBuilder builder = Activity.builder();
        for (int i = 0; i < exchanges; i++) {
            builder.add(person.exchange(i, START + random.nextLong(days * DAY)));
        }
        return builder.build();
    }

    /** Sign-up of an account, some days before everything else. */
    public static Activity signUp(String account, int daysBefore, String verification, boolean disposableEmail) {
        return Activity.of(AccountFact.newBuilder()
                .setAccountId(account)
                .setKind("SIGNED_UP")
                .setVerification(verification)
                .setEmailDisposable(disposableEmail)
                .setOccurredAt(EventTime.timestamp(START - daysBefore * DAY))
                .build());
    }
}
