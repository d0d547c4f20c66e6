package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Author;
import dev.stillwatch.lab.simulate.traffic.Conversation;
import dev.stillwatch.lab.simulate.world.Place;

/**
 * Many people who write through one account: the end users of a reseller, a gateway or a relay. A few write much.
 *
 * @param users how many they are
 * @param seed who they are
 * @param language what they write; empty: each their own
 */
public record Crowd(int users, long seed, String language) implements Author {
    private static final double CODERS = 0.15;

    @Override
    public Conversation begin(Dice dice) {
        int user = (int) Math.min(users - 1, dice.exponential(users / 3.0));
        Dice traits = new Dice(seed).of("user", user);
        String writes = language.isEmpty() ? Place.any(traits).language() : language;
        return (traits.of("codes").chance(CODERS) ? CodingAgent.of(traits) : Writer.of(writes, traits)).begin(dice);
    }
}
