package dev.stillwatch.lab.simulate;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.lab.simulate.campaign.CampaignCast;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.chance.Mix;
import dev.stillwatch.lab.simulate.people.Person;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.InOrder;
import dev.stillwatch.lab.simulate.traffic.Window;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A scenario being played: its events in order of {@code occurredAt}, and what is true of its accounts. Events are made as they are
 * asked for; memory holds the accounts and their open sessions, never the events. What happened to accounts before the first
 * moment (sign-ups, payments) comes first, at its own time.
 */
public final class Simulation {
    private static final double ONE_HOME = 0.05;

    private final Scenario scenario;
    private final World world;
    private final List<Actor> actors;
    private final List<Event> releases;

    private Simulation(Scenario scenario) {
        this.scenario = scenario;
        Window window = Window.of(scenario.start(), scenario.days());
        this.releases = releases(window);
        Release first = releases.isEmpty()
                ? Release.getDefaultInstance()
                : releases.getFirst().getRelease();
        this.world = new World(
                window,
                scenario.people(),
                first.getModel(),
                Timestamps.toMillis(first.getOccurredAt()),
                Seeds.isEvaluation(scenario.seed()));
        this.actors = cast();
    }

    /** Gets a scenario ready; cheap, since nothing is said yet. */
    public static Simulation of(Scenario scenario) {
        return new Simulation(scenario);
    }

    /** All events in order of time, from the beginning; may be called again. */
    public Iterator<Event> events() {
        List<Iterator<Event>> streams = new ArrayList<>();
        streams.add(releases.iterator());
        actors.forEach(actor -> streams.add(actor.events(world.window())));
        return InOrder.of(streams);
    }

    /** What every account really is. */
    public Truth truth() {
        return Truth.of(actors.stream().map(Actor::truth).toList());
    }

    private List<Actor> cast() {
        List<Actor> cast = new ArrayList<>();
        Dice all = new Dice(Mix.mix(scenario.seed(), scenario.name()));
        for (int i = 0; i < scenario.populations().size(); i++) {
            Dice dice = all.of("population", i);
            switch (scenario.populations().get(i)) {
                case Population.People people -> people(people, dice, cast);
                case Population.Automated automated -> {
                    for (int group = 0; group < automated.groups(); group++) {
                        cast.addAll(automated.kind().actors(world, automated.accounts(), dice.of("group", group)));
                    }
                }
                case Population.Campaign campaign -> {
                    Dice operator = all.of("operator " + campaign.plan().hands().operator());
                    cast.addAll(new CampaignCast(campaign.plan(), world, dice, operator).actors());
                }
                case Population.Launch launch -> {
                    // Played as a release event.
                }
            }
        }
        return List.copyOf(cast);
    }

    private void people(Population.People people, Dice dice, List<Actor> cast) {
        Dice household = dice;
        Place place = Place.any(dice.of("place", -1));
        for (int i = 0; i < people.count(); i++) {
            Dice own = dice.of("person", i);
            if (i == 0 || !own.of("home").chance(ONE_HOME)) {
                household = own.of("household");
                place = Place.any(own.of("place"));
            }
            long signedUp = Person.signedUp(world, people.newShare(), own.of("since"));
            Person person = Person.of(world, place, signedUp, people.activity(), household, own);
            String subkind = signedUp >= world.window().start() ? "new" : "";
            cast.add(person.actor(TruthRow.human(person.registration().accountId(), subkind)));
        }
    }

    private List<Event> releases(Window window) {
        return scenario.populations().stream()
                .filter(Population.Launch.class::isInstance)
                .map(Population.Launch.class::cast)
                .map(launch -> Event.newBuilder()
                        .setRelease(Release.newBuilder()
                                .setModel(launch.model())
                                .setOccurredAt(Timestamps.fromMillis(window.at(launch.day()))))
                        .build())
                .toList();
    }
}
