package dev.stillwatch.linking.cohort;

import dev.stillwatch.linking.evidence.Moment;
import dev.stillwatch.linking.evidence.SharedValue;
import java.util.List;
import java.util.Map;

/**
 * What some accounts share, taken out of all shared evidence so that it can be looked at elsewhere.
 *
 * @param population accounts seen in all
 * @param today the day it was taken, days since 1970
 * @param held what each of the accounts holds
 * @param others of each value how many other accounts hold it
 * @param moments of the times among the values how many accounts did the same then
 */
public record Excerpt(
        long population, int today, List<Held> held, Map<SharedValue, Integer> others, Map<Moment, Integer> moments) {

    /** Copies the lists. */
    public Excerpt {
        held = List.copyOf(held);
        others = Map.copyOf(others);
        moments = Map.copyOf(moments);
    }

    /**
     * That an account holds a value.
     *
     * @param day the day it was last seen with it
     */
    public record Held(String account, SharedValue value, int day) {}
}
