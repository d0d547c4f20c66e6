package dev.stillwatch.enforcement.decision;

import dev.stillwatch.scoring.v1.Assessment;

/**
 * What is known of an account at a moment, for reports.
 *
 * @param verified whether the holder is known as an organisation or by identity
 * @param cohortId the cohort it is in; empty when in none
 * @param organization the organisation it belongs to; empty when in none
 * @param programme the programme it came in by; empty when by none
 * @param score probability that it takes part in extraction: its cohort's when in one, else its own
 * @param discoveryRate false-discovery rate its cohort is a discovery at; 0 when it is none
 * @param oneOrganization whether one organisation makes up half of its cohort or more
 */
public record AccountStanding(
        boolean verified,
        String cohortId,
        String organization,
        String programme,
        double score,
        double discoveryRate,
        boolean oneOrganization) {

    private static final double HALF = 0.5;

    static AccountStanding of(Beliefs beliefs, String accountId) {
        AccountBelief account = beliefs.account(accountId);
        String cohortId = account.cohortId == null ? "" : account.cohortId;
        Assessment cohort = cohortId.isEmpty() ? null : beliefs.cohort(cohortId).assessment;
        return new AccountStanding(
                account.verified,
                cohortId,
                account.organization,
                account.programme,
                cohort == null ? account.ownScore : cohort.getScore(),
                cohort != null && cohort.getSignificant() ? cohort.getFalseDiscoveryRate() : 0,
                cohort != null && cohort.getOrganizationShare() >= HALF);
    }
}
