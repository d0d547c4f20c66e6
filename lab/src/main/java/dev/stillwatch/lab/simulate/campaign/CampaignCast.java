package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.people.Crowd;
import dev.stillwatch.lab.simulate.people.Registrations;
import dev.stillwatch.lab.simulate.people.Writer;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;

/** Makes the accounts of a campaign. */
public final class CampaignCast {
    private static final double COVER = 0.5;

    private final CampaignPlan plan;
    private final World world;
    private final Dice campaign;
    private final Identities identities;
    private final Lines lines;
    private final List<Harvest> harvests;
    private final boolean aged;
    private final boolean shifts;

    /**
     * A campaign of this plan.
     *
     * @param campaign chance of its own
     * @param operator chance of whoever runs its accounts: the same for all campaigns of one operator
     */
    public CampaignCast(CampaignPlan plan, World world, Dice campaign, Dice operator) {
        this.plan = plan;
        this.world = world;
        this.campaign = campaign;
        Sharing sharing = Sharing.of(plan.playbook(), operator.of("sharing"));
        this.identities = new Identities(sharing, operator);
        this.lines = new Lines(plan.playbook(), sharing, operator);
        this.harvests = harvests();
        this.aged = campaign.of("aged").chance(0.35);
        this.shifts = campaign.of("shifts").chance(0.5);
    }

    /** Its accounts, in the order in which they set out. */
    public List<Actor> actors() {
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < plan.accounts(); i++) {
            actors.add(actor(i, campaign.of("account", i)));
        }
        return actors;
    }

    private List<Harvest> harvests() {
        List<String> names = new ArrayList<>(plan.families());
        List<String> all = new ArrayList<>(Harvest.families());
        while (names.size() < 2 && plan.families().isEmpty()) {
            names.add(all.remove(campaign.of("family", names.size()).below(all.size())));
        }
        boolean fixed = plan.playbook() == Playbook.FARM;
        return names.stream().map(name -> new Harvest(name, fixed, campaign)).toList();
    }

    private Actor actor(int number, Dice dice) {
        boolean second = number >= plan.accounts() - plan.reserve();
        long from = world.window().at(setsOut(number, second) + dice.of("delay").between(0, 0.2));
        long until = plan.reserve() > 0 && !second ? world.window().at(plan.reserveDay() + 0.1) : Long.MAX_VALUE;
        Place place = Place.any(dice.of("place"));
        Edge edge = lines.edge(place, number, dice);
        boolean program = !lines.isApp(dice);
        long signedUp = from - lead(number, dice.of("lead"));
        Registration own = Registrations.of(
                world,
                place,
                signedUp,
                program,
                true,
                edge.client(signedUp, dice.of("sign-up")),
                dice,
                dice.of("registration"));
        Registration held = identities.holder(own, place, number, own.client(), dice);
        Account account = new Account(
                held.accountId(), held.organizationId(), held.credentials(), held.history(dice.of("history")));
        return new Actor(truth(held.accountId(), second), account, sources(from, until, place, edge, program, dice));
    }

    private double setsOut(int number, boolean second) {
        int first = plan.accounts() - plan.reserve();
        double part = second ? (double) (number - first) / plan.reserve() : (double) number / first;
        return (second ? plan.reserveDay() : plan.startDay()) + plan.joinDays() * part;
    }

    /** Accounts are made in batches shortly before they set out, or bought aged. */
    private long lead(int number, Dice dice) {
        double batch = campaign.of("batch", number / 8).between(0.1, 2.5);
        double age = aged ? campaign.of("age").between(20, 200) : 0;
        return (long) ((batch + age + dice.between(0, 0.1)) * Schedule.DAY);
    }

    private List<Source> sources(long from, long until, Place place, Edge edge, boolean program, Dice dice) {
        double rate = plan.slowest()
                * StrictMath.pow(
                        plan.fastest() / plan.slowest(), dice.of("rate").unit());
        Sampling calls = sampling(program, dice.of("calls"));
        int shiftStart = dice.of("shift").below(24);
        int shiftHours = shifts ? dice.of("shift").of("hours").between(9, 16) : 24;
        return switch (plan.playbook()) {
            case FARM -> {
                Schedule queue = new Dispatch(campaign, rate, from, until, shiftStart, shiftHours);
                yield List.of(new Source(harvest(), queue, edge, calls, dice.of("harvest")));
            }
            case LOW_AND_SLOW -> {
                Writer writer = Writer.of(place.language(), dice.of("cover"));
                Schedule queue = new Dispatch(campaign, rate * (1 - COVER), from, until, shiftStart, shiftHours);
                double sessions = rate * COVER / writer.meanTurns();
                Schedule cover = new Dispatch(dice.of("cover"), sessions, from, until, shiftStart, 14);
                yield List.of(
                        new Source(harvest(), queue, edge, calls, dice.of("harvest")),
                        new Source(writer, cover, edge, calls, dice.of("cover")));
            }
            case RESELLER, RELAY -> {
                boolean resold = plan.playbook() == Playbook.RESELLER;
                Author crowd = new Crowd(resold ? dice.between(6, 25) : dice.between(20, 80), dice.bits(), "");
                Schedule queue = new Dispatch(campaign, rate / 3, from, until, shiftStart, 24);
                yield List.of(new Source(crowd, queue, edge, calls, dice.of("crowd")));
            }
        };
    }

    private Author harvest() {
        return dice -> dice.pick(harvests).begin(dice);
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
