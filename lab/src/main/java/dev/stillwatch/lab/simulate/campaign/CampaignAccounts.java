package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Registrations;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import java.util.List;
import java.util.stream.IntStream;

/** The accounts of a campaign: who they claim to be, what they share, when they set out. */
public final class CampaignAccounts {
    private static final int BATCH = 8;
    private static final double TAKEOVER_DAYS = 0.08;
    /** The few accounts of a probe lab ask so many times as much as those that later harvest. */
    private static final double PROBING = 6;

    private final CampaignPlan plan;
    private final World world;
    private final Dice campaign;
    private final Identities identities;
    private final Lines lines;
    private final CampaignCalls calls;
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
        this.calls = new CampaignCalls(plan.playbook(), world, campaign);
        this.aged = plan.playbook() != Playbook.ADAPTIVE && campaign.of("aged").chance(0.35);
        this.shifts = campaign.of("shifts").chance(0.5);
    }

    /** All of them, in the order in which they set out. */
    public List<Member> members() {
        return IntStream.range(0, plan.accounts()).mapToObj(this::member).toList();
    }

    /** The account of this number, from 0; the same each time. */
    public Member member(int number) {
        Dice dice = campaign.of("account", number);
        return member(number, shift(number, number >= first(), dice), dice);
    }

    /** An account of this number that sets out at a moment (milliseconds since 1970) instead of when the plan says. */
    Member recruit(int number, long from) {
        Dice dice = campaign.of("account", number);
        return member(number, shift(dice, plan.rates().draw(dice.of("rate")), from, Long.MAX_VALUE), dice);
    }

    private Member member(int number, Member.Shift shift, Dice dice) {
        Place place = Place.any(dice.of("place"));
        Edge edge = lines.edge(place, number, dice);
        boolean program = !lines.isApp(dice);
        Registration held =
                registration(number, shift.from() - lead(number, dice.of("lead")), program, place, edge, dice);
        Account account = new Account(
                held.accountId(), held.organizationId(), held.credentials(), held.history(dice.of("history")));
        String pool = plan.pools().reserve() == 0 ? "" : number >= first() ? "2" : "1";
        return new Member(
                plan.truth(held.accountId(), pool),
                account,
                place,
                edge,
                calls.of(program, dice.of("calls")),
                shift,
                dice);
    }

    /** How many accounts are in the first pool. */
    private int first() {
        return plan.accounts() - plan.pools().reserve();
    }

    private Member.Shift shift(int number, boolean second, Dice dice) {
        boolean probes = plan.playbook() == Playbook.PROBE_LAB;
        long from =
                world.window().at(setsOut(number, second) + dice.of("delay").between(0, second ? TAKEOVER_DAYS : 0.2));
        double gone = plan.pools().reserveDay() + dice.of("gone").between(0, TAKEOVER_DAYS);
        boolean goes = plan.pools().reserve() > 0 && !second && !probes;
        double aDay = plan.rates().draw(dice.of("rate")) * (probes ? second ? 1 : PROBING : second ? takeover() : 1);
        return shift(dice, aDay, from, goes ? world.window().at(gone) : Long.MAX_VALUE);
    }

    /** A second pool takes over all that the first was asked for, however many accounts it has. */
    private double takeover() {
        return Math.max(1, (double) first() / plan.pools().reserve());
    }

    private Member.Shift shift(Dice dice, double aDay, long from, long until) {
        Dice hours = dice.of("shift");
        return new Member.Shift(campaign, aDay, from, until, hours.below(24), shifts ? hours.between(9, 16) : 24);
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
        double days =
                plan.playbook() == Playbook.ADAPTIVE ? dice.between(0.02, 0.09) : batch + age + dice.between(0, 0.1);
        return (long) (days * Schedule.DAY);
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
}
