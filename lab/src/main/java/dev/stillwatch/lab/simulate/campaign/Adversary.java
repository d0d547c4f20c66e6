package dev.stillwatch.lab.simulate.campaign;

import dev.stillwatch.lab.simulate.traffic.Actor;
import dev.stillwatch.lab.truth.TruthRow;
import java.util.List;

/**
 * Whoever runs a campaign, decides day by day what its accounts do, and learns of a defence only what its own accounts meet with. Days
 * are played in order, each once.
 */
public interface Adversary {
    /**
     * The accounts at work on the next day, with the streams of that day only; the history of an account comes with its first day.
     *
     * @param feedback what its accounts meet with; asked of accounts that {@link #accounts} holds and of no other
     */
    List<Actor> nextDay(Feedback feedback);

    /** All accounts it has had so far, in the order in which they set out. */
    List<TruthRow> accounts();
}
