package dev.stillwatch.scoring.account;

import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.signal.Figures;
import dev.stillwatch.scoring.signal.Score;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.scoring.v1.Hypothesis;
import dev.stillwatch.type.v1.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * An account's final assessment: its own, and what its cohort adds. Only a cohort that is believed to extract adds anything, so
 * that being linked is no offence; what it adds is bounded, so that what speaks for the account still counts. A holder known as an organisation or by
 * identity is never flagged by its cohort: it is somebody to be asked, not one of many masks. For an account of long standing it adds half: that is no identity
 * made for a campaign, but a bystander or somebody whose key was stolen. An account that shows nothing of what campaigns do, or shares hardly anything with the others, is not flagged by its
 * cohort either, and gets half. Nor does a cohort flag anybody whose members share next to nothing besides prompts: the users of a public one are alike and draw alike by it, so what is believed of
 * them together is what each of them shows alone, and counting it again would put them above those who hide.
 */
public final class Combined {

    /** Name of the reason that a cohort adds. */
    public static final String SIGNAL = "cohort";

    /** What a flagged cohort adds at least: lifts an account of which nothing else is known above nearly all that nobody linked. */
    private static final double FLAGGED = 4;

    private static final double MOST_BY_SCORE = 4;
    private static final double MOST_UNFLAGGED = 2;

    /** What a cohort adds at most where members share prompts and programs only, in nats. */
    private static final double MOST_BY_PROMPTS = 2;

    /** Share of the members that share something else, from which its cohort may flag an account, and from which it adds all it has to. */
    private static final double MORE_THAN_PROMPTS = 0.1;

    private static final double MUCH_MORE_THAN_PROMPTS = 0.3;

    private Combined() {}

    /**
     * Combines.
     *
     * @param own the account's own assessment
     * @param cohort the newest assessment of the cohort it is in
     * @param joinedAtMillis when it joined that cohort, milliseconds since 1970
     */
    public static Assessment of(Assessment own, Assessment cohort, long joinedAtMillis) {
        double adds = round(bounded(own, adds(cohort)));
        var combined = own.toBuilder();
        if (adds > 0) {
            List<Reason> reasons = new ArrayList<>(own.getReasonsList());
            reasons.add(Reason.newBuilder()
                    .setSignal(SIGNAL)
                    .setWeight(adds)
                    .setDetail("one of " + cohort.getAccounts() + " accounts of a cohort scored "
                            + Math.round(cohort.getScore() * 100) + " %" + (cohort.hasFlaggedAt() ? ", flagged" : "")
                            + (own.getFringe()
                                    ? "; it shares much less with the others than they with one another"
                                    : ""))
                    .build());
            Score score = new Score(own.getPrior(), reasons);
            combined.clearReasons().addAllReasons(score.reasons()).setScore(score.probability());
        }
        if (cohort.hasFlaggedAt() && flags(cohort) && !verified(own) && !own.getBystander()) {
            long withCohort = Math.max(EventTime.millis(cohort.getFlaggedAt()), joinedAtMillis);
            if (!own.hasFlaggedAt() || withCohort < EventTime.millis(own.getFlaggedAt())) {
                combined.setFlaggedAt(EventTime.timestamp(withCohort));
            }
        }
        return combined.build();
    }

    private static double bounded(Assessment own, double adds) {
        double most = verified(own) ? Math.min(MOST_UNFLAGGED, adds) : adds;
        return own.getLongStanding() || own.getBystander() ? most / 2 : most;
    }

    private static double round(double nats) {
        return Math.round(nats * 1000) / 1000.0;
    }

    private static boolean verified(Assessment own) {
        return own.getVerifiedShare() == 1;
    }

    /** What a cohort adds to the log-odds of a member, in nats; 0 or more. */
    private static double adds(Assessment cohort) {
        double logOdds = new Score(cohort.getPrior(), cohort.getReasonsList()).logOdds();
        double byScore = Math.max(0, logOdds);
        return cohort.hasFlaggedAt()
                ? Math.min(FLAGGED + Math.min(MOST_BY_SCORE, byScore), mostByLinks(cohort))
                : Math.min(MOST_UNFLAGGED, byScore);
    }

    /** Who passes on what other people ask does not draw by a prompt, so nothing counts twice where a relay is all wrapper and program. */
    private static boolean relays(Assessment cohort) {
        return cohort.getHypothesis() == Hypothesis.HYPOTHESIS_RELAY;
    }

    private static boolean flags(Assessment cohort) {
        return relays(cohort) || cohort.getLinkedBeyondSoftware() >= MORE_THAN_PROMPTS;
    }

    private static double mostByLinks(Assessment cohort) {
        if (relays(cohort)) {
            return FLAGGED + MOST_BY_SCORE;
        }
        double beyond = Figures.ramp(cohort.getLinkedBeyondSoftware(), MORE_THAN_PROMPTS, MUCH_MORE_THAN_PROMPTS);
        return MOST_BY_PROMPTS + (FLAGGED + MOST_BY_SCORE - MOST_BY_PROMPTS) * beyond;
    }
}
