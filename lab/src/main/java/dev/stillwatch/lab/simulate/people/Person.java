package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Life;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.Source;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.ClientKit;
import dev.stillwatch.lab.simulate.world.ClientKits;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.simulate.world.Registration;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.List;

/**
 * A person with an account of their own.
 *
 * @param place where they live
 * @param author what they write
 * @param schedule when
 * @param edge from where
 * @param sampling how they call the model
 * @param registration how their account came to be
 * @param dice chance of their own
 */
public record Person(
        Place place,
        Author author,
        Schedule schedule,
        Edge edge,
        Sampling sampling,
        Registration registration,
        Dice dice) {
    /** Exchanges a day on a day with any: half of all people stay below this. */
    private static final double MEDIAN_A_DAY = 6;

    private static final double MOST_A_DAY = 220;
    /** Share of those who call by API key that work with the coding agent; it sends several requests to each of theirs. */
    private static final double CODERS = 0.35;

    private static final double AGENTS = 3;

    /**
     * Somebody.
     *
     * @param signedUp when they signed up, milliseconds since 1970
     * @param household chance shared by those who live together: the line at home, the means of payment
     */
    public static Person of(World world, Place place, long signedUp, Dice household, Dice dice) {
        return of(world, place, signedUp, 1, household, dice);
    }

    /** Somebody who is there on fewer days: {@code activity} times as many. */
    public static Person of(World world, Place place, long signedUp, double activity, Dice household, Dice dice) {
        Dice traits = dice.of("traits");
        boolean program = traits.chance(0.14);
        boolean codes = traits.chance(CODERS);
        ClientKit kit = program
                ? (codes ? ClientKits.terminal(traits) : ClientKits.sdk(traits))
                : traits.chance(0.75) ? ClientKits.browser(traits) : ClientKits.phone(traits);
        Devices devices = Devices.of(place, kit, world.sharedAddresses(), household.of("line"));
        Writer writer = Writer.of(place.language(), dice.of("writer"));
        double rate = Math.min(MOST_A_DAY, traits.logNormal(MEDIAN_A_DAY, 1.0));
        boolean agent = program && codes;
        CodingAgent coding = CodingAgent.of(dice.of("coding"));
        Author author = agent ? new Mixed(coding, writer, 0.1) : writer;
        Rhythm rhythm = Rhythm.of(
                agent ? rate * AGENTS : rate,
                agent ? coding.meanTurns() : writer.meanTurns(),
                activity,
                place.offsetHours(),
                signedUp,
                traits);
        String model = agent ? Models.strong(traits) : Models.any(traits);
        Calls calls = program ? Calls.program(model, traits) : Calls.app(model, traits);
        if (!world.newModel().isEmpty() && traits.chance(0.6)) {
            calls = calls.thenWith(
                    world.newModel(), world.newModelFrom() + (long) traits.exponential(40 * 3_600_000.0));
        }
        Registration registration = Registrations.of(
                world,
                place,
                signedUp,
                program,
                program || traits.chance(0.4),
                kit.by(devices.line(signedUp)),
                household,
                dice.of("registration"));
        return new Person(place, author, rhythm, devices, calls, registration, dice);
    }

    /** When most people signed up: long ago, a few in the window's first days or just before. */
    public static long signedUp(World world, double newShare, Dice dice) {
        if (dice.chance(newShare)) {
            return world.window()
                    .at(dice.between(0, 0.8)
                            * (world.window().end() - world.window().start())
                            / Schedule.DAY);
        }
        return world.window().at(-1 - Math.min(1_200, dice.exponential(280)));
    }

    /** The same person writing something else. */
    public Person writing(Author other) {
        return new Person(place, other, schedule, edge, sampling, registration, dice);
    }

    /** The same person at other times. */
    public Person at(Schedule other) {
        return new Person(place, author, other, edge, sampling, registration, dice);
    }

    /** The same person from elsewhere. */
    public Person from(Edge other) {
        return new Person(place, author, schedule, other, sampling, registration, dice);
    }

    /** The same person calling models another way. */
    public Person calling(Sampling other) {
        return new Person(place, author, schedule, edge, other, registration, dice);
    }

    /** The same person under another registration. */
    public Person registered(Registration other) {
        return new Person(place, author, schedule, edge, sampling, other, dice);
    }

    /** The person as part of the traffic. */
    public Actor actor(TruthRow truth) {
        return Actor.of(truth, life());
    }

    /** What the person's account is made of. */
    public Life life() {
        Account account = new Account(
                registration.accountId(),
                registration.organizationId(),
                registration.credentials(),
                registration.history(dice.of("history")));
        return new Life(account, List.of(new Source(author, schedule, edge, sampling, dice.of("source"))));
    }
}
