package dev.stillwatch.sketch.activity;

import java.time.LocalDate;
import java.util.Optional;
import java.util.SortedMap;

/**
 * How a subject met releases of models: a campaign takes its work to the new model at once (reports tell of half of the traffic within 24
 * hours), a person tries a few prompts. Shares and draws are over all releases seen, the days those of the newest.
 *
 * @param near exchanges within {@link Releases#WINDOW} after a release
 * @param moved those of them that used a model just released
 * @param movedDraw mean {@link Draw} of those, 0 to 1
 * @param otherDraw mean draw of everything else, 0 to 1
 * @param before exchanges in the 14 days before the newest release
 * @param kept exchanges on the busiest of the three days from the newest release on, over the mean of the days before that have any
 */
public record Pivot(long near, long moved, double movedDraw, double otherDraw, long before, double kept) {

    private static final int DAYS_BEFORE = 14;
    private static final int DAYS_FROM_RELEASE = 3;

    /** Reads it off an activity; empty when no exchange was close to a release, or when the days before it are no longer kept. */
    public static Optional<Pivot> of(Activity activity) {
        long near = activity.count(Counter.NEAR_RELEASE);
        long stored = activity.vector().get(Extreme.RELEASED.slot());
        if (near == 0 || stored == 0) {
            return Optional.empty();
        }
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(Extreme.RELEASED.load(stored), 86_400_000L));
        SortedMap<LocalDate, Long> days = activity.exchangesByDay();
        SortedMap<LocalDate, Long> earlier = days.subMap(day.minusDays(DAYS_BEFORE), day);
        if (earlier.isEmpty()) {
            return Optional.empty();
        }
        long before = earlier.values().stream().mapToLong(Long::longValue).sum();
        long busiest = days.subMap(day, day.plusDays(DAYS_FROM_RELEASE)).values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
        long moved = activity.count(Counter.NEW_MODEL);
        long movedDraw = activity.count(Counter.NEW_MODEL_DRAW);
        return Optional.of(new Pivot(
                near,
                moved,
                mean(movedDraw, moved),
                mean(activity.count(Counter.DRAW) - movedDraw, activity.exchanges() - moved),
                before,
                busiest * (double) earlier.size() / before));
    }

    /** Share of the exchanges close to a release that used the new model, 0 to 1. */
    public double share() {
        return (double) moved / near;
    }

    private static double mean(long thousandths, long number) {
        return number <= 0 ? 0 : thousandths / (double) Draw.MOST / number;
    }
}
