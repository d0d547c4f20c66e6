package dev.stillwatch.lab.simulate.people;

import dev.stillwatch.lab.simulate.chance.Dice;
import java.util.Locale;

/**
 * How someone types.
 *
 * @param lowerCase share of messages without capitals, 0 to 1
 * @param bare share of messages without a last full stop or question mark, 0 to 1
 * @param typos slips a letter, about 0 to 0.02
 * @param shouting share of messages that end in several marks, 0 to 1
 */
record Style(double lowerCase, double bare, double typos, double shouting) {
    static Style of(Dice dice) {
        return new Style(
                dice.chance(0.45) ? dice.between(0.5, 1.0) : dice.between(0, 0.2),
                dice.chance(0.4) ? dice.between(0.4, 1.0) : dice.between(0, 0.3),
                dice.chance(0.4) ? dice.logNormal(0.004, 0.8) : dice.logNormal(0.0006, 0.8),
                dice.chance(0.1) ? 0.3 : 0.01);
    }

    /** The text as this writer types it. */
    String type(String text, Dice dice) {
        String typed = dice.chance(lowerCase) ? text.toLowerCase(Locale.ROOT) : capital(text);
        typed = slip(typed, dice);
        if (dice.chance(bare) && endsWithMark(typed)) {
            typed = typed.substring(0, typed.length() - 1);
        } else if (dice.chance(shouting)) {
            typed = typed + typed.charAt(typed.length() - 1);
        }
        return typed;
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private static boolean endsWithMark(String text) {
        return text.length() > 1 && ".?!。？！".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private String slip(String text, Dice dice) {
        int slips = dice.poisson(typos * text.length());
        if (slips == 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text);
        for (int i = 0; i < slips && out.length() > 4; i++) {
            int at = 1 + dice.below(out.length() - 2);
            if (!Character.isLetter(out.charAt(at)) || !Character.isLetter(out.charAt(at + 1))) {
                continue;
            }
            switch (dice.below(3)) {
                case 0 -> out.deleteCharAt(at);
                case 1 -> out.insert(at, out.charAt(at));
                default -> {
                    char swapped = out.charAt(at);
                    out.setCharAt(at, out.charAt(at + 1));
                    out.setCharAt(at + 1, swapped);
                }
            }
        }
        return out.toString();
    }
}
