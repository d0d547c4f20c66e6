package dev.stillwatch.lab.corpora;

import dev.stillwatch.lab.simulate.campaign.CampaignAccounts;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Member;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.campaign.Rates;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A campaign that harvests with what a distillation data set really asked, spread thinly over its accounts. */
final class RealCampaign {
    private final CorporaPlan plan;
    private final World world;
    private final RealTimes times;
    private final RealPeople people;

    RealCampaign(CorporaPlan plan, World world, RealTimes times, RealPeople people) {
        this.plan = plan;
        this.world = world;
        this.times = times;
        this.people = people;
    }

    /** Its accounts: as many as planned, or as many as its rows suffice for without saying one twice. */
    List<Actor> actors(String generator, Corpora corpora, Dice dice) throws IOException {
        List<Row> rows = corpora.rows(generator, "distill", "distill_wire_derived");
        int most = (int) Math.ceil(plan.fastest() * plan.days() * (1 - plan.cover()));
        int accounts = Math.clamp(rows.size() / most, 1, plan.accounts());
        CampaignPlan campaign = CampaignPlan.of(generator, Playbook.LOW_AND_SLOW, accounts)
                .withRates(new Rates(plan.slowest(), plan.fastest()))
                .startingOn(0.3, Math.min(1.5, plan.days() / 3.0));
        List<Member> members = new CampaignAccounts(campaign, world, dice, dice.of("operator")).members();
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            List<Row> own = rows.subList(i * rows.size() / accounts, (i + 1) * rows.size() / accounts);
            actors.add(actor(members.get(i), own));
        }
        return actors;
    }

    private Actor actor(Member member, List<Row> rows) {
        Member.Shift shift = member.shift();
        List<Source> sources = new ArrayList<>();
        sources.add(source(
                new Reciter(rows.stream().map(List::of).toList(), times),
                shift.queue(shift.aDay() * (1 - plan.cover())),
                member,
                "harvest"));
        Dice own = member.dice().of("cover");
        int wanted = (int) Math.ceil(shift.aDay() * plan.cover() * plan.days());
        List<List<Row>> cover = wanted == 0 ? List.of() : people.cover(wanted, own);
        if (!cover.isEmpty()) {
            double turns = cover.stream().mapToInt(List::size).average().orElse(1);
            Schedule hours = shift.own(shift.aDay() * plan.cover() / turns, own);
            sources.add(source(new Reciter(cover, times), hours, member, "cover"));
        }
        return Actor.of(member.truth(), member.account(), sources);
    }

    private static Source source(Reciter author, Schedule schedule, Member member, String name) {
        return new Source(
                author,
                schedule,
                member.edge(),
                member.sampling(),
                member.dice().of(name));
    }
}
