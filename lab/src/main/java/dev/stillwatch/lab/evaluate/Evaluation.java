package dev.stillwatch.lab.evaluate;

import dev.stillwatch.lab.findings.Findings;
import dev.stillwatch.lab.truth.Traffic;
import dev.stillwatch.lab.truth.Truth;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * Findings against the truth, in figures. Only accounts with an exchange count; an exchange at the moment of an action still counts as
 * served; OBSERVE is no action; an account without a row counts as never suspected. As JSON its members bear the names of the
 * evaluation's own scorer, so that the two can be held against one another.
 *
 * @param counts how much there was
 * @param ranking how well the score column tells attackers, by playbook, {@link #TOTAL} for all
 * @param resolution benign accounts that each false-positive rate allows, by rate; below ten it is coarse, 0 is not resolvable
 * @param operating what the shipped operating point does
 * @param leak what attackers got, by playbook, {@link #TOTAL} for all
 * @param campaigns how each campaign fared, by id
 * @param linking how well cohorts are campaigns
 */
public record Evaluation(
        Counts counts,
        SequencedMap<String, Ranking> ranking,
        Map<String, Integer> resolution,
        Operating operating,
        SequencedMap<String, Leak> leak,
        SequencedMap<String, CampaignOutcome> campaigns,
        Linking linking) {
    /** The group of all attackers. */
    public static final String TOTAL = "total";

    /**
     * How much there was.
     *
     * @param attackers attacker accounts with an exchange
     * @param benign other accounts with an exchange
     * @param benignWithoutExchange other accounts in the events, without one
     * @param exchanges all exchanges
     * @param attackerExchanges those of attackers
     * @param cohorts cohorts at the end
     */
    public record Counts(
            int attackers,
            int benign,
            int benignWithoutExchange,
            long exchanges,
            long attackerExchanges,
            int cohorts) {}

    /** Measures. */
    public static Evaluation of(Truth truth, Traffic traffic, Findings findings) {
        Joined joined = new Joined(truth, traffic, findings);
        double[] benign = joined.scores(joined.benign());
        SequencedMap<String, Ranking> ranking = new TreeMap<>();
        SequencedMap<String, Leak> leak = new TreeMap<>();
        joined.groups().forEach((group, accounts) -> {
            ranking.put(group, Ranking.of(joined.scores(accounts), benign));
            leak.put(group, Leak.of(accounts, joined));
        });
        SequencedMap<String, CampaignOutcome> campaigns = new TreeMap<>();
        joined.campaigns().forEach((id, accounts) -> campaigns.put(id, CampaignComparing.outcome(accounts, joined)));
        return new Evaluation(
                counts(joined),
                ranking,
                Map.of(
                        "0.01", Ranking.allowed(1e-2, benign.length),
                        "0.001", Ranking.allowed(1e-3, benign.length),
                        "0.0001", Ranking.allowed(1e-4, benign.length)),
                Operating.of(joined),
                leak,
                campaigns,
                Linking.of(joined));
    }

    private static Counts counts(Joined joined) {
        return new Counts(
                joined.attackers().size(),
                joined.benign().size(),
                joined.benignWithoutExchange(),
                joined.traffic().total(),
                joined.attackers().stream()
                        .mapToLong(joined.traffic()::exchanges)
                        .sum(),
                joined.findings().cohorts().size());
    }
}
