package dev.stillwatch.sketch.activity;

/** What holds between the accounts of a folded cohort, as estimates free of what each account shares with itself. */
public final class CohortStatistics {
    private final Activity cohort;

    private CohortStatistics(Activity cohort) {
        this.cohort = cohort;
    }

    /** Reads a fold of contributions. */
    public static CohortStatistics of(Activity cohort) {
        return new CohortStatistics(cohort);
    }

    /**
     * Chance that prompts of two different accounts, drawn by exchange, share a value, 0 to 1; 0 when there is no such pair. Buckets
     * are hashed, so unrelated values agree with chance one in the number of buckets.
     */
    public double coincidence(Coincidence of) {
        Buckets buckets = cohort.buckets(of.histogram());
        long total = buckets.total();
        double pairs = (double) total * (total - 1) - cohort.count(of.pairs());
        return pairs <= 0 ? 0 : (buckets.pairs() - cohort.count(of.pairsWithin())) / pairs;
    }

    /** Mean cosine between prompts of two different accounts, −1 to 1; 0 when there is no such pair. */
    public double meanCosine() {
        Embeddings all = cohort.embeddings();
        double pairs = (double) all.number() * all.number() - cohort.count(Counter.EMBEDDED_SQUARED);
        double products = all.sumSquared() - (double) cohort.count(Counter.EMBEDDING_WITHIN);
        return pairs <= 0 ? 0 : products / (127.0 * 127.0 * pairs);
    }

    /** How many equally busy accounts would spread the exchanges as much: n² / Σn²; 0 when there is no exchange. */
    public double effectiveAccounts() {
        double exchanges = cohort.exchanges();
        return exchanges == 0 ? 0 : exchanges * exchanges / cohort.count(Counter.EXCHANGES_SQUARED);
    }

    /** Share of the accounts whose holder is known as ORGANISATION or IDENTITY, 0 to 1. */
    public double verifiedShare() {
        Buckets levels = cohort.buckets(Histogram.VERIFICATIONS);
        return share(levels.get(Verification.ORGANISATION.level()) + levels.get(Verification.IDENTITY.level()));
    }

    /** Share of the accounts in the commonest organisation, 0 to 1; never too low, and at most a bucket's other tenants too high. */
    public double organizationShare() {
        return share(cohort.buckets(Histogram.ORGANIZATIONS).greatest());
    }

    private double share(long accounts) {
        return cohort.accounts() == 0 ? 0 : (double) accounts / cohort.accounts();
    }
}
