package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.campaign.Rates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The case that was reported in February 2026: about 24,000 fraudulent accounts with more than 16 million exchanges, for three
 * laboratories (13 million, 3.4 million, 150 thousand), 20,000 of the accounts in one proxy network. How long it took was not said; here
 * it is two weeks. Ten benign accounts to each of theirs; most are idle on most days, as the accounts of a large provider are.
 */
final class February {
    private static final Instant START = Instant.parse("2026-02-02T00:00:00Z");
    private static final int DAYS = 14;
    private static final int ACCOUNTS = 24_000;
    private static final int BENIGN = 10 * ACCOUNTS;
    private static final int HARD_NEGATIVE_SETS = 20;
    private static final int HARD_NEGATIVES = 2_300;
    private static final double ACTIVITY = 0.08;

    private February() {}

    static Scenario scenario() {
        List<Population> populations = new ArrayList<>();
        populations.add(new Population.Launch("atlas-6", 9.4));
        populations.add(new Population.People(BENIGN - HARD_NEGATIVES, 0.04, ACTIVITY));
        Crowd.hardNegatives().forEach(hard -> populations.add(hard.scaled(HARD_NEGATIVE_SETS)));
        populations.add(new Population.Campaign(CampaignPlan.of("pivot-1", Playbook.RELEASE_PIVOT, 20_000)
                .withRates(Rates.around(48.5))
                .by("lab-1", "proxies")
                .startingOn(0.2, 1.2)));
        populations.add(new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 3_400)
                .withRates(Rates.around(72))
                .by("lab-2", "cluster")
                .startingOn(0.5, 1.5)));
        populations.add(new Population.Campaign(CampaignPlan.of("slow-1", Playbook.LOW_AND_SLOW, 600)
                .withRates(Rates.around(18))
                .by("lab-3", "cluster")
                .startingOn(1, 2)));
        return new Scenario("february", 1, START, DAYS, populations);
    }
}
