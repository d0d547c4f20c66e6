package dev.stillwatch.scoring.evidence;

import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.Buckets;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Distinct;
import dev.stillwatch.sketch.activity.Histogram;
import java.time.Instant;

/**
 * What the cohort test compares accounts by: numbers from 0 to 1 that grow with how much an account looks like drawing training data out
 * of the models. They read content, yield, turns and the account's own hours: nothing that linking links by (templates, skeletons, system prompts,
 * tools, clients, identifiers, times in common), so that the evidence which made a cohort is not used again to test it.
 *
 * <p>The test is valid for any such numbers; better ones only find more. All but one ask for a dense part of the account and not for its mean
 * (arXiv 2602.11247), for what is mixed in dilutes a mean.
 */
public enum Statistic {
    /** All that is known of an account by itself, as the account column of the shipped model weighs it; see {@link OwnScore}. */
    SCORE(0.3) {
        @Override
        double read(Activity account) {
            return OwnScore.of(account);
        }
    },
    /** The mean draw of an exchange: pure harvests. */
    DRAW(0.14) {
        @Override
        double read(Activity account) {
            return account.count(Counter.DRAW) / (1_000.0 * account.exchanges());
        }
    },
    /** The mean draw of the quarter that draws most: a harvest among other traffic. */
    DENSEST_DRAW(0.14) {
        @Override
        double read(Activity account) {
            return account.buckets(Histogram.DRAWS).meanOfHighest(DENSE);
        }
    },
    /** How surely the quarter of the prompts that elicits most elicits. */
    ELICITATION(0.1) {
        @Override
        double read(Activity account) {
            var strengths = account.buckets(Histogram.STRENGTHS);
            return 0.8 * strengths.meanOfHighest(DENSE) + 0.2 * strengths.meanOfHighest(1);
        }
    },
    /** Yield, effort and standing alone of the richest quarter: harvests whose words the classifier does not know. */
    FORM(0.11) {
        @Override
        double read(Activity account) {
            var forms = account.buckets(Histogram.FORMS);
            return 0.7 * forms.meanOfHighest(DENSE) + 0.3 * forms.meanOfHighest(1);
        }
    },
    /** How little the hours look like a person's: no rest in the day, no sittings. Timers and shifts of many hands; neutral until two days are seen. */
    SCHEDULE(0.1) {
        @Override
        double read(Activity account) {
            double span = spanHours(account);
            Buckets hours = account.exchangesByHour();
            double rest = (double) hours.longestGap() / hours.size();
            double slots = Math.min(
                    span + 1, (double) hours.size() * account.exchangesByDay().size());
            double atRandom = slots * (1 - StrictMath.exp(-account.exchanges() / slots));
            double spread = Math.min(1, account.distinct(Distinct.ACTIVE_HOURS) / atRandom);
            double seen = Math.min(1, span / TWO_DAYS);
            return seen * (0.6 * (1 - rest) + 0.4 * spread) + (1 - seen) * 0.5;
        }
    },
    /** How many minds: how mixed the languages are, and how unlike one another the prompts. A relay or reseller serves many, a person dwells. */
    AUTHORS(0.11) {
        @Override
        double read(Activity account) {
            double apart = 1 - Math.max(0, account.embeddings().meanCosine());
            double languages = 1 - account.buckets(Histogram.LANGUAGES).concentration();
            return 0.4 * apart + 0.6 * languages;
        }
    };

    /** The part of an account's exchanges that is looked at for a dense minority. */
    private static final double DENSE = 0.25;

    private static final double TWO_DAYS = 48;
    private static final double MILLIS_AN_HOUR = 3_600_000;

    private final double weight;

    Statistic(double weight) {
        this.weight = weight;
    }

    abstract double read(Activity account);

    /** The step that an account's statistic falls into, see {@link Bins}. */
    int bin(Activity account) {
        return account.exchanges() == 0 ? 0 : Bins.of(read(account));
    }

    /** Its share of the evidence; all add up to 1. */
    double weight() {
        return weight;
    }

    private static double spanHours(Activity account) {
        double first = account.firstExchange().map(Instant::toEpochMilli).orElse(0L);
        double last = account.lastExchange().map(Instant::toEpochMilli).orElse(0L);
        return (last - first) / MILLIS_AN_HOUR;
    }
}
