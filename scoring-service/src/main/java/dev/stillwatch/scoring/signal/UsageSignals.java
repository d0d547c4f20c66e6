package dev.stillwatch.scoring.signal;

import static dev.stillwatch.scoring.signal.Figures.logRamp;
import static dev.stillwatch.scoring.signal.Figures.percent;
import static dev.stillwatch.scoring.signal.Figures.ramp;
import static dev.stillwatch.scoring.signal.Figures.tenths;
import static dev.stillwatch.scoring.signal.Figures.whole;

import dev.stillwatch.sketch.activity.Buckets;
import dev.stillwatch.sketch.activity.Counter;
import dev.stillwatch.sketch.activity.Distinct;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** How the model is used: yield, effort, sampling, schedule, volume. */
final class UsageSignals {

    private static final int HOURS = 24;

    private UsageSignals() {}

    /** Exchanges that stand alone: nothing asked before, nothing asked on. */
    static Observation singleTurns(Profile p) {
        double share = p.share(Counter.FIRST_TURNS);
        return new Observation(
                ramp(share, 0.7, 1) * p.belief(),
                percent(share) + " of the exchanges are first turns without a history");
    }

    /** Long answers and reasoning: what a student model is trained on. */
    static Observation denseOutput(Profile p) {
        double tokens = p.tokensAnExchange();
        return new Observation(
                logRamp(tokens, 600, 3000) * p.belief(), whole(tokens) + " answer and reasoning tokens an exchange");
    }

    /** Answers too short to train on: speaks for the subject. */
    static Observation thinAnswers(Profile p) {
        double tokens = p.tokensAnExchange();
        return new Observation(
                tokens <= 0 ? 0 : logRamp(tokens, 200, 40) * p.belief(20),
                "only " + whole(tokens) + " answer tokens an exchange");
    }

    /** The highest reasoning effort asked for, always. */
    static Observation highEffort(Profile p) {
        double share = p.share(Counter.HIGH_REASONING_EFFORT);
        return new Observation(
                ramp(share, 0.4, 0.95) * p.belief(),
                percent(share) + " of the exchanges ask for high reasoning effort");
    }

    /** Alternatives or log-probabilities: of use to a trainer, rarely to a person. */
    static Observation sampling(Profile p) {
        double share = Math.max(p.share(Counter.MANY_ALTERNATIVES), p.share(Counter.LOG_PROBABILITIES));
        return new Observation(
                ramp(share, 0.05, 0.5) * p.belief(),
                percent(share) + " of the exchanges ask for several alternatives or for log-probabilities");
    }

    /** All hours of the day alike; people sleep. The entropy is corrected for small samples (Miller and Madow 1955). */
    static Observation roundTheClock(Profile p) {
        Buckets hours = p.activity().exchangesByHour();
        double corrected = hours.total() == 0 ? 0 : hours.entropy() + (hours.occupied() - 1) / (2.0 * hours.total());
        double evenness = Math.min(1, corrected / StrictMath.log(HOURS));
        return new Observation(
                ramp(evenness, 0.88, 0.98) * p.belief(40),
                "exchanges in " + hours.occupied() + " of 24 hours of the day, as even as " + percent(evenness));
    }

    /** Hours of the day that stay empty: speaks for the subject. */
    static Observation quietHours(Profile p) {
        int longest = p.activity().exchangesByHour().longestGap();
        return new Observation(
                p.exchanges() == 0 ? 0 : ramp(longest, 4, 9) * p.belief(40),
                longest + " hours of the day in a row without an exchange");
    }

    /** Very many exchanges a day; weak, for honest bulk customers do the same. */
    static Observation volume(Profile p) {
        long most = mostADay(p);
        double accounts = Math.max(1, p.activity().accounts());
        return new Observation(logRamp(most / accounts, 200, 5000), most + " exchanges on the busiest day");
    }

    /** From sign-up to heavy use within days (AA26-251A: new accounts at once at full use). */
    static Observation quickStart(Profile p) {
        var days = p.activity().exchangesByDay();
        if (days.isEmpty() || p.activity().signedUp().isEmpty()) {
            return Observation.none();
        }
        long most = mostADay(p);
        LocalDate signedUp =
                p.activity().signedUp().get().atOffset(ZoneOffset.UTC).toLocalDate();
        LocalDate busiest = days.entrySet().stream()
                .filter(e -> e.getValue() == most)
                .findFirst()
                .orElseThrow()
                .getKey();
        long age = Math.max(0, ChronoUnit.DAYS.between(signedUp, busiest));
        return new Observation(
                logRamp((double) most, 20, 400) * ramp((double) age, 14, 2),
                most + " exchanges in a day, " + age + " days after sign-up");
    }

    /** Days of use since sign-up without haste: speaks for the account. */
    static Observation established(Profile p) {
        if (p.activity().signedUp().isEmpty() || p.activity().lastExchange().isEmpty()) {
            return Observation.none();
        }
        double days = ChronoUnit.HOURS.between(
                        p.activity().signedUp().get(),
                        p.activity().lastExchange().get())
                / 24.0;
        return new Observation(logRamp(days, 30, 365), "in use for " + whole(days) + " days since sign-up");
    }

    /** More conversations at once than one person holds. */
    static Observation crowdedSessions(Profile p) {
        double hours = p.activity().distinct(Distinct.ACTIVE_HOURS);
        double sessions = p.activity().distinct(Distinct.SESSIONS);
        double anHour = hours < 1 ? 0 : sessions / hours;
        return new Observation(logRamp(anHour, 5, 50) * p.belief(), tenths(anHour) + " sessions in an active hour");
    }

    private static long mostADay(Profile p) {
        return p.activity().exchangesByDay().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }
}
