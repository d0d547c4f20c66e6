package dev.stillwatch.intel.stix;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that intelligence is told of a campaign. There is no member for accounts or identifiers, so none can be published.
 *
 * @param campaignId enforcement-service's id
 * @param standing whether it may be known to others: a person confirmed it and none dismissed it
 * @param asOf the event time at which it stood so
 * @param accounts accounts of the cohort
 * @param exchanges exchanges of the cohort
 * @param exchangesServed exchanges served before containment, and up to now when it was not contained
 * @param trainingValue training value drawn; see docs/detection.md for the unit
 * @param score probability of extraction when last assessed, 0 to 1
 * @param logEValue natural logarithm of the e-value; not finite where there is none
 * @param signals what speaks for it, strongest first
 * @param firstSeen first exchange
 * @param lastSeen latest exchange, not before the first
 * @param containedAt when its accounts were first acted on; null when they were not
 */
public record CampaignFacts(
        String campaignId,
        boolean standing,
        Instant asOf,
        int accounts,
        long exchanges,
        long exchangesServed,
        double trainingValue,
        double score,
        double logEValue,
        List<Signal> signals,
        Instant firstSeen,
        Instant lastSeen,
        @Nullable Instant containedAt) {

    /** Confidence of a finding that a person confirmed, on the STIX scale: 70 to 95, "high", rising with the score. */
    public int confidence() {
        return 70 + (int) Math.round(25 * Math.clamp(score, 0, 1));
    }
}
