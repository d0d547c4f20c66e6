package dev.stillwatch.lab.simulate;

import dev.stillwatch.lab.simulate.automated.Automaton;
import java.util.ArrayList;
import java.util.List;

/** The benign accounts around campaigns. */
final class Crowd {
    /** A crowd of so many people has one group of most kinds of hard negatives. */
    private static final double PEOPLE_PER_SET = 300;

    private Crowd() {}

    /** So many people and, for each three hundred of them, a set of hard negatives of every kind. */
    static List<Population> around(int people) {
        List<Population> crowd = new ArrayList<>();
        crowd.add(new Population.People(people, 0.06));
        hardNegatives().forEach(hard -> crowd.add(hard.scaled(people / PEOPLE_PER_SET)));
        return crowd;
    }

    /** One set of hard negatives: every kind, about a hundred accounts. */
    static List<Population> hardNegatives() {
        return List.of(
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
                hard(Automaton.AGENT_FRAMEWORK, 1, 10));
    }

    /** So many groups of a kind, of so many accounts each. */
    static Population hard(Automaton kind, int groups, int accounts) {
        return new Population.Automated(kind, groups, accounts);
    }
}
