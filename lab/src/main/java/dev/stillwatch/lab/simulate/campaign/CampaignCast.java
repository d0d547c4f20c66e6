package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Crowd;
import dev.stillwatch.lab.simulate.people.Writer;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.ArrayList;
import java.util.List;

/** Gives the accounts of a campaign their lines, as its playbook says. */
public final class CampaignCast {
    private static final int FAMILIES = 2;
    private static final double TURNS_OF_A_CUSTOMER = 2.6;

    private final CampaignPlan plan;
    private final Dice campaign;
    private final CampaignAccounts accounts;
    private final List<Harvest> harvests;

    /** A campaign of this plan; the dice are as for {@link CampaignAccounts}. */
    public CampaignCast(CampaignPlan plan, World world, Dice campaign, Dice operator) {
        this.plan = plan;
        this.campaign = campaign;
        this.accounts = new CampaignAccounts(plan, world, campaign, operator);
        this.harvests = harvests(world);
    }

    /** Its accounts, in the order in which they set out. */
    public List<Actor> actors() {
        return accounts.members().stream()
                .map(member -> new Actor(member.truth(), member.account(), sources(member)))
                .toList();
    }

    private List<Harvest> harvests(World world) {
        List<String> names = new ArrayList<>(plan.families());
        if (names.isEmpty()) {
            List<String> all = new ArrayList<>(Harvest.families(world.evaluation()));
            while (names.size() < FAMILIES && !all.isEmpty()) {
                names.add(all.remove(campaign.of("family", names.size()).below(all.size())));
            }
        }
        boolean fixed = switch (plan.playbook()) {
            case FARM, FAIL_OVER, HANDLE_REPLAY -> true;
            case LOW_AND_SLOW, RESELLER, RELAY -> false;
        };
        return names.stream().map(name -> new Harvest(name, fixed, campaign)).toList();
    }

    private List<Source> sources(Member member) {
        return switch (plan.playbook()) {
            case FARM, LOW_AND_SLOW, FAIL_OVER, HANDLE_REPLAY -> harvesting(member);
            case RESELLER ->
                List.of(customers(member, member.dice().of("customers").between(6, 25)));
            case RELAY ->
                List.of(customers(member, member.dice().of("customers").between(20, 80)));
        };
    }

    private List<Source> harvesting(Member member) {
        Member.Shift shift = member.shift();
        Author harvest = dice -> dice.pick(harvests).begin(dice);
        double turns =
                harvests.stream().mapToDouble(Harvest::meanTurns).average().orElseThrow();
        Source asked = source(harvest, shift.queue(shift.aDay() * (1 - plan.cover()) / turns), member, "harvest");
        if (plan.cover() == 0) {
            return List.of(asked);
        }
        Dice dice = member.dice().of("cover");
        Writer writer = Writer.of(member.place().language(), dice);
        double sessions = shift.aDay() * plan.cover() / writer.meanTurns();
        return List.of(asked, source(writer, shift.own(sessions, dice), member, "cover"));
    }

    private static Source customers(Member member, int count) {
        Author crowd = new Crowd(count, member.dice().of("crowd").seed(), "");
        Member.Shift shift = member.shift();
        return source(crowd, shift.queue(shift.aDay() / TURNS_OF_A_CUSTOMER), member, "crowd");
    }

    private static Source source(Author author, Schedule schedule, Member member, String name) {
        return new Source(
                author,
                schedule,
                member.edge(),
                member.sampling(),
                member.dice().of(name));
    }
}
