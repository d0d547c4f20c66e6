package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Life;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;

/**
 * Tries its accounts every morning and changes: accounts that are refused or asked to prove who they are it gives up and replaces, until
 * it has had three times as many as it began with. The {@link Posture} says what else changes.
 */
public final class AdaptiveAdversary implements Adversary {
    private static final int BUDGET = 3;

    private final CampaignPlan plan;
    private final World world;
    private final Dice campaign;
    private final Dice operator;
    private final List<Recruit> working = new ArrayList<>();
    private final List<TruthRow> accounts = new ArrayList<>();
    private Posture posture = Posture.FIRST;
    private int day;

    /** An account, and whether its history has been told. */
    private record Recruit(Member member, boolean isNew) {
        String id() {
            return member.account().id();
        }
    }

    /** An adversary with this plan; the dice are as for {@link CampaignAccounts}. */
    public AdaptiveAdversary(CampaignPlan plan, World world, Dice campaign, Dice operator) {
        this.plan = plan;
        this.world = world;
        this.campaign = campaign;
        this.operator = operator;
    }

    @Override
    public List<Actor> nextDay(Feedback feedback) {
        if (day < Math.floor(plan.timing().startDay())) {
            day++;
            return List.of();
        }
        long from = world.window().at(day);
        long until = world.window().at(day + 1);
        int had = working.size();
        if (had > 0) {
            working.removeIf(recruit -> isLost(feedback.treatment(recruit.id(), from)));
            posture = posture.after((double) (had - working.size()) / had);
        }
        recruit(from);
        List<Actor> today =
                working.stream().map(recruit -> atWork(recruit, from, until)).toList();
        working.replaceAll(recruit -> new Recruit(recruit.member(), false));
        day++;
        return today;
    }

    @Override
    public List<TruthRow> accounts() {
        return List.copyOf(accounts);
    }

    private static boolean isLost(Feedback.Treatment treatment) {
        return switch (treatment) {
            case SERVED, DEGRADED -> false;
            case CHALLENGED, REFUSED -> true;
        };
    }

    /** New accounts sign up in the course of the day, a while before they are used. */
    private void recruit(long from) {
        int missing = Math.min(plan.accounts() - working.size(), BUDGET * plan.accounts() - accounts.size());
        int wanted = Math.min(missing, (int)
                Math.ceil(plan.accounts() / Math.max(1, plan.timing().joinDays())));
        CampaignAccounts source = new CampaignAccounts(plan, world, campaign, operator(posture.infrastructure()));
        for (int i = 0; i < wanted; i++) {
            double later = campaign.of("later", accounts.size()).between(0.1, 0.7);
            Member member = source.recruit(accounts.size(), from + (long) (later * Schedule.DAY));
            working.add(new Recruit(member, true));
            accounts.add(member.truth());
        }
    }

    /** The account on one day: what it asks, from where and how often is as the posture of the day says. */
    private Actor atWork(Recruit recruit, long from, long until) {
        Member member = recruit.member();
        Member.Shift usual = member.shift();
        Member.Shift today = new Member.Shift(
                campaign,
                usual.aDay() * posture.pace(),
                Math.max(from, usual.from()),
                until,
                usual.startHour(),
                usual.hours());
        Member atWork = new Member(
                member.truth(),
                member.account(),
                member.place(),
                member.edge(),
                member.sampling(),
                today,
                member.dice().of("day", Math.floorDiv(from, Schedule.DAY)));
        Script script = new Script(plan, world, campaign.of("templates", posture.templates()));
        Account account = member.account();
        Account known = recruit.isNew()
                ? account
                : new Account(account.id(), account.organizationId(), account.credentials(), List.of());
        return Actor.of(member.truth(), new Life(known, script.harvesting(atWork)));
    }

    private Dice operator(int infrastructure) {
        return infrastructure == 0 ? operator : operator.of("infrastructure", infrastructure);
    }
}
