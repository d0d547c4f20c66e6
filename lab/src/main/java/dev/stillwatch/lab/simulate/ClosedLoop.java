package dev.stillwatch.lab.simulate;

import dev.stillwatch.ingest.v1.Event;
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
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;

/**
 * A scenario played day by day against a running platform: the traffic of a day is made when that day begins, and adversaries who adapt
 * have by then seen what became of their accounts.
 *
 * <pre>{@code
 * ClosedLoop loop = ClosedLoop.of(scenario);
 * while (loop.hasNextDay()) {
 *     send(loop.nextDay((account, at) -> check(account)));
 * }
 * score(loop.truth());
 * }</pre>
 */
public final class ClosedLoop {
    private final World world;
    private final int days;
    private final Vaults vaults = new Vaults();
    private final Mailboxes mailboxes = new Mailboxes();
    private final List<Actor> settled;
    private final List<Adversary> adversaries;
    private final Feed rest;
    private int day;

    private ClosedLoop(Scenario scenario) {
        this.world = Simulation.world(scenario);
        this.days = scenario.days();
        Cast cast = new Cast(scenario, world);
        this.settled = cast.settled();
        this.adversaries = cast.adversaries();
        List<Feed> feeds = new ArrayList<>();
        feeds.add(Feed.of(Simulation.releases(scenario)));
        settled.forEach(actor -> feeds.add(actor.events(world.window(), vaults)));
        this.rest = InOrder.of(feeds);
    }

    /** Gets a scenario ready. */
    public static ClosedLoop of(Scenario scenario) {
        return new ClosedLoop(scenario);
    }

    /** Whether there is another day. */
    public boolean hasNextDay() {
        return day < days;
    }

    /**
     * The events of the next day in order of time, to be taken to the end before the day after is asked for.
     *
     * @param feedback how the platform meets requests now, after all that was sent before; asked of adversaries' own accounts only
     */
    public Iterator<Event> nextDay(Feedback feedback) {
        if (!hasNextDay()) {
            throw new NoSuchElementException();
        }
        Window today = new Window(world.window().at(day), world.window().at(day + 1));
        day++;
        List<Feed> feeds = new ArrayList<>();
        feeds.add(new Until(rest, today.end()));
        for (Adversary adversary : adversaries) {
            for (Actor actor : adversary.nextDay(of(adversary, feedback))) {
                feeds.add(actor.events(today, vaults));
            }
        }
        return mailboxes.settle(InOrder.of(feeds));
    }

    /** What every account really is that there has been so far. */
    public Truth truth() {
        List<TruthRow> rows = new ArrayList<>();
        settled.forEach(actor -> rows.add(actor.truth()));
        adversaries.forEach(adversary -> rows.addAll(adversary.accounts()));
        return Truth.of(rows);
    }

    /** Nobody sees what becomes of the accounts of others. */
    private static Feedback of(Adversary adversary, Feedback platform) {
        Set<String> own = new HashSet<>();
        adversary.accounts().forEach(row -> own.add(row.accountId()));
        return (account, at) -> {
            if (!own.contains(account)) {
                throw new IllegalArgumentException("not an account of this adversary: " + account);
            }
            return platform.treatment(account, at);
        };
    }

    /** A feed as far as a moment. */
    private record Until(Feed feed, long end) implements Feed {
        @Override
        public long at() {
            return feed.at() < end ? feed.at() : OVER;
        }

        @Override
        public Event next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return feed.next();
        }
    }
}
