package dev.stillwatch.enforcement.campaign;

import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.platform.epoch.EventTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All cases, by id and by cohort: what the records of the topic {@code campaigns} come to when applied in order. Not for several
 * threads.
 */
public final class Cases {

    /** Of several cases about one cohort (after merges) the one that is worked on speaks for it, then the one moved last. */
    private static final Comparator<Campaign> SPEAKS = Comparator.<Campaign, Boolean>comparing(
                    c -> Lifecycle.live(c.getState()))
            .thenComparingLong(Cases::lastMoved)
            .thenComparing(Campaign::getCampaignId);

    private final TreeMap<String, Campaign> byId = new TreeMap<>();
    private final Map<String, TreeSet<String>> byCohort = new HashMap<>();

    /** Takes a record as the newest of its case. */
    public void apply(Campaign campaign) {
        Campaign before = byId.put(campaign.getCampaignId(), campaign);
        if (before != null && !before.getCohortId().equals(campaign.getCohortId())) {
            byCohort.getOrDefault(before.getCohortId(), new TreeSet<>()).remove(campaign.getCampaignId());
        }
        byCohort.computeIfAbsent(campaign.getCohortId(), c -> new TreeSet<>()).add(campaign.getCampaignId());
    }

    /** The case of this id. */
    public Optional<Campaign> get(String campaignId) {
        return Optional.ofNullable(byId.get(campaignId));
    }

    /** The cases that name an account among their members, by id. */
    public List<Campaign> naming(String account) {
        return byId.values().stream()
                .filter(c -> c.getMembersList().contains(account))
                .toList();
    }

    /** The case that speaks for a cohort. */
    public Optional<Campaign> ofCohort(String cohortId) {
        return byCohort.getOrDefault(cohortId, new TreeSet<>()).stream()
                .flatMap(id -> get(id).stream())
                .max(SPEAKS);
    }

    private static long lastMoved(Campaign campaign) {
        return campaign.getHistoryCount() == 0
                ? Long.MIN_VALUE
                : EventTime.millis(
                        campaign.getHistory(campaign.getHistoryCount() - 1).getAt());
    }
}
