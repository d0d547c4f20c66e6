package dev.stillwatch.lab.truth;

import dev.stillwatch.lab.findings.Findings;
import java.util.List;

/**
 * Findings against the truth. The definitions are those of the evaluation's scorer: only accounts with an exchange count, an exchange
 * at the moment of an action still counts as served, OBSERVE is no action.
 *
 * @param attackers attacker accounts with an exchange
 * @param benign other accounts with an exchange
 * @param exchanges all exchanges
 * @param campaigns how each campaign fared, by id
 * @param kinds what happened to benign accounts, by kind
 * @param ranking how well the score column tells attackers
 * @param flaggedCohorts cohorts that were ever flagged
 * @param mostlyBenignCohorts how many of them are benign by more than half
 * @param benignInFlaggedCohorts benign accounts in any of them
 */
public record Comparison(
        int attackers,
        int benign,
        long exchanges,
        List<CampaignOutcome> campaigns,
        List<KindOutcome> kinds,
        Ranking ranking,
        int flaggedCohorts,
        int mostlyBenignCohorts,
        int benignInFlaggedCohorts) {
    /** Copies the lists. */
    public Comparison {
        campaigns = List.copyOf(campaigns);
        kinds = List.copyOf(kinds);
    }

    /** Compares. The findings must have a row for every account with an exchange; one without counts as never suspected. */
    public static Comparison of(Truth truth, Traffic traffic, Findings findings) {
        return new Comparing(truth, traffic, findings).result();
    }

    /** Benign accounts that were acted on. */
    public int wronglyActioned() {
        return kinds.stream().mapToInt(KindOutcome::actioned).sum();
    }

    /** Benign accounts that were flagged. */
    public int wronglyFlagged() {
        return kinds.stream().mapToInt(KindOutcome::flagged).sum();
    }
}
