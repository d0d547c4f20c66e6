package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;

/** The kinds of hard negatives; the truth file calls them {@code benign-auto:} and their word. */
public enum Automaton {
    /** One company's documents in bulk: templated classification and extraction, several accounts, a verified organisation. */
    BULK_CUSTOMER("bulk-customer"),
    /** A research group that runs public benchmarks. */
    BENCHMARK_RUNNER("benchmark-runner"),
    /** A company that lets the model mark the answers of its own product. */
    JUDGE_RUNNER("judge-runner"),
    /** A company's agents: tools, one system prompt. */
    AGENT_FLEET("agent-fleet"),
    /** One class behind one address, with the same sheets in the same weeks. */
    STUDENT_CLASS("student-class"),
    /** The people of one company behind one address and one gateway. */
    CORPORATE_GATEWAY("corporate-gateway"),
    /** A verified reseller with many end users behind each account. */
    AGGREGATOR("aggregator"),
    /** A verified customer that makes training data for itself, as it may. */
    SYNTHETIC_DATA("synthetic-data"),
    /** Continuous integration of a small company, on the same cloud hosts as others. */
    CI_FLEET("ci-fleet"),
    /** New accounts on the day a model comes out. */
    LAUNCH_RUSH("launch-rush"),
    /** Unrelated people who paste a public prompt. */
    POPULAR_PROMPT("popular-prompt"),
    /** Unrelated people whose programs share a public framework's system prompt and tools. */
    AGENT_FRAMEWORK("agent-framework");

    /** Most companies that use a model in their products are known to the provider; small ones are not. */
    private static final double MOSTLY = 0.7;

    private final String word;

    Automaton(String word) {
        this.word = word;
    }

    /** Its name. */
    public String word() {
        return word;
    }

    /** The accounts of one group of it. */
    public List<Actor> actors(World world, int accounts, Dice dice) {
        return group().actors(world, word, accounts, dice);
    }

    private Group group() {
        return switch (this) {
            case BULK_CUSTOMER -> new Company("bulk", MOSTLY, 25, 160, true);
            case BENCHMARK_RUNNER -> new Company("bench", 0, 25, 140, false);
            case JUDGE_RUNNER -> new Company("judge", MOSTLY, 20, 120, false);
            case AGENT_FLEET -> new Company("agent", MOSTLY, 3, 16, false);
            case STUDENT_CLASS -> new SchoolClass();
            case CORPORATE_GATEWAY -> new Gateway();
            case AGGREGATOR -> new Reseller(400, 15, 60);
            case SYNTHETIC_DATA -> new SyntheticData(20, 110);
            case CI_FLEET -> new Company("ci", 0, 15, 70, false);
            case LAUNCH_RUSH -> new LaunchRush();
            case POPULAR_PROMPT -> new Strangers("popular", 3, 0.5);
            case AGENT_FRAMEWORK -> new Strangers("framework", 2, 0.85);
        };
    }
}
