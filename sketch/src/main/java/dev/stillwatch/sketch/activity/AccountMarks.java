package dev.stillwatch.sketch.activity;

/**
 * What is counted once an account: a function from the whole activity of one account to sums. When the account's activity grows,
 * the difference of its marks after and before is added, so that the sums stay true of the account as it is now.
 */
final class AccountMarks {
    private static final long MILLIS_A_DAY = 86_400_000L;

    private AccountMarks() {}

    /** Adds the marks of an account times {@code sign}, 1 or −1. */
    static void addTo(ActivityBuilder to, Activity account, int sign) {
        to.count(Counter.ACCOUNTS, sign);
        countIf(to, account.exchanges() > 0, Counter.ACTIVE_ACCOUNTS, sign);
        countIf(to, account.emailDisposable(), Counter.DISPOSABLE_EMAIL_ACCOUNTS, sign);
        countIf(to, account.closed(), Counter.CLOSED_ACCOUNTS, sign);
        to.bucket(Histogram.VERIFICATIONS, account.verification().level(), sign);
        account.organization().ifPresent(name -> {
            to.count(Counter.ORGANISED_ACCOUNTS, sign);
            to.hashed(Histogram.ORGANIZATIONS, Mix.hash(name), sign);
        });
        account.plan().ifPresent(name -> to.hashed(Histogram.PLANS, Mix.hash(name), sign));
        account.programme().ifPresent(name -> to.hashed(Histogram.PROGRAMMES, Mix.hash(name), sign));
        account.signedUp().ifPresent(moment -> {
            to.count(Counter.SIGNED_UP_ACCOUNTS, sign);
            long day = Math.floorDiv(moment.toEpochMilli(), MILLIS_A_DAY);
            to.bucket(Histogram.SIGN_UP_DAYS, (int) Math.floorMod(day, (long) Histogram.SIGN_UP_DAYS.size()), sign);
        });
        countIf(to, account.longStanding(), Counter.LONG_STANDING_ACCOUNTS, sign);
        addPairs(to, account, sign);
    }

    private static void addPairs(ActivityBuilder to, Activity account, int sign) {
        long exchanges = account.exchanges();
        long embedded = account.count(Counter.WITH_EMBEDDING);
        to.count(Counter.EXCHANGES_SQUARED, sign * exchanges * exchanges);
        to.count(Counter.EMBEDDED_SQUARED, sign * embedded * embedded);
        to.count(Counter.EMBEDDING_WITHIN, sign * account.embeddings().sumSquared());
        for (Coincidence coincidence : Coincidence.values()) {
            Buckets buckets = account.buckets(coincidence.histogram());
            long total = buckets.total();
            to.count(coincidence.pairsWithin(), sign * buckets.pairs());
            to.count(coincidence.pairs(), sign * total * (total - 1));
        }
    }

    private static void countIf(ActivityBuilder to, boolean condition, Counter counter, int sign) {
        if (condition) {
            to.count(counter, sign);
        }
    }
}
