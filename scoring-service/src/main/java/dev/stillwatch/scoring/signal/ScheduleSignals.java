package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.logRamp;
import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;
import static dev.stillwatch.scoring.signal.Figures.tenths;
import static dev.stillwatch.scoring.signal.Figures.whole;

import dev.stillwatch.sketch.activity.Distinct;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.SortedMap;

/** How exchanges lie in time, whatever they ask: timers and quotas against sittings and whims. */
final class ScheduleSignals {

    private static final double HOURS_A_DAY = 24;

    private ScheduleSignals() {}

    /**
     * Exchanges fall into as many hours as if they were thrown over the day one by one. People sit down and ask several; a timer, jittered or not, does
     * not. Compared with n exchanges at random over the hours of the active days: 24D(1 − e^(−n/24D)).
     */
    static Observation paced(Profile p) {
        double days = p.activity().exchangesByDay().size();
        double hours = p.activity().distinct(Distinct.ACTIVE_HOURS);
        double slots = HOURS_A_DAY * days;
        double expected = slots * (1 - StrictMath.exp(-p.exchanges() / Math.max(1, slots)));
        double spread = expected <= 0 ? 0 : Math.min(1, hours / expected);
        // Beyond this the estimate of the active hours is too coarse, and all hours are taken anyway.
        double known = ramp(hours, 2_000, 200) * logRamp((double) p.exchanges() / Math.max(1, days), 1.5, 4);
        return new Observation(
                ramp(spread, 0.75, 0.95) * known * p.belief(30),
                p.exchanges() + " exchanges fall into " + whole(hours) + " hours, " + percent(spread)
                        + " of what a timer would give");
    }

    /** The same number every day: the variance of the daily counts is that of a quota, not that of a person. First and last day are partial. */
    static Observation evenDays(Profile p) {
        SortedMap<?, Long> byDay = p.activity().exchangesByDay();
        if (byDay.size() < 6) {
            return Observation.none();
        }
        Collection<Long> counts =
                byDay.values().stream().skip(1).limit(byDay.size() - 2L).toList();
        double mean = counts.stream().mapToLong(Long::longValue).average().orElse(0);
        double variance = counts.stream()
                .mapToDouble(c -> (c - mean) * (c - mean) / (counts.size() - 1))
                .sum();
        double gaps = gaps(p);
        double ratio = mean <= 0 ? 2 : variance / mean;
        return new Observation(
                ramp(ratio, 1.6, 0.8)
                        * ramp(gaps, 0.25, 0.05)
                        * logRamp(mean, 2, 6)
                        * counts.size()
                        / (counts.size() + 4),
                tenths(mean) + " exchanges a day with a variance of " + tenths(ratio) + " times that, " + percent(gaps)
                        + " of the days without any");
    }

    /** Share of the days between first and last exchange that have none. */
    private static double gaps(Profile p) {
        var first = p.activity().firstExchange();
        var last = p.activity().lastExchange();
        if (first.isEmpty() || last.isEmpty()) {
            return 1;
        }
        double days = 1
                + ChronoUnit.DAYS.between(
                        first.get().truncatedTo(ChronoUnit.DAYS), last.get().truncatedTo(ChronoUnit.DAYS));
        return Math.max(0, 1 - p.activity().exchangesByDay().size() / Math.max(1, days));
    }
}
