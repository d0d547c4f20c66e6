package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.people.Registrations;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.List;
import java.util.stream.IntStream;

/** The accounts of a campaign: who they claim to be, what they share, when they set out. */
public final class CampaignAccounts {
    private static final int BATCH = 8;

    private final CampaignPlan plan;
    private final World world;
    private final Dice campaign;
    private final Identities identities;
    private final Lines lines;
    private final boolean aged;
    private final boolean shifts;

    /**
     * The accounts of this plan.
     *
     * @param campaign chance of its own
     * @param operator chance of whoever runs its accounts: the same for all campaigns of one operator
     */
    public CampaignAccounts(CampaignPlan plan, World world, Dice campaign, Dice operator) {
        this.plan = plan;
        this.world = world;
        this.campaign = campaign;
        Sharing sharing = Sharing.of(plan.playbook(), operator.of("sharing"));
        this.identities = new Identities(sharing, operator);
        this.lines = new Lines(plan.playbook(), sharing, operator);
        this.aged = campaign.of("aged").chance(0.35);
        this.shifts = campaign.of("shifts").chance(0.5);
    }

    /** All of them, in the order in which they set out. */
    public List<Member> members() {
        return IntStream.range(0, plan.accounts())
                .mapToObj(i -> member(i, campaign.of("account", i)))
                .toList();
    }

    private Member member(int number, Dice dice) {
        boolean second = number >= plan.accounts() - plan.reserve();
        Member.Shift shift = shift(number, second, dice);
        Place place = Place.any(dice.of("place"));
        Edge edge = lines.edge(place, number, dice);
        boolean program = !lines.isApp(dice);
        Registration held =
                registration(number, shift.from() - lead(number, dice.of("lead")), program, place, edge, dice);
        Account account = new Account(
                held.accountId(), held.organizationId(), held.credentials(), held.history(dice.of("history")));
        return new Member(
                truth(held.accountId(), second),
                account,
                place,
                edge,
                sampling(program, dice.of("calls")),
                shift,
                dice);
    }

    private Member.Shift shift(int number, boolean second, Dice dice) {
        double aDay = plan.slowest()
                * StrictMath.pow(
                        plan.fastest() / plan.slowest(), dice.of("rate").unit());
        Dice hours = dice.of("shift");
        return new Member.Shift(
                campaign,
                aDay,
                world.window().at(setsOut(number, second) + dice.of("delay").between(0, 0.2)),
                plan.reserve() > 0 && !second ? world.window().at(plan.reserveDay() + 0.1) : Long.MAX_VALUE,
                hours.below(24),
                shifts ? hours.between(9, 16) : 24);
    }

    private double setsOut(int number, boolean second) {
        int first = plan.accounts() - plan.reserve();
        double part = second ? (double) (number - first) / plan.reserve() : (double) number / first;
        return (second ? plan.reserveDay() : plan.startDay()) + plan.joinDays() * part;
    }

    /** Accounts are made in batches shortly before they set out, or bought aged. */
    private long lead(int number, Dice dice) {
        double batch = campaign.of("batch", number / BATCH).between(0.1, 2.5);
        double age = aged ? campaign.of("age").between(20, 200) : 0;
        return (long) ((batch + age + dice.between(0, 0.1)) * Schedule.DAY);
    }

    private Registration registration(int number, long signedUp, boolean program, Place place, Edge edge, Dice dice) {
        Registration own = Registrations.of(
                world,
                place,
                signedUp,
                program,
                true,
                edge.client(signedUp, dice.of("sign-up")),
                dice,
                dice.of("registration"));
        return identities.holder(own, place, number, own.client(), dice);
    }

    private Sampling sampling(boolean program, Dice dice) {
        String model = Models.strong(campaign.of("model"));
        Calls calls = program ? Calls.program(model, dice) : Calls.app(model, dice);
        Calls adopting = world.newModel().isEmpty()
                ? calls
                : calls.thenWith(world.newModel(), world.newModelFrom() + (long) (dice.unit() * Schedule.DAY));
        return plan.replaysHandles()
                ? (at, session) -> adopting.settings(at, session).replaying()
                : adopting;
    }

    private TruthRow truth(String account, boolean second) {
        String pool = plan.reserve() == 0 ? "" : second ? "2" : "1";
        return new TruthRow(
                account,
                plan.id(),
                plan.principal(),
                plan.operator(),
                plan.playbook().word(),
                TruthRow.ATTACKER,
                "",
                pool);
    }
}
