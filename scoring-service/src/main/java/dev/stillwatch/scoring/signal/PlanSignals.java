package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;

/** How much of what was paid for is used. */
final class PlanSignals {

    private static final double FULL = 0.8;
    private static final double HALF_BELIEVED_AT_DAYS = 3;

    private PlanSignals() {}

    /**
     * Use at or near the plan's allowance on most active days, the more so from the first days on: a subscription is bought for its quota
     * (AA26-251A). People use a plan up on some days, and grow into it. Nothing for plans that the operator has not described.
     */
    static Observation planToUsage(Profile p) {
        Optional<Plans.Allowance> allowance = p.plans().of(p.activity().plan());
        SortedMap<LocalDate, Long> days = p.activity().exchangesByDay();
        if (allowance.isEmpty() || days.isEmpty()) {
            return Observation.none();
        }
        double full = FULL * allowance.get().exchanges(p.tokensAnExchange());
        long number = days.values().stream().filter(n -> n >= full).count();
        double share = (double) number / days.size();
        OptionalLong age = ageAtFullUse(p, days, full);
        double early = age.isEmpty() ? 0 : ramp((double) age.getAsLong(), 14, 2);
        return new Observation(
                ramp(share, 0.2, 0.8) * (0.5 + 0.5 * early) * days.size() / (days.size() + HALF_BELIEVED_AT_DAYS),
                "the plan's allowance was used up to " + percent(FULL) + " or more on " + number + " of " + days.size()
                        + " active days"
                        + (age.isEmpty() ? "" : ", first " + age.getAsLong() + " days after sign-up"));
    }

    private static OptionalLong ageAtFullUse(Profile p, SortedMap<LocalDate, Long> days, double full) {
        Optional<LocalDate> signedUp =
                p.activity().signedUp().map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate());
        Optional<LocalDate> first = days.entrySet().stream()
                .filter(day -> day.getValue() >= full)
                .map(Map.Entry::getKey)
                .findFirst();
        return signedUp.isEmpty() || first.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, ChronoUnit.DAYS.between(signedUp.get(), first.get())));
    }
}
