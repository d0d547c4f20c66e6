package dev.stillwatch.lab.simulate;

import static dev.stillwatch.lab.simulate.Crowd.hard;

import dev.stillwatch.lab.simulate.automated.Automaton;
import dev.stillwatch.lab.simulate.campaign.CampaignPlan;
import dev.stillwatch.lab.simulate.campaign.Playbook;
import dev.stillwatch.lab.simulate.campaign.Rates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The scenarios that come with the lab, by name:
 *
 * <ul>
 *   <li>{@code demo}, {@code small}: for show and for tests;
 *   <li>the word of each {@link Playbook}, such as {@code low-and-slow}: that playbook alone among its benign crowd, at the reported
 *       figures; {@link Sweep} makes the same with any other figures;
 *   <li>{@code playbooks}: all playbooks and all hard negatives at once;
 *   <li>{@code benign}: people and hard negatives, no campaign;
 *   <li>{@code february}: 24,000 accounts and 16 million exchanges of three campaigns among ten times as many benign accounts, as in
 *       the case of February 2026; for measuring speed, at a scale of 0.01 to 1.
 * </ul>
 *
 * <p>For example {@code Scenarios.named("farm", Seeds.evaluation(3), 1)}, or
 * {@code Sweep.of(Playbook.FARM).withSeed(Seeds.evaluation(3)).withDilution(100).scenario()}; then {@link Simulation#of}. Every name
 * may be played with any seed and scaled; {@link Seeds} says which seeds are for tuning and which for figures that are reported.
 */
public final class Scenarios {
    /** A Monday. */
    private static final Instant START = Instant.parse("2026-09-07T00:00:00Z");

    private static final Map<String, Supplier<Scenario>> ALL = all();

    private Scenarios() {}

    private static Map<String, Supplier<Scenario>> all() {
        Map<String, Supplier<Scenario>> all = new TreeMap<>();
        all.put("demo", Scenarios::demo);
        all.put("small", Scenarios::small);
        all.put("playbooks", Scenarios::playbooks);
        all.put("benign", Scenarios::benign);
        all.put("february", February::scenario);
        for (Playbook playbook : Playbook.values()) {
            all.put(playbook.word(), () -> alone(playbook));
        }
        return all;
    }

    /**
     * Five days of three hundred people, about a hundred accounts that are hard to tell from attackers, and two campaigns: a farm and a
     * low-and-slow one. Some thirty thousand exchanges.
     */
    public static Scenario demo() {
        List<Population> populations = new ArrayList<>();
        populations.add(new Population.People(300, 0.06));
        populations.add(new Population.Launch("atlas-6", 2.4));
        populations.addAll(Crowd.hardNegatives());
        populations.add(new Population.Campaign(CampaignPlan.of("farm-1", Playbook.FARM, 25)
                .withRates(new Rates(60, 200))
                .withFamilies("trace", "instruct")
                .startingOn(0.6, 0.8)));
        populations.add(new Population.Campaign(CampaignPlan.of("slow-1", Playbook.LOW_AND_SLOW, 40)
                .withRates(new Rates(12, 26))
                .withFamilies("inverse", "rubric")
                .startingOn(0.3, 1.2)));
        return new Scenario("demo", 1, START, 5, populations);
    }

    /**
     * A week of six hundred people, every hard negative, and campaigns of every playbook at once. At most 150,000 exchanges.
     */
    public static Scenario playbooks() {
        List<Population> populations = new ArrayList<>();
        populations.add(new Population.Launch("atlas-6", 3.4));
        populations.addAll(Crowd.around(600));
        List.of(
                        CampaignPlan.of("farm-1", Playbook.FARM, 16)
                                .withRates(new Rates(60, 240))
                                .startingOn(0.8, 1),
                        CampaignPlan.of("slow-1", Playbook.LOW_AND_SLOW, 40).startingOn(0.4, 2),
                        CampaignPlan.of("slow-2", Playbook.LOW_AND_SLOW, 60)
                                .withRates(Rates.around(5.6))
                                .startingOn(0.4, 1),
                        CampaignPlan.of("pool-1", Playbook.RESELLER, 30)
                                .by("buyer-1", "station-1")
                                .startingOn(0.2, 2),
                        CampaignPlan.of("relay-1", Playbook.RELAY, 40)
                                .by("app-1", "station-2")
                                .startingOn(0.6, 1),
                        CampaignPlan.of("relay-2", Playbook.RELAY, 30)
                                .withRates(Rates.around(20))
                                .by("app-2", "station-2")
                                .startingOn(1.5, 1),
                        CampaignPlan.of("over-1", Playbook.FAIL_OVER, 25)
                                .withReserve(10, 4)
                                .by("lab-1", "pools")
                                .startingOn(0.8, 1),
                        CampaignPlan.of("over-2", Playbook.FAIL_OVER, 6)
                                .by("lab-2", "pools")
                                .startingOn(4.2, 0.4),
                        CampaignPlan.of("handle-1", Playbook.HANDLE_REPLAY, 15).startingOn(0.5, 1),
                        CampaignPlan.of("probe-1", Playbook.PROBE_LAB, 20)
                                .withReserve(17, 3.2)
                                .startingOn(0.5, 0.3),
                        CampaignPlan.of("pivot-1", Playbook.RELEASE_PIVOT, 18).startingOn(0.7, 1),
                        CampaignPlan.of("adaptive-1", Playbook.ADAPTIVE, 20).startingOn(0.6, 1.5))
                .forEach(plan -> populations.add(new Population.Campaign(plan)));
        return new Scenario("playbooks", 1, START, 7, populations);
    }

    /** A week of a thousand people and all hard negatives, without a campaign: whatever is found in it is a false alarm. */
    public static Scenario benign() {
        return new Scenario("benign", 1, START, 7, Crowd.around(1_000)).and(new Population.Launch("atlas-6", 3.4));
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
                                .withRates(new Rates(60, 100))
                                .withFamilies("trace", "instruct")
                                .startingOn(0.4, 0.3))));
    }

    /** One playbook among its crowd; low and slow at both reported rates, 25.6 and 5.6 a day, by two operators. */
    private static Scenario alone(Playbook playbook) {
        Scenario scenario = Sweep.of(playbook).scenario();
        return playbook == Playbook.LOW_AND_SLOW
                ? scenario.and(new Population.Campaign(CampaignPlan.of(playbook.word() + "-2", playbook, 40)
                        .withRates(Rates.around(5.6))
                        .startingOn(0.7, 1)))
                : scenario;
    }

    /** The names of all scenarios. */
    public static List<String> names() {
        return List.copyOf(ALL.keySet());
    }

    /**
     * The scenario of that name, with its own seed and size.
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

    /**
     * The scenario of that name with another seed, so many times as large.
     *
     * @throws IllegalArgumentException when there is none, or the scale is not above 0
     */
    public static Scenario named(String name, long seed, double scale) {
        return named(name).withSeed(seed).scaled(scale);
    }
}
