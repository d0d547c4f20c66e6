package dev.stillwatch.scoring.signal;

import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.Buckets;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Distinct;
import dev.stillwatch.sketch.activity.Histogram;

/**
 * What signals see of a subject: its activity, what the cohort test says of it, and a few figures that several of them need.
 *
 * @param activity an account's own activity, or the fold of a cohort's contributions
 * @param test what the cohort test says; none for accounts
 * @param bonds how the cohort is held together; none for accounts
 * @param plans what the provider's plans allow, as far as that is known
 */
record Profile(Activity activity, TestResult test, Bonds bonds, Plans plans) {

    /** Exchanges at which half of what a habit shows is believed. */
    static final double HALF_BELIEVED_AT = 8;

    /** Without knowledge of plans. */
    Profile(Activity activity, TestResult test, Bonds bonds) {
        this(activity, test, bonds, Plans.none());
    }

    long exchanges() {
        return activity.exchanges();
    }

    /** Whether the subject is a fold of accounts. */
    boolean cohort() {
        return activity.accounts() > 0;
    }

    /** How far what was seen of a habit is believed, 0 to 1: n / (n + k), so that few exchanges leave a score near its prior. */
    double belief(double halfAt) {
        return exchanges() / (exchanges() + halfAt);
    }

    /** As {@link #belief(double)}, with the usual number. */
    double belief() {
        return belief(HALF_BELIEVED_AT);
    }

    /** A counter per exchange; 0 when there is none. */
    double share(Counter counter) {
        return exchanges() == 0 ? 0 : (double) activity.count(counter) / exchanges();
    }

    /** Answer and reasoning tokens per exchange. */
    double tokensAnExchange() {
        return share(Counter.OUTPUT_TOKENS) + share(Counter.REASONING_TOKENS);
    }

    /** Share of the prompts that are no repeat of another, 0 to 1. */
    double distinctPrompts() {
        return exchanges() == 0 ? 0 : Math.min(1, activity.distinct(Distinct.PROMPTS) / exchanges());
    }

    /** How many equally full buckets would be as mixed: the exponential of the entropy; 0 when all are empty. */
    double effective(Histogram histogram) {
        return effective(activity.buckets(histogram));
    }

    static double effective(Buckets buckets) {
        return buckets.total() == 0 ? 0 : StrictMath.exp(buckets.entropy());
    }
}
