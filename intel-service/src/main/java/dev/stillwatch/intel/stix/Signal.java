package dev.stillwatch.intel.stix;

import java.util.regex.Pattern;

/**
 * A signal that speaks for a campaign.
 *
 * @param name lower_snake_case; anything else is refused, so that no identifier can pass for a name
 * @param weight what it adds to the log-odds, in nats
 */
public record Signal(String name, double weight) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Checks the name. */
    public Signal {
        if (!isName(name)) {
            throw new IllegalArgumentException("A signal's name is lower_snake_case; this one is not");
        }
    }

    /** Whether a text can be a signal's name. */
    public static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }
}
