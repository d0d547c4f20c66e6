package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.campaign.Rates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * One playbook among its benign crowd, with every figure a dial: what curves are drawn over. Starts from the reported figures; each
 * {@code with…} gives another sweep; {@link #scenario} the scenario to play. Sweeps that differ in one dial only have the same people
 * and the same campaign otherwise, so that they can be compared in pairs.
 *
 * @param playbook how the campaign works
 * @param seed where all chance comes from; {@link Seeds} says which are for what
 * @param days how long, 1 or more
 * @param accounts accounts of the campaign, 2 or more
 * @param dilution people for each account of the campaign, above 0; published figures are for 10 to 100, a provider has 1,000 or more
 * @param rates exchanges a day of the campaign's accounts
 * @param cover share of the campaign's traffic that is there to look human, 0 (inclusive) to 1 (exclusive)
 * @param hardNegatives whether the hard negatives take part
 */
public record Sweep(
        Playbook playbook,
        long seed,
        int days,
        int accounts,
        double dilution,
        Rates rates,
        double cover,
        boolean hardNegatives) {
    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    /** Checks the figures. */
    public Sweep {
        if (days < 1 || accounts < 2 || !(dilution > 0) || cover < 0 || cover >= 1) {
            throw new IllegalArgumentException("days, accounts, dilution or cover make no sense: " + days + ", "
                    + accounts + ", " + dilution + ", " + cover);
        }
    }

    /** A week of the playbook as it was reported, ten people to an account, with the first tuning seed. */
    public static Sweep of(Playbook playbook) {
        return new Sweep(
                playbook,
                1,
                playbook == Playbook.RELAY ? 10 : 7,
                playbook == Playbook.FARM ? 24 : 40,
                10,
                playbook.rates(),
                playbook.cover(),
                true);
    }

    /** With another seed. */
    public Sweep withSeed(long other) {
        return new Sweep(playbook, other, days, accounts, dilution, rates, cover, hardNegatives);
    }

    /** Over so many days. */
    public Sweep withDays(int count) {
        return new Sweep(playbook, seed, count, accounts, dilution, rates, cover, hardNegatives);
    }

    /** With so many accounts in the campaign. */
    public Sweep withAccounts(int count) {
        return new Sweep(playbook, seed, days, count, dilution, rates, cover, hardNegatives);
    }

    /** With so many people for each account of the campaign. */
    public Sweep withDilution(double people) {
        return new Sweep(playbook, seed, days, accounts, people, rates, cover, hardNegatives);
    }

    /** With so many exchanges a day of the campaign's mean account. */
    public Sweep withRate(double aDay) {
        return new Sweep(playbook, seed, days, accounts, dilution, Rates.around(aDay), cover, hardNegatives);
    }

    /** With this share of cover, 0 (inclusive) to 1 (exclusive). */
    public Sweep withCover(double share) {
        return new Sweep(playbook, seed, days, accounts, dilution, rates, share, hardNegatives);
    }

    /** Without hard negatives: people and the campaign only. */
    public Sweep withoutHardNegatives() {
        return new Sweep(playbook, seed, days, accounts, dilution, rates, cover, false);
    }

    /** The scenario to play; its name is the playbook's word. */
    public Scenario scenario() {
        int people = (int) Math.max(1, Math.rint(accounts * dilution));
        List<Population> populations = new ArrayList<>();
        campaigns().forEach(plan -> populations.add(new Population.Campaign(plan)));
        populations.add(new Population.Launch("atlas-6", 0.45 * days));
        if (hardNegatives) {
            populations.addAll(Crowd.around(people));
        } else {
            populations.add(new Population.People(people, 0.06));
        }
        return new Scenario(playbook.word(), seed, START, days, populations);
    }

    private List<CampaignPlan> campaigns() {
        CampaignPlan plan = CampaignPlan.of(playbook.word() + "-1", playbook, accounts)
                .withRates(rates)
                .withCover(cover)
                .startingOn(0.1 * days, 0.15 * days);
        return switch (playbook) {
            case FARM, LOW_AND_SLOW, RESELLER, RELAY, HANDLE_REPLAY, RELEASE_PIVOT, ADAPTIVE -> List.of(plan);
            case PROBE_LAB -> List.of(plan.withReserve(accounts - Math.max(1, accounts / 10), 0.45 * days));
            case FAIL_OVER -> {
                CampaignPlan first = plan.withReserve(Math.max(1, accounts * 2 / 5), 0.5 * days)
                        .by("lab-1", "pools");
                CampaignPlan second = CampaignPlan.of(playbook.word() + "-2", playbook, Math.max(2, accounts / 5))
                        .withRates(rates)
                        .withCover(cover)
                        .startingOn(0.55 * days, 0.05 * days)
                        .by("lab-2", "pools");
                yield List.of(first, second);
            }
        };
    }
}
