package dev.stillwatch.lab.simulate;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Release;
import dev.stillwatch.lab.simulate.campaign.Adversary;
import dev.stillwatch.lab.simulate.campaign.Feedback;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.Feed;
import dev.stillwatch.lab.simulate.traffic.InOrder;
import dev.stillwatch.lab.simulate.traffic.Mailboxes;
import dev.stillwatch.lab.simulate.traffic.Vaults;
import dev.stillwatch.lab.simulate.traffic.Window;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.truth.Truth;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A scenario being played: its events in order of {@code occurredAt}, and what is true of its accounts. Events are made as they are
 * asked for, and accounts when they wake: memory holds those with an open session, and a kilobyte or two for every other. What
 * happened to accounts before the first moment (sign-ups, payments) comes first, at its own time. Adversaries who adapt do so to a
 * provider that is only assumed; {@link ClosedLoop} lets them meet a real one.
 */
public final class Simulation {
    /** The assumed provider refuses an account on any day with this probability. */
    private static final double REFUSED_A_DAY = 0.12;

    private final World world;
    private final List<Actor> actors;
    private final List<Event> releases;

    private Simulation(Scenario scenario) {
        this.releases = releases(scenario);
        this.world = world(scenario);
        Cast cast = new Cast(scenario, world);
        List<Actor> all = new ArrayList<>(cast.settled());
        cast.adversaries().forEach(adversary -> all.addAll(assumed(adversary, scenario.days(), cast)));
        this.actors = List.copyOf(all);
    }

    /** Gets a scenario ready; cheap, since nothing is said yet. */
    public static Simulation of(Scenario scenario) {
        return new Simulation(scenario);
    }

    /** All events in order of time, from the beginning; may be called again. */
    public Iterator<Event> events() {
        Vaults vaults = new Vaults();
        List<Feed> feeds = new ArrayList<>(actors.size() + 1);
        feeds.add(Feed.of(releases));
        actors.forEach(actor -> feeds.add(actor.events(world.window(), vaults)));
        return new Mailboxes().settle(InOrder.of(feeds));
    }

    /** What every account really is. */
    public Truth truth() {
        return Truth.of(actors.stream().map(Actor::truth).toList());
    }

    private static List<Actor> assumed(Adversary adversary, int days, Cast cast) {
        Feedback feedback = Feedback.assumed(REFUSED_A_DAY, cast.assumptions());
        List<Actor> shifts = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            shifts.addAll(adversary.nextDay(feedback));
        }
        Map<TruthRow, List<Actor>> byAccount = new LinkedHashMap<>();
        shifts.forEach(shift -> byAccount
                .computeIfAbsent(shift.truth(), row -> new ArrayList<>())
                .add(shift));
        return byAccount.values().stream().map(Actor::joined).toList();
    }

    static World world(Scenario scenario) {
        Window window = Window.of(scenario.start(), scenario.days());
        List<Event> releases = releases(scenario);
        Release first = releases.isEmpty()
                ? Release.getDefaultInstance()
                : releases.getFirst().getRelease();
        return new World(
                window,
                scenario.people(),
                first.getModel(),
                Timestamps.toMillis(first.getOccurredAt()),
                Seeds.isEvaluation(scenario.seed()));
    }

    static List<Event> releases(Scenario scenario) {
        Window window = Window.of(scenario.start(), scenario.days());
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
