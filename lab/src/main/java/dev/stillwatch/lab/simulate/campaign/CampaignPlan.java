package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.truth.TruthRow;
import java.util.List;

/**
 * What is decided about a campaign beforehand; the rest follows from the scenario's seed.
 *
 * @param id campaign id in the truth file
 * @param playbook how it works
 * @param accounts how many accounts in all, 1 or more
 * @param rates how much each of them asks
 * @param cover share of its traffic that is there to look human, 0 (inclusive) to 1 (exclusive)
 * @param families prompt families it harvests with, by name; empty: by chance, from those the scenario's seed may use
 * @param timing when it sets out
 * @param pools whether some accounts are kept back
 * @param hands who is behind it
 */
public record CampaignPlan(
        String id,
        Playbook playbook,
        int accounts,
        Rates rates,
        double cover,
        List<String> families,
        Timing timing,
        Pools pools,
        Hands hands) {
    /** Checks the figures and copies the families. */
    public CampaignPlan {
        if (accounts < 1 || pools.reserve() < 0 || pools.reserve() > accounts || cover < 0 || cover >= 1) {
            throw new IllegalArgumentException("campaign " + id + ": accounts, reserve or cover make no sense");
        }
        families = List.copyOf(families);
    }

    /**
     * When a campaign sets out.
     *
     * @param startDay when it begins, in days after the scenario's start
     * @param joinDays over how many days its accounts set out
     */
    public record Timing(double startDay, double joinDays) {}

    /**
     * A second pool of accounts, which takes over when the first is gone.
     *
     * @param reserve how many of the accounts are in it; 0: there is one pool only
     * @param reserveDay when it takes over, in days after the scenario's start
     */
    public record Pools(int reserve, double reserveDay) {
        /** One pool only. */
        public static final Pools ONE = new Pools(0, 0);
    }

    /**
     * Who is behind a campaign.
     *
     * @param principal who gets the data
     * @param operator who runs the accounts: what they share follows from it
     */
    public record Hands(String principal, String operator) {}

    /** A campaign of this kind at the reported rates, beginning on the scenario's first day, with one pool. */
    public static CampaignPlan of(String id, Playbook playbook, int accounts) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                playbook.rates(),
                playbook.cover(),
                List.of(),
                new Timing(0.5, 1),
                Pools.ONE,
                new Hands(id + "-principal", id + "-operator"));
    }

    /** The same at other rates. */
    public CampaignPlan withRates(Rates other) {
        return new CampaignPlan(id, playbook, accounts, other, cover, families, timing, pools, hands);
    }

    /** The same with another share of cover, 0 (inclusive) to 1 (exclusive). */
    public CampaignPlan withCover(double share) {
        return new CampaignPlan(id, playbook, accounts, rates, share, families, timing, pools, hands);
    }

    /** The same with these prompt families. */
    public CampaignPlan withFamilies(String... names) {
        return new CampaignPlan(id, playbook, accounts, rates, cover, List.of(names), timing, pools, hands);
    }

    /** The same beginning at another time, in days after the scenario's start, its accounts setting out over so many days. */
    public CampaignPlan startingOn(double day, double days) {
        return new CampaignPlan(id, playbook, accounts, rates, cover, families, new Timing(day, days), pools, hands);
    }

    /** The same with some of its accounts kept back as a second pool until a day. */
    public CampaignPlan withReserve(int reserve, double day) {
        return new CampaignPlan(id, playbook, accounts, rates, cover, families, timing, new Pools(reserve, day), hands);
    }

    /** The same for another principal, run by another operator. */
    public CampaignPlan by(String principal, String operator) {
        return new CampaignPlan(
                id, playbook, accounts, rates, cover, families, timing, pools, new Hands(principal, operator));
    }

    /** What is true of one of its accounts. */
    TruthRow truth(String account, String pool) {
        return new TruthRow(
                account, id, hands.principal(), hands.operator(), playbook.word(), TruthRow.ATTACKER, "", pool);
    }

    /** The same with so many times the accounts, two at least. */
    public CampaignPlan scaled(double factor) {
        int scaled = (int) Math.max(2, Math.rint(accounts * factor));
        int reserve = pools.reserve() == 0 ? 0 : (int) Math.clamp(Math.rint(pools.reserve() * factor), 1, scaled - 1);
        return new CampaignPlan(
                id, playbook, scaled, rates, cover, families, timing, new Pools(reserve, pools.reserveDay()), hands);
    }
}
