package dev.stillwatch.enforcement.state;

import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Rereview;
import dev.stillwatch.platform.epoch.EventTime;
import io.opentelemetry.api.metrics.Meter;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The topic {@code appeals} in memory. How many are open and how many of those past due are the gauges {@code stillwatch.enforcement.appeals.open}
 * and {@code stillwatch.enforcement.appeals.overdue}: alert when the second is not 0. One writer; readers of any number of threads.
 */
@Singleton
public final class AppealView {

    private final ConcurrentSkipListMap<String, Appeal> appeals = new ConcurrentSkipListMap<>();
    private final ConcurrentSkipListMap<String, Rereview> rereviews = new ConcurrentSkipListMap<>();
    private final Clock clock;

    AppealView(Meter meter, Clock clock) {
        this.clock = clock;
        var _ = meter.gaugeBuilder("stillwatch.enforcement.appeals.open")
                .ofLongs()
                .setDescription("Appeals that wait for a person")
                .buildWithCallback(gauge -> gauge.record(open()));
        var _ = meter.gaugeBuilder("stillwatch.enforcement.appeals.overdue")
                .ofLongs()
                .setDescription("Appeals that wait for a person and should have been decided by now")
                .buildWithCallback(gauge -> gauge.record(overdue()));
    }

    /** Takes a record as the newest of its id. */
    public void apply(AppealRecord record) {
        switch (record.getRecordCase()) {
            case APPEAL -> appeals.put(record.getAppeal().getAppealId(), record.getAppeal());
            case REREVIEW -> rereviews.put(record.getRereview().getRereviewId(), record.getRereview());
            case RECORD_NOT_SET -> {}
        }
    }

    /** An appeal was erased. */
    public void erase(String appealId) {
        appeals.remove(appealId);
    }

    /** The appeal of this id. */
    public Optional<Appeal> get(String appealId) {
        return Optional.ofNullable(appeals.get(appealId));
    }

    /** The open appeal of an account; empty when there is none. */
    public Optional<Appeal> openOf(String accountId) {
        return appeals.values().stream()
                .filter(a -> a.getState() == AppealState.APPEAL_STATE_OPEN
                        && a.getAccountId().equals(accountId))
                .findFirst();
    }

    /** All appeals, by id. */
    public Collection<Appeal> all() {
        return appeals.values();
    }

    /** All re-reviews, by id. */
    public Collection<Rereview> rereviews() {
        return rereviews.values();
    }

    /** Whether an appeal is open and should have been decided by now. */
    public boolean isOverdue(Appeal appeal) {
        return appeal.getState() == AppealState.APPEAL_STATE_OPEN
                && EventTime.millis(appeal.getDueAt()) < clock.millis();
    }

    private long open() {
        return appeals.values().stream()
                .filter(a -> a.getState() == AppealState.APPEAL_STATE_OPEN)
                .count();
    }

    private long overdue() {
        return appeals.values().stream().filter(this::isOverdue).count();
    }
}
