package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;

/**
 * What the holder of an account notices when using it, as whoever runs a campaign would: the outcome of requests, never a reason. In a
 * closed loop it is asked of the running platform.
 */
@FunctionalInterface
public interface Feedback {
    /** How requests are met. */
    enum Treatment {
        /** As ever. */
        SERVED,
        /** Slower, or without the reasoning. */
        DEGRADED,
        /** Only after an identity check, which a made-up holder does not pass. */
        CHALLENGED,
        /** Not at all. */
        REFUSED
    }

    /** How a request of this account is met at this moment (milliseconds since 1970). */
    Treatment treatment(String account, long at);

    /**
     * A provider that is not there: refuses each account on any day with this probability, whatever it does. For traffic that is written
     * down beforehand.
     */
    static Feedback assumed(double aDay, Dice dice) {
        return (account, at) -> dice.of(account, at).chance(aDay) ? Treatment.REFUSED : Treatment.SERVED;
    }
}
