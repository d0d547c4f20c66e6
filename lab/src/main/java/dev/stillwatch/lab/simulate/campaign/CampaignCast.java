package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Life;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;
import java.util.stream.IntStream;

/** The accounts of a campaign with what each of them does. */
public final class CampaignCast {
    private final CampaignPlan plan;
    private final CampaignAccounts accounts;
    private final Script script;

    /** A campaign of this plan; the dice are as for {@link CampaignAccounts}. */
    public CampaignCast(CampaignPlan plan, World world, Dice campaign, Dice operator) {
        this.plan = plan;
        this.accounts = new CampaignAccounts(plan, world, campaign, operator);
        this.script = new Script(plan, world, campaign);
    }

    /** Its accounts, in the order in which they set out. */
    public List<Actor> actors() {
        return IntStream.range(0, plan.accounts()).mapToObj(this::actor).toList();
    }

    private Actor actor(int number) {
        Member member = accounts.member(number);
        return Actor.of(member.truth(), life(member), () -> life(accounts.member(number)));
    }

    private Life life(Member member) {
        return new Life(member.account(), script.sources(member));
    }
}
