package dev.stillwatch.lab.simulate.automated;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.simulate.traffic.World;
import java.util.List;

/** The kinds of hard negatives; the truth file calls them {@code benign-auto:} and their word. */
public enum Automaton {
    /** One company's documents in bulk: templated classification and extraction, several accounts, a verified organisation. */
    BULK_CUSTOMER("bulk-customer");

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
            case BULK_CUSTOMER -> new Company("bulk", true, 40, 260, false);
        };
    }
}
