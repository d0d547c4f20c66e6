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
    private static final double TAKEOVER_DAYS = 0.08;

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
        boolean second = number >= first();
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

    /** How many accounts are in the first pool. */
    private int first() {
        return plan.accounts() - plan.pools().reserve();
    }

    /** A second pool takes over all that the first was asked for, however many accounts it has. */
    private Member.Shift shift(int number, boolean second, Dice dice) {
        double more = second ? Math.max(1, (double) first() / plan.pools().reserve()) : 1;
        double gone = plan.pools().reserveDay() + dice.of("gone").between(0, TAKEOVER_DAYS);
        Dice hours = dice.of("shift");
        return new Member.Shift(
                campaign,
                more * plan.rates().draw(dice.of("rate")),
                world.window().at(setsOut(number, second) + dice.of("delay").between(0, second ? TAKEOVER_DAYS : 0.2)),
                plan.pools().reserve() > 0 && !second ? world.window().at(gone) : Long.MAX_VALUE,
                hours.below(24),
                shifts ? hours.between(9, 16) : 24);
    }

    private double setsOut(int number, boolean second) {
        return second
                ? plan.pools().reserveDay()
                : plan.timing().startDay() + plan.timing().joinDays() * number / first();
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
        String model =
                plan.playbook() == Playbook.HANDLE_REPLAY ? Models.reasoner() : Models.strong(campaign.of("model"));
        Calls calls = program ? Calls.program(model, dice) : Calls.app(model, dice);
        Calls adopting = world.newModel().isEmpty()
                ? calls
                : calls.thenWith(world.newModel(), world.newModelFrom() + (long) (dice.unit() * Schedule.DAY));
        return plan.playbook() == Playbook.HANDLE_REPLAY
                ? (at, session) -> adopting.settings(at, session).replaying()
                : adopting;
    }

    private TruthRow truth(String account, boolean second) {
        String pool = plan.pools().reserve() == 0 ? "" : second ? "2" : "1";
        return new TruthRow(
                account,
                plan.id(),
                plan.hands().principal(),
                plan.hands().operator(),
                plan.playbook().word(),
                TruthRow.ATTACKER,
                "",
                pool);
    }
}
