package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.List;

/** Made-up words: names of companies, products, variables. */
public final class Words {
    private static final List<String> STARTS = List.of(
            "bren", "cal", "dor", "el", "fen", "gar", "hol", "il", "jor", "kel", "lan", "mer", "nor", "or", "pel",
            "quin", "ros", "sel", "tor", "ul", "ver", "wil", "yar", "zen", "bay", "cor", "dun", "fal", "gil", "hart");
    private static final List<String> ENDS = List.of(
            "ton", "via", "mark", "field", "ix", "den", "ford", "wick", "lab", "port", "stone", "way", "a", "o", "ly",
            "grid", "works", "bridge", "sys", "ware", "mont", "dale", "line", "ric");

    private Words() {}

    /** A word of two or three syllables. */
    public static String word(Dice dice) {
        String middle = dice.chance(0.4) ? dice.pick(List.of("a", "i", "o", "er", "an", "el")) : "";
        return dice.pick(STARTS) + middle + dice.pick(ENDS);
    }

    /** A domain that nobody can own: the reserved top level says so. */
    public static String domain(Dice dice) {
        return word(dice) + (dice.chance(0.4) ? "-" + dice.pick(ENDS) : "") + ".example";
    }
}
