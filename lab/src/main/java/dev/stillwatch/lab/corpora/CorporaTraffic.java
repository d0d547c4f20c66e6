package dev.stillwatch.lab.corpora;

import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.lab.replay.ReplayWriter;
import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.InOrder;
import dev.stillwatch.lab.simulate.traffic.Vaults;
import dev.stillwatch.lab.simulate.traffic.Window;
import dev.stillwatch.lab.simulate.traffic.World;
import dev.stillwatch.lab.truth.Truth;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Labelled traffic made of real prompts and real times: people from human-written corpora, programs from automated ones as hard
 * negatives, and a campaign for each chosen distillation data set. Accounts, networks and clients are the simulator's, by the same
 * means on both sides. The same plan and corpora make the same traffic.
 */
public final class CorporaTraffic {
    /** Name of the file of events that {@link #write} makes. */
    public static final String EVENTS = "events.jsonl.gz";

    /** Name of the file of truth that {@link #write} makes. */
    public static final String TRUTH = "truth.csv";

    private final Window window;
    private final List<Actor> actors;

    private CorporaTraffic(Window window, List<Actor> actors) {
        this.window = window;
        this.actors = List.copyOf(actors);
    }

    /**
     * Reads the corpora and hands them out to accounts.
     *
     * @throws IOException when a corpus is missing or cannot be read; the message says which
     */
    public static CorporaTraffic of(CorporaPlan plan) throws IOException {
        Corpora corpora = new Corpora(plan.data());
        Window window = Window.of(plan.start(), plan.days());
        World world = new World(window, plan.people(), "", 0, false);
        Dice dice = new Dice(plan.seed());
        RealTimes times = new RealTimes(corpora);
        RealPeople people = new RealPeople(corpora, world, times, dice.of("people"));
        List<Actor> actors = new ArrayList<>(people.people(plan.people()));
        actors.addAll(people.pasters(Math.max(4, plan.people() / 20)));
        actors.addAll(new RealPrograms(corpora, world, times, dice.of("programs")).actors());
        RealCampaign campaign = new RealCampaign(plan, world, times, people);
        for (String generator : plan.generators()) {
            actors.addAll(campaign.actors(generator, corpora, dice.of("campaign " + generator)));
        }
        return new CorporaTraffic(window, actors);
    }

    /** All events in order of time, from the beginning; may be called again. */
    public Iterator<Event> events() {
        Vaults vaults = new Vaults();
        return InOrder.of(
                actors.stream().map(actor -> actor.events(window, vaults)).toList());
    }

    /** What every account really is; {@code subkind} is the corpus that a benign account draws from. */
    public Truth truth() {
        return Truth.of(actors.stream().map(Actor::truth).toList());
    }

    /**
     * Writes {@link #EVENTS} and {@link #TRUTH} into a folder, which is made if it is not there.
     *
     * @return how many events were written
     */
    public long write(Path folder) throws IOException {
        Files.createDirectories(folder);
        truth().write(folder.resolve(TRUTH));
        try (ReplayWriter writer = ReplayWriter.create(folder.resolve(EVENTS))) {
            for (Iterator<Event> events = events(); events.hasNext(); ) {
                writer.write(events.next());
            }
            return writer.count();
        }
    }
}
