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

    private static final Map<String, Supplier<Scenario>> ALL = new TreeMap<>(
            Map.of("demo", Scenarios::demo, "playbooks", Scenarios::playbooks, "small", Scenarios::small));

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
                        new Population.Launch("atlas-6", 2.4),
                        hard(Automaton.BULK_CUSTOMER, 2, 4),
                        hard(Automaton.BENCHMARK_RUNNER, 1, 4),
                        hard(Automaton.JUDGE_RUNNER, 2, 3),
                        hard(Automaton.AGENT_FLEET, 2, 4),
                        hard(Automaton.STUDENT_CLASS, 1, 18),
                        hard(Automaton.CORPORATE_GATEWAY, 1, 16),
                        hard(Automaton.AGGREGATOR, 1, 2),
                        hard(Automaton.SYNTHETIC_DATA, 2, 3),
                        hard(Automaton.CI_FLEET, 2, 4),
                        hard(Automaton.LAUNCH_RUSH, 1, 15),
                        hard(Automaton.POPULAR_PROMPT, 1, 10),
                        hard(Automaton.AGENT_FRAMEWORK, 1, 10),
                        new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 25)
                                .withFamilies("trace", "instruct")
                                .startingOn(0.6, 0.8)),
                        new Population.Campaign(CampaignPlan.of("slow-1", Playbook.LOW_AND_SLOW, 40)
                                .withFamilies("inverse", "rubric")
                                .startingOn(0.3, 1.2))));
    }

    /**
     * A week of six hundred people, every hard negative, and a campaign of each playbook with prompt families other than the demo's: a
     * farm whose second pool takes over, two principals on one operator's relay. Some ninety thousand exchanges.
     */
    public static Scenario playbooks() {
        return new Scenario(
                "playbooks",
                1,
                START,
                7,
                List.of(
                        new Population.People(600, 0.06),
                        new Population.Launch("atlas-6", 3.4),
                        hard(Automaton.BULK_CUSTOMER, 3, 4),
                        hard(Automaton.BENCHMARK_RUNNER, 2, 3),
                        hard(Automaton.JUDGE_RUNNER, 2, 4),
                        hard(Automaton.AGENT_FLEET, 2, 5),
                        hard(Automaton.STUDENT_CLASS, 2, 25),
                        hard(Automaton.CORPORATE_GATEWAY, 2, 20),
                        hard(Automaton.AGGREGATOR, 2, 2),
                        hard(Automaton.SYNTHETIC_DATA, 2, 4),
                        hard(Automaton.CI_FLEET, 3, 4),
                        hard(Automaton.LAUNCH_RUSH, 1, 40),
                        hard(Automaton.POPULAR_PROMPT, 1, 20),
                        hard(Automaton.AGENT_FRAMEWORK, 1, 20),
                        new Population.Campaign(CampaignPlan.of("farm-2", Playbook.FARM, 24)
                                .withFamilies("evolve", "trajectory")
                                .withReserve(10, 4)
                                .startingOn(0.8, 1)),
                        new Population.Campaign(CampaignPlan.of("slow-2", Playbook.LOW_AND_SLOW, 60)
                                .withFamilies("cleaner", "tongues")
                                .withRates(5, 26)
                                .startingOn(0.4, 2)),
                        new Population.Campaign(CampaignPlan.of("pool-1", Playbook.RESELLER, 30)
                                .by("buyer-1", "station-1")
                                .startingOn(0.2, 2)),
                        new Population.Campaign(CampaignPlan.of("relay-1", Playbook.RELAY, 30)
                                .by("app-1", "station-2")
                                .startingOn(1, 1)),
                        new Population.Campaign(CampaignPlan.of("relay-2", Playbook.RELAY, 20)
                                .by("app-2", "station-2")
                                .replayingHandles()
                                .startingOn(2, 1))));
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
                        hard(Automaton.BULK_CUSTOMER, 1, 2),
                        hard(Automaton.STUDENT_CLASS, 1, 6),
                        hard(Automaton.POPULAR_PROMPT, 1, 4),
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

    private static Population hard(Automaton kind, int groups, int accounts) {
        return new Population.Automated(kind, groups, accounts);
    }
}
