package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.chance.Dice;
import dev.stillwatch.lab.simulate.traffic.Account;
import dev.stillwatch.lab.simulate.traffic.Edge;
import dev.stillwatch.lab.simulate.traffic.Sampling;
import dev.stillwatch.lab.simulate.traffic.Schedule;
import dev.stillwatch.lab.simulate.world.Place;
import dev.stillwatch.lab.truth.TruthRow;

/**
 * One account of a campaign before it is decided what it says.
 *
 * @param truth what it really is
 * @param account what the provider knows
 * @param place where it claims to be
 * @param edge from where and with what it connects
 * @param sampling how it calls the model
 * @param shift when it works
 * @param dice chance of its own
 */
public record Member(
        TruthRow truth, Account account, Place place, Edge edge, Sampling sampling, Shift shift, Dice dice) {
    /**
     * When an account works, and how much.
     *
     * @param campaign chance shared by all accounts of the campaign
     * @param aDay exchanges a day
     * @param from first moment, milliseconds since 1970
     * @param until first moment after the last
     * @param startHour hour (UTC) from which it works
     * @param hours for how many hours a day
     */
    public record Shift(Dice campaign, double aDay, long from, long until, int startHour, int hours) {
        /** The same until another moment (milliseconds since 1970). */
        Shift until(long end) {
            return new Shift(campaign, aDay, from, end, startHour, hours);
        }

        /** So many sessions a day out of the operator's queue. */
        public Schedule queue(double sessionsADay) {
            return new Dispatch(campaign, sessionsADay, from, until, startHour, hours);
        }

        /** So many sessions a day in waking hours of its own. */
        public Schedule own(double sessionsADay, Dice dice) {
            return new Dispatch(dice, sessionsADay, from, until, startHour, Math.min(hours, 14));
        }
    }
}
