package dev.stillwatch.cli.linking;

import dev.stillwatch.lab.truth.TruthRow;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * How well cohorts are campaigns, by pairs of attackers' accounts.
 *
 * @param precision share of the pairs put together that are of one campaign; 1 when none was put together
 * @param recall share of a campaign's pairs that were put together; 1 when there is none
 */
public record PairScores(double precision, double recall) {

    /** Of all attackers. */
    public static final String ALL = "all";

    /** Counts, by campaign and over all. */
    public static Map<String, PairScores> of(Collection<TruthRow> truth, Map<String, String> cohortOf) {
        Map<String, Integer> campaigns = new TreeMap<>();
        Map<String, Map<String, Integer>> cohorts = new TreeMap<>();
        for (TruthRow row : truth) {
            if (row.isAttacker()) {
                campaigns.merge(row.campaignId(), 1, Integer::sum);
                String cohort = cohortOf.get(row.accountId());
                if (cohort != null) {
                    cohorts.computeIfAbsent(cohort, c -> new TreeMap<>()).merge(row.campaignId(), 1, Integer::sum);
                }
            }
        }
        Map<String, PairScores> scores = new TreeMap<>();
        double both = 0;
        double put = 0;
        double belong = 0;
        for (Map.Entry<String, Integer> campaign : campaigns.entrySet()) {
            double own = 0;
            double mixed = 0;
            for (Map<String, Integer> members : cohorts.values()) {
                int here = members.getOrDefault(campaign.getKey(), 0);
                int all = members.values().stream().mapToInt(Integer::intValue).sum();
                own += pairs(here);
                mixed += (double) here * (all - here);
            }
            double belonging = pairs(campaign.getValue());
            scores.put(campaign.getKey(), scores(own, own + mixed, belonging));
            both += own;
            put += own + mixed / 2;
            belong += belonging;
        }
        scores.put(ALL, scores(both, put, belong));
        return scores;
    }

    private static PairScores scores(double both, double put, double belong) {
        return new PairScores(put == 0 ? 1 : both / put, belong == 0 ? 1 : both / belong);
    }

    private static double pairs(int n) {
        return n * (n - 1) / 2.0;
    }
}
