package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/** Whoever writes the prompts of an account. */
@FunctionalInterface
public interface Author {
    /** Begins a conversation, all of whose chance comes from the dice. */
    Conversation begin(Dice dice);

    /** Begins the conversation of this number, from 0 in order of time; for authors who have a fixed text to go through. */
    default Conversation begin(long number, Dice dice) {
        return begin(dice);
    }
}
