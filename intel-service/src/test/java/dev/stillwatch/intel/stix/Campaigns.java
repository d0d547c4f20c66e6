package dev.stillwatch.intel.stix;

import java.time.Instant;
import java.util.List;

/** Campaigns to test with. */
public final class Campaigns {

    /** When the examples happen. */
    public static final Instant DAY = Instant.parse("2026-09-01T00:00:00Z");

    private Campaigns() {}

    /** Confirmed and contained; exactly what a publication can say at most. */
    public static CampaignFacts contained() {
        return new CampaignFacts(
                "campaign-1",
                true,
                DAY.plusSeconds(4 * 86_400),
                312,
                81_204,
                60_111,
                1_234_567.891_2,
                0.987_654,
                41.5,
                List.of(new Signal("template_share", 2.5), new Signal("training_value", 1.25)),
                DAY,
                DAY.plusSeconds(3 * 86_400),
                DAY.plusSeconds(2 * 86_400));
    }

    /** The same before its accounts were acted on. */
    public static CampaignFacts confirmed() {
        CampaignFacts c = contained();
        return new CampaignFacts(
                c.campaignId(),
                true,
                DAY.plusSeconds(2 * 86_400),
                300,
                60_000,
                60_000,
                c.trainingValue(),
                c.score(),
                c.logEValue(),
                c.signals(),
                c.firstSeen(),
                DAY.plusSeconds(86_400),
                null);
    }

    /** The same when a person found that it is none, at a moment. */
    public static CampaignFacts dismissed(Instant asOf) {
        return at(contained(), false, asOf);
    }

    /** The same as of another moment. */
    public static CampaignFacts at(CampaignFacts c, boolean standing, Instant asOf) {
        return new CampaignFacts(
                c.campaignId(),
                standing,
                asOf,
                c.accounts(),
                c.exchanges(),
                c.exchangesServed(),
                c.trainingValue(),
                c.score(),
                c.logEValue(),
                c.signals(),
                c.firstSeen(),
                c.lastSeen(),
                c.containedAt());
    }
}
