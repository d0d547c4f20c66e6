package dev.stillwatch.linking.state;

import dev.stillwatch.linking.v1.Cohort;
import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.linking.v1.CohortRecord;
import dev.stillwatch.platform.epoch.EventTime;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** All cohorts as they stand, and how far linking has come. For any number of readers and one writer. */
@Singleton
public final class CohortView {

    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    /** What cohorts were is known for so long; then deltas are folded. Once a day of event time, so that it costs little. */
    private static final long HISTORY_MILLIS = Duration.ofDays(90).toMillis();

    private static final long FOLD_EVERY_MILLIS = Duration.ofDays(1).toMillis();

    private final NavigableMap<String, StandingCohort> cohorts = new TreeMap<>();
    private final Map<String, CohortHistory> histories = new HashMap<>();
    private long folded;
    private final Map<String, String> cohortOf = new HashMap<>();
    private OptionalLong watermark = OptionalLong.empty();

    /** Takes the next record of the topic. */
    public void apply(CohortRecord record) {
        lock.writeLock().lock();
        try {
            switch (record.getRecordCase()) {
                case DELTA -> apply(record.getDelta());
                case WATERMARK ->
                    watermark(EventTime.millis(record.getWatermark().getEventTime()));
                case RECORD_NOT_SET -> {}
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void watermark(long millis) {
        watermark = OptionalLong.of(millis);
        if (millis - folded >= FOLD_EVERY_MILLIS) {
            folded = millis;
            histories.values().removeIf(history -> history.fold(millis - HISTORY_MILLIS));
        }
    }

    private void apply(CohortDelta delta) {
        String id = delta.getCohortId();
        histories.computeIfAbsent(id, CohortHistory::new).add(delta);
        delta.getLeftList().forEach(account -> cohortOf.remove(account, id));
        delta.getJoinedList().forEach(account -> cohortOf.put(account, id));
        if (delta.getDissolved()) {
            cohorts.remove(id);
        } else {
            cohorts.computeIfAbsent(id, StandingCohort::new).apply(delta);
        }
    }

    /** A cohort by id. */
    public Optional<Cohort> get(String id) {
        return reading(() -> Optional.ofNullable(cohorts.get(id)).map(StandingCohort::toProto));
    }

    /**
     * A cohort as it was known at a moment.
     *
     * @param atMillis milliseconds since 1970
     * @throws IllegalArgumentException when that is longer ago than what is kept
     */
    public Optional<Cohort> get(String id, long atMillis) {
        return reading(() -> {
            CohortHistory history = histories.get(id);
            if (history == null) {
                return Optional.empty();
            }
            if (!history.knows(atMillis)) {
                throw new IllegalArgumentException("Cohorts are known for 90 days back");
            }
            return history.at(atMillis);
        });
    }

    /** The cohort that an account is in. */
    public Optional<Cohort> of(String account) {
        return reading(() -> Optional.ofNullable(cohortOf.get(account))
                .flatMap(id -> Optional.ofNullable(cohorts.get(id)))
                .map(StandingCohort::toProto));
    }

    /** The cohorts after an id, in order of id, at most so many. */
    public List<Cohort> after(String id, int most) {
        return reading(() -> cohorts.tailMap(id, false).values().stream()
                .limit(most)
                .map(StandingCohort::toProto)
                .toList());
    }

    /** How many cohorts there are. */
    public int size() {
        return reading(cohorts::size);
    }

    /** How many accounts are in one. */
    public int accounts() {
        return reading(cohortOf::size);
    }

    /** Accounts of the largest one; 0 when there is none. */
    public int largest() {
        return reading(() ->
                cohorts.values().stream().mapToInt(StandingCohort::size).max().orElse(0));
    }

    /** Everything before this moment has been linked; milliseconds since 1970. */
    public OptionalLong watermark() {
        return reading(() -> watermark);
    }

    private <T> T reading(Supplier<T> what) {
        lock.readLock().lock();
        try {
            return what.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
