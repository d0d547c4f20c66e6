package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Crowd;
import dev.stillwatch.lab.simulate.people.Mixed;
import dev.stillwatch.lab.simulate.people.Writer;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.ArrayList;
import java.util.List;

/** What the accounts of a campaign ask, as its playbook says. */
final class Script {
    private static final double TURNS_OF_A_CUSTOMER = 2.6;
    /** Sticky sessions: a customer comes back to the same account, unless the pool is full. */
    private static final double STRAY = 0.3;

    private static final int CUSTOMERS_PER_ACCOUNT = 12;
    private static final double UNSEALING = 0.5;
    private static final double COLLECTING = 1 - UNSEALING;

    private final CampaignPlan plan;
    private final World world;
    private final Dice campaign;
    private final Author harvest;
    private final double turns;

    /** The script of a campaign; everything that its accounts have in common follows from the dice. */
    Script(CampaignPlan plan, World world, Dice campaign) {
        this.plan = plan;
        this.world = world;
        this.campaign = campaign;
        List<Harvest> harvests = new Templates(plan, world).harvests(campaign);
        this.harvest = dice -> dice.pick(harvests).begin(dice);
        this.turns = harvests.stream().mapToDouble(Harvest::meanTurns).average().orElse(1);
    }

    /** The streams of sessions of one of its accounts. */
    List<Source> sources(Member member) {
        return switch (plan.playbook()) {
            case FARM, LOW_AND_SLOW, FAIL_OVER, RELEASE_PIVOT, ADAPTIVE -> harvesting(member);
            case RESELLER -> List.of(customers(member, pooled(member)));
            case RELAY ->
                List.of(customers(
                        member, crowd(member, member.dice().of("customers").between(20, 80))));
            case PROBE_LAB -> probing(member);
            case HANDLE_REPLAY -> unsealing(member);
        };
    }

    /** Asking for what is to be copied, and perhaps writing as people do beside it. */
    List<Source> harvesting(Member member) {
        Member.Shift shift = member.shift();
        List<Source> sources = new ArrayList<>();
        sources.add(source(harvest, shift.queue(shift.aDay() * (1 - plan.cover()) / turns), member, "harvest"));
        if (plan.cover() > 0) {
            Dice dice = campaign.of("cover " + member.account().id());
            Writer writer = Writer.of(member.place().language(), dice);
            double sessions = shift.aDay() * plan.cover() / writer.meanTurns();
            sources.add(source(writer, shift.own(sessions, dice), member, "cover"));
        }
        return sources;
    }

    /** The few accounts of the first pool try another way each time, until what works is known. */
    private List<Source> probing(Member member) {
        Member.Shift shift = member.shift();
        Author probe = dice -> Templates.probe(world, dice).begin(dice);
        long known = world.window().at(plan.pools().reserveDay());
        return member.truth().pool().equals("1")
                ? List.of(source(probe, shift.until(known).queue(shift.aDay()), member, "probe"))
                : harvesting(member);
    }

    /** Half of the traffic has the model reason and keeps the handles; the other half has them turned back into text elsewhere. */
    private List<Source> unsealing(Member member) {
        Member.Shift shift = member.shift();
        Author unseal = dice -> new Unsealing(Templates.unseal(world, campaign).begin(dice), dice);
        return List.of(
                new Source(
                        harvest,
                        shift.queue(shift.aDay() * COLLECTING / turns),
                        member.edge(),
                        member.sampling(),
                        member.dice().of("harvest"),
                        plan.id()),
                new Source(
                        unseal,
                        shift.queue(shift.aDay() * UNSEALING),
                        member.edge(),
                        member.sampling(),
                        member.dice().of("unseal"),
                        plan.id()));
    }

    private Author pooled(Member member) {
        Author strays = new Crowd(
                plan.accounts() * CUSTOMERS_PER_ACCOUNT, campaign.of("crowd").seed(), "");
        return new Mixed(crowd(member, member.dice().of("customers").between(6, 25)), strays, STRAY);
    }

    private static Author crowd(Member member, int count) {
        return new Crowd(count, member.dice().of("crowd").seed(), "");
    }

    private static Source customers(Member member, Author crowd) {
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
