package dev.stillwatch.lab.simulate.world;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.text.Grammar;
import dev.stillwatch.lab.simulate.text.Habit;
import java.util.List;
import java.util.Map;

/** E-mail addresses as people of a language make them. */
public final class Emails {
    private static final Grammar NAMES = Grammar.load("names");

    private static final List<String> DISPOSABLE = List.of(
            "mailinator.com",
            "guerrillamail.com",
            "10minutemail.com",
            "yopmail.com",
            "trashmail.com",
            "sharklasers.com");

    private Emails() {}

    /** An address at a public host. */
    public static String personal(String language, Dice dice) {
        return NAMES.expand("mailbox", new Grammar.Voice(language, Habit.NONE, Map.of()), dice);
    }

    /** An address at a host of one's own. */
    public static String at(String host, String language, Dice dice) {
        return NAMES.expand("mailbox", new Grammar.Voice(language, Habit.NONE, Map.of("host", host)), dice);
    }

    /** An address of the shape name and four digits, at one host the source chooses once and for all. */
    public static String numbered(Dice source, String language, Dice dice) {
        Grammar.Voice voice = new Grammar.Voice(language, Habit.NONE, Map.of());
        String host = NAMES.expand("host", voice, new Dice(source.seed()));
        return NAMES.expand("first", voice, dice) + NAMES.expand("last", voice, dice) + dice.between(1000, 9999) + "@"
                + host;
    }

    /** A host whose addresses are thrown away after use. */
    public static String disposableHost(Dice dice) {
        return dice.pick(DISPOSABLE);
    }
}
