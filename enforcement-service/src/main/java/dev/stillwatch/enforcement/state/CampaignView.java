package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.v1.Campaign;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;

/** The topic {@code campaigns} in memory: every case by id. One writer; readers of any number of threads. */
@Singleton
public final class CampaignView {

    private final ConcurrentSkipListMap<String, Campaign> campaigns = new ConcurrentSkipListMap<>();

    /** Takes a record as the newest of its case. */
    public void apply(Campaign campaign) {
        campaigns.put(campaign.getCampaignId(), campaign);
    }

    /** The case of this id. */
    public Optional<Campaign> get(String campaignId) {
        return Optional.ofNullable(campaigns.get(campaignId));
    }

    /** All cases, by id. */
    public Map<String, Campaign> all() {
        return campaigns;
    }

    /** The cases after this id, by id. */
    public Stream<Campaign> after(String campaignId) {
        return campaigns.tailMap(campaignId, false).values().stream();
    }
}
