package dev.stillwatch.enforcement.policy;

import com.google.protobuf.Timestamp;
import dev.stillwatch.scoring.v1.Assessment;
import dev.stillwatch.type.v1.Reason;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What an assessment says, beyond its plain fields. */
public final class Evidence {

    /** Signals whose name begins with this come from partners, not from the provider's own traffic. */
    public static final String PARTNER_PREFIX = "partner_";

    private static final double VERIFIED_FROM = 0.5;
    private static final int REASONS_KEPT = 8;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double CLEARLY = 0.3;

    private Evidence() {}

    /** Whether the subject counts as a verified customer: the holder of an account, or of half a cohort's accounts, is known. */
    public static boolean verified(Assessment assessment) {
        return assessment.getVerifiedShare() >= VERIFIED_FROM;
    }

    /**
     * Whether only what partners said makes the subject more likely than not to take part: without their signals its log-odds
     * are below zero. Such a belief is a clue for a person, never grounds to act.
     */
    public static boolean partnersAlone(Assessment assessment) {
        double own = assessment.getPrior();
        boolean told = false;
        for (Reason reason : assessment.getReasonsList()) {
            if (!reason.getSignal().startsWith(PARTNER_PREFIX)) {
                own += reason.getWeight();
            } else if (reason.getWeight() > 0) {
                told = true;
            }
        }
        return told && own < 0;
    }

    /** The strongest reasons that speak against the subject, at most 8; what an action is recorded to rest on. */
    public static List<Reason> grounds(Assessment assessment) {
        return assessment.getReasonsList().stream()
                .filter(r -> r.getWeight() > 0)
                .limit(REASONS_KEPT)
                .toList();
    }

    static Map<String, Double> weights(Assessment assessment) {
        Map<String, Double> weights = new HashMap<>();
        for (Reason reason : assessment.getReasonsList()) {
            weights.merge(reason.getSignal(), reason.getWeight(), Double::sum);
        }
        return weights;
    }

    static double hoursSinceFlagged(Assessment assessment) {
        return assessment.hasFlaggedAt() ? hours(assessment.getFlaggedAt(), assessment.getAsOf()) : 0;
    }

    static double hoursSinceFirstExchange(Assessment assessment) {
        return assessment.hasFirstExchangeAt() ? hours(assessment.getFirstExchangeAt(), assessment.getAsOf()) : 0;
    }

    static double hoursSinceLastExchange(Assessment assessment) {
        return assessment.hasLastExchangeAt() ? hours(assessment.getLastExchangeAt(), assessment.getAsOf()) : 0;
    }

    private static double hours(Timestamp from, Timestamp to) {
        double seconds = (to.getSeconds() - from.getSeconds()) + (to.getNanos() - from.getNanos()) / 1e9;
        return Math.max(0, seconds / SECONDS_PER_HOUR);
    }

    /** What a cohort is taken for, in a word: HARVEST, RELAY, or empty when nobody said. */
    static String hypothesis(Assessment assessment) {
        return switch (assessment.getHypothesis()) {
            case HYPOTHESIS_HARVEST -> "HARVEST";
            case HYPOTHESIS_RELAY -> "RELAY";
            case HYPOTHESIS_UNSPECIFIED, UNRECOGNIZED -> "";
        };
    }

    /** Whether an account's own habits speak for extraction on balance: its reasons, without what its cohort adds, are not below its prior. */
    public static boolean leans(Assessment account) {
        return account.getOwnScore() >= probability(account.getPrior());
    }

    /** Whether an account's own habits speak clearly against extraction: what it does by itself makes it less than 0.3 times as likely as nothing known. */
    public static boolean speaksAgainst(Assessment account) {
        return account.getOwnScore() < CLEARLY * probability(account.getPrior());
    }

    private static double probability(double logOdds) {
        return 1 / (1 + StrictMath.exp(-logOdds));
    }
}
