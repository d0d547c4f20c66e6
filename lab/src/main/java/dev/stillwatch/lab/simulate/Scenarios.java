package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The scenarios that come with the lab. */
public final class Scenarios {
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    private static final Map<String, Supplier<Scenario>> ALL =
            new TreeMap<>(Map.of("demo", Scenarios::demo, "small", Scenarios::small));

    private Scenarios() {}

    /**
     * Five days of three hundred people, about a hundred accounts that are hard to tell from attackers, and two campaigns: a farm and a
     * low-and-slow one. Some thirty thousand exchanges.
     */
    public static Scenario demo() {
        return new Scenario(
                "demo",
                1,
                START,
                5,
                List.of(
                        new Population.People(300, 0.06),
                        new Population.Automated(Automaton.BULK_CUSTOMER, 3, 4),
                        new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 25)
                                .withFamilies("trace", "instruct")
                                .startingOn(0.6, 0.8)),
                        new Population.Campaign(CampaignPlan.of("slow-1", Playbook.LOW_AND_SLOW, 40)
                                .withFamilies("inverse", "rubric")
                                .startingOn(0.3, 1.2))));
    }

    /** Two days of forty people, some hard negatives and one small farm: about two thousand exchanges, for tests. */
    public static Scenario small() {
        return new Scenario(
                "small",
                1,
                START,
                2,
                List.of(
                        new Population.People(40, 0.1),
                        new Population.Automated(Automaton.BULK_CUSTOMER, 1, 2),
                        new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 8)
                                .withRates(60, 100)
                                .withFamilies("trace", "instruct")
                                .startingOn(0.4, 0.3))));
    }

    /** The names of all scenarios. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * The scenario of that name.
     *
     * @throws IllegalArgumentException when there is none; the message lists the names
     */
    public static Scenario named(String name) {
        Supplier<Scenario> scenario = ALL.get(name);
        if (scenario == null) {
            throw new IllegalArgumentException(
                    "there is no scenario \"" + name + "\"; choose one of " + String.join(", ", ALL.keySet()));
        }
        return scenario.get();
    }
}
