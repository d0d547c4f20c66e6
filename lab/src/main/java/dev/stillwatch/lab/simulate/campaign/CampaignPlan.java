package dev.stillwatch.lab.simulate.campaign;

import java.util.List;

/**
 * What is decided about a campaign beforehand; the rest follows from the scenario's seed.
 *
 * @param id campaign id in the truth file
 * @param playbook how it works
 * @param accounts how many accounts in all, 1 or more
 * @param slowest exchanges a day of its slowest account
 * @param fastest exchanges a day of its fastest account
 * @param families prompt families it harvests with, by name; empty: two by chance
 * @param startDay when it begins, in days after the scenario's start
 * @param joinDays over how many days its accounts set out
 * @param reserve how many of the accounts are a second pool
 * @param reserveDay when the second pool takes over from the first, in days after the scenario's start
 * @param principal who gets the data
 * @param operator who runs the accounts
 * @param replaysHandles whether it presents handles of hidden reasoning in sessions that they were not issued to
 */
public record CampaignPlan(
        String id,
        Playbook playbook,
        int accounts,
        double slowest,
        double fastest,
        List<String> families,
        double startDay,
        double joinDays,
        int reserve,
        double reserveDay,
        String principal,
        String operator,
        boolean replaysHandles) {
    /** Checks the figures and copies the families. */
    public CampaignPlan {
        if (accounts < 1 || reserve < 0 || reserve > accounts || slowest <= 0 || fastest < slowest) {
            throw new IllegalArgumentException("campaign " + id + ": accounts, reserve or rates make no sense");
        }
        families = List.copyOf(families);
    }

    /** A campaign of this kind at the reported rates, beginning on the scenario's first day, with one pool. */
    public static CampaignPlan of(String id, Playbook playbook, int accounts) {
        double slowest = switch (playbook) {
            case FARM -> 60;
            case LOW_AND_SLOW -> 12;
            case RESELLER -> 20;
            case RELAY -> 5;
        };
        double fastest = switch (playbook) {
            case FARM -> 200;
            case LOW_AND_SLOW -> 26;
            case RESELLER -> 90;
            case RELAY -> 60;
        };
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                List.of(),
                0.5,
                1,
                0,
                0,
                id + "-principal",
                id + "-operator",
                false);
    }

    /** The same at other rates, in exchanges a day of its slowest and fastest account. */
    public CampaignPlan withRates(double newSlowest, double newFastest) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                newSlowest,
                newFastest,
                families,
                startDay,
                joinDays,
                reserve,
                reserveDay,
                principal,
                operator,
                replaysHandles);
    }

    /** The same with these prompt families. */
    public CampaignPlan withFamilies(String... names) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                List.of(names),
                startDay,
                joinDays,
                reserve,
                reserveDay,
                principal,
                operator,
                replaysHandles);
    }

    /** The same beginning at another time, in days after the scenario's start, its accounts setting out over so many days. */
    public CampaignPlan startingOn(double day, double days) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                families,
                day,
                days,
                reserve,
                reserveDay,
                principal,
                operator,
                replaysHandles);
    }

    /** The same with some of its accounts kept back as a second pool until a day. */
    public CampaignPlan withReserve(int newReserve, double day) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                families,
                startDay,
                joinDays,
                newReserve,
                day,
                principal,
                operator,
                replaysHandles);
    }

    /** The same for another principal, run by another operator. */
    public CampaignPlan by(String newPrincipal, String newOperator) {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                families,
                startDay,
                joinDays,
                reserve,
                reserveDay,
                newPrincipal,
                newOperator,
                replaysHandles);
    }

    /** The same with replay of reasoning handles. */
    public CampaignPlan replayingHandles() {
        return new CampaignPlan(
                id,
                playbook,
                accounts,
                slowest,
                fastest,
                families,
                startDay,
                joinDays,
                reserve,
                reserveDay,
                principal,
                operator,
                true);
    }
}
