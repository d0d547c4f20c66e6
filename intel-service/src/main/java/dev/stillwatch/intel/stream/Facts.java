package dev.stillwatch.intel.stream;

import com.google.protobuf.Timestamp;
import dev.stillwatch.enforcement.v1.Campaign;
import dev.stillwatch.intel.stix.CampaignFacts;
import dev.stillwatch.intel.stix.Signal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What intelligence may know of a campaign. Its members stay behind, and so does every word that a person or a signal wrote of it. */
final class Facts {

    private Facts() {}

    /**
     * The facts of a campaign.
     *
     * @param watermark event time up to which campaigns were decided before this one; 1970 when it is the first
     */
    static CampaignFacts of(Campaign campaign, Instant watermark) {
        Instant opened = instant(campaign.getOpenedAt());
        Instant first = campaign.hasFirstExchangeAt() ? instant(campaign.getFirstExchangeAt()) : opened;
        Instant last = campaign.hasLastExchangeAt() ? instant(campaign.getLastExchangeAt()) : first;
        return new CampaignFacts(
                campaign.getCampaignId(),
                campaign.getConfirmed() && campaign.getState() != Campaign.State.STATE_DISMISSED,
                asOf(campaign, watermark, opened, last),
                campaign.getAccounts(),
                campaign.getExchanges(),
                campaign.getExchangesLeaked(),
                campaign.getTrainingValue(),
                campaign.getScore(),
                campaign.getLogEValue(),
                signals(campaign),
                first,
                last,
                campaign.hasContainedAt() ? instant(campaign.getContainedAt()) : null);
    }

    /** Whether a person decided that it is none. */
    static boolean dismissed(Campaign campaign) {
        return campaign.getState() == Campaign.State.STATE_DISMISSED;
    }

    /** When a person first decided on it; when it was opened as long as none has. */
    static Instant decidedAt(Campaign campaign) {
        return campaign.getHistoryList().stream()
                .filter(t -> t.getTo() == Campaign.State.STATE_CONFIRMED || t.getTo() == Campaign.State.STATE_DISMISSED)
                .map(t -> instant(t.getAt()))
                .min(Instant::compareTo)
                .orElseGet(() -> instant(campaign.getOpenedAt()));
    }

    private static Instant asOf(Campaign campaign, Instant watermark, Instant opened, Instant last) {
        return Stream.concat(
                        Stream.of(watermark, opened, last),
                        campaign.getHistoryList().stream().map(t -> instant(t.getAt())))
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static List<Signal> signals(Campaign campaign) {
        Map<String, Signal> signals = new LinkedHashMap<>();
        campaign.getReasonsList().stream()
                .filter(r -> r.getWeight() > 0 && Signal.isName(r.getSignal()))
                .forEach(r -> signals.putIfAbsent(r.getSignal(), new Signal(r.getSignal(), r.getWeight())));
        return List.copyOf(signals.values());
    }

    static Instant instant(Timestamp time) {
        return Instant.ofEpochSecond(time.getSeconds(), time.getNanos());
    }
}
