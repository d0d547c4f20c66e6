package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.people.Calls;
import dev.stillwatch.lab.simulate.people.Mixed;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Models;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.List;

/** People who sign up on the day a model comes out and try it at once, as much as they can. Without a launch: on any one day. */
record LaunchRush() implements Group {
    private static final double CURIOUS = 0.6;

    @Override
    public List<Actor> actors(World world, String kind, int accounts, Dice dice) {
        boolean launched = !world.newModel().isEmpty();
        long day = launched ? world.newModelFrom() : world.window().at(0.4);
        String model = launched ? world.newModel() : Models.strong(dice.of("model"));
        Author tries = new Programme("launch", "", dice.of("tries"));
        List<Actor> actors = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            Dice own = dice.of("person", i);
            long signedUp =
                    day + (long) Math.min(1.5 * Schedule.DAY, own.of("since").exponential(0.4 * Schedule.DAY));
            Person person = Person.of(world, Place.any(own.of("place")), signedUp, own.of("household"), own);
            Schedule usual = person.schedule();
            Person curious = person.writing(new Mixed(person.author(), tries, CURIOUS))
                    .calling(Calls.app(model, own.of("calls")))
                    .at((epochDay, session) -> rush(usual, epochDay, signedUp, session));
            actors.add(curious.actor(TruthRow.automated(person.registration().accountId(), kind, "")));
        }
        return actors;
    }

    /** On the first day a burst after signing up, then as everybody. */
    private static long[] rush(Schedule usual, long epochDay, long signedUp, Dice dice) {
        if (Math.floorDiv(signedUp, Schedule.DAY) != epochDay) {
            return usual.starts(epochDay, dice);
        }
        long[] starts = new long[dice.between(4, 25)];
        for (int i = 0; i < starts.length; i++) {
            long offset = Math.floorMod(signedUp, Schedule.DAY) + 600_000 + (long) dice.exponential(2 * 3_600_000.0);
            starts[i] = Math.min(offset, Schedule.DAY - 1 - i);
        }
        return starts;
    }
}
