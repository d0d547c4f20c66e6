package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.logRamp;
import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;
import static dev.stillwatch.scoring.signal.Figures.tenths;
import static dev.stillwatch.scoring.signal.Figures.whole;

import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.CohortStatistics;
import dev.stillwatch.sketch.activity.Coincidence;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Histogram;

/** What shows only between accounts; each is nothing for a single account. */
final class CohortSignals {

    private CohortSignals() {}

    /** The cohort test's evidence, as a bounded term: in full from e¹² on, and only half of it while it is no discovery. */
    static Observation unlikeUnlinked(Profile p) {
        TestResult test = p.test();
        return new Observation(
                ramp(test.logE(), 2, 12) * (test.significant() ? 1 : 0.5),
                "log e-value " + tenths(test.logE()) + " over " + test.ranked()
                        + " accounts against behaving like accounts that nobody linked, most by "
                        + test.strongest()
                        + (test.significant() ? ", a discovery" : ""));
    }

    /** Each member asks as several people do; what the test says of that alone. Households and firms share an address, not an account. */
    static Observation manyMinds(Profile p) {
        return new Observation(
                ramp(p.test().authorsLogE(), 1, 6),
                "log e-value " + tenths(p.test().authorsLogE()) + " over "
                        + p.test().ranked()
                        + " accounts against being as much of one mind each as accounts that nobody linked");
    }

    /** Accounts that are all kept equally busy, as a balancer keeps them; people and firms have few busy ones and many idle ones. */
    static Observation balancedLoad(Profile p) {
        double accounts = p.activity().count(Counter.ACTIVE_ACCOUNTS);
        double effective = CohortStatistics.of(p.activity()).effectiveAccounts();
        double evenness = accounts < 1 ? 0 : Math.min(1, effective / accounts);
        return new Observation(
                ramp(evenness, 0.55, 0.85) * accounts / (accounts + 8) * p.belief(30),
                "exchanges are spread over " + whole(accounts) + " accounts as evenly as over " + whole(effective)
                        + " equally busy ones");
    }

    /** How many equally busy accounts it is worth. */
    static Observation size(Profile p) {
        double effective = CohortStatistics.of(p.activity()).effectiveAccounts();
        return new Observation(
                logRamp(effective, 4, 200),
                p.activity().accounts() + " accounts, as many as " + whole(effective) + " equally busy ones");
    }

    /** Forms of prompts shared by different accounts, in many different fillings. */
    static Observation sharedTemplates(Profile p) {
        CohortStatistics between = CohortStatistics.of(p.activity());
        double chance = 1.0 / Histogram.SKELETONS.size();
        double skeletons = between.coincidence(Coincidence.SKELETON);
        double openings = between.coincidence(Coincidence.OPENING) * p.share(Counter.WITH_OPENING);
        double shared = Math.max(skeletons, openings);
        return new Observation(
                ramp(shared, 3 * chance, 0.35) * ramp(p.distinctPrompts(), 0.3, 0.8),
                "prompts of two accounts share their form with chance " + percent(shared) + ", "
                        + percent(p.distinctPrompts()) + " of them distinct");
    }

    /** Members that ask as alike as each asks like itself: one mind. */
    static Observation oneMind(Profile p) {
        double between = CohortStatistics.of(p.activity()).meanCosine();
        double within = within(p.activity());
        return new Observation(
                ramp(ratio(between, within), 0.5, 0.9) * ramp(between, 0.05, 0.25) * p.belief(30),
                "prompts of different accounts agree by " + percent(between) + ", those of one account by "
                        + percent(within));
    }

    /** Members that each have topics of their own, as people do: speaks for the cohort. */
    static Observation ownTopics(Profile p) {
        double between = CohortStatistics.of(p.activity()).meanCosine();
        double within = within(p.activity());
        return new Observation(
                ramp(ratio(between, within), 0.6, 0.2) * ramp(within, 0.05, 0.2) * p.belief(30),
                "prompts of one account agree by " + percent(within) + ", those of different accounts only by "
                        + percent(between));
    }

    /** Accounts made on the same few days. */
    static Observation madeTogether(Profile p) {
        Activity activity = p.activity();
        long known = activity.count(Counter.SIGNED_UP_ACCOUNTS);
        double together = activity.buckets(Histogram.SIGN_UP_DAYS).concentration();
        return new Observation(
                ramp(together, 0.08, 0.5) * known / (known + 5.0),
                "two of " + known + " accounts were made on the same day with chance " + percent(together));
    }

    /** Accounts that were there long before they were first seen at work: speaks for the cohort. Identities made for a campaign are used at once. */
    static Observation longStanding(Profile p) {
        double share = longStandingShare(p.activity());
        long known = p.activity().count(Counter.SIGNED_UP_ACCOUNTS);
        return new Observation(
                ramp(share, 0.3, 0.8),
                percent(share) + " of " + known + " accounts signed up two months or more before their first exchange");
    }

    static double longStandingShare(Activity cohort) {
        long known = cohort.count(Counter.SIGNED_UP_ACCOUNTS);
        return known == 0 ? 0 : (double) cohort.count(Counter.LONG_STANDING_ACCOUNTS) / known;
    }

    /** All of one organisation: speaks for the cohort, fully only when its holders are verified. */
    static Observation oneOrganization(Profile p) {
        CohortStatistics cohort = CohortStatistics.of(p.activity());
        double share = cohort.organizationShare();
        return new Observation(
                ramp(share, 0.6, 0.95) * (0.2 + 0.8 * cohort.verifiedShare()),
                percent(share) + " of the accounts are of one organisation, " + percent(cohort.verifiedShare())
                        + " of the holders verified");
    }

    /** Mean cosine between different prompts of one account, over all accounts. */
    private static double within(Activity cohort) {
        double pairs = (double) cohort.count(Counter.EMBEDDED_SQUARED) - cohort.count(Counter.WITH_EMBEDDING);
        double products = (double) cohort.count(Counter.EMBEDDING_WITHIN) - cohort.count(Counter.EMBEDDING_SQUARED);
        return pairs <= 0 ? 0 : products / (127.0 * 127.0 * pairs);
    }

    private static double ratio(double between, double within) {
        return within <= 0 ? 1 : Math.max(0, between) / within;
    }
}
