package dev.stillwatch.lab.simulate.traffic;

import dev.stillwatch.lab.simulate.chance.Dice;

/** Whoever writes the prompts of an account. */
@FunctionalInterface
public interface Author {
    /** Begins a conversation, all of whose chance comes from the dice. */
    Conversation begin(Dice dice);
}
