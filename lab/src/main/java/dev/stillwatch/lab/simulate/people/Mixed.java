package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;

/**
 * Somebody who writes now as one, now as another.
 *
 * @param usual the one
 * @param other the other
 * @param share share of the other's sessions, 0 to 1
 */
public record Mixed(Author usual, Author other, double share) implements Author {
    @Override
    public Conversation begin(Dice dice) {
        return (dice.chance(share) ? other : usual).begin(dice);
    }
}
