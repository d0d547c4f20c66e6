package dev.stillwatch.enforcement.appeal;

import dev.stillwatch.enforcement.v1.Appeal;
import dev.stillwatch.enforcement.v1.AppealRecord;
import dev.stillwatch.enforcement.v1.AppealState;
import dev.stillwatch.enforcement.v1.Rereview;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** All appeals and re-reviews: what the records of the topic {@code appeals} come to when applied in order. Not for several threads. */
public final class AppealBook {

    private final TreeMap<String, Appeal> appeals = new TreeMap<>();
    private final TreeMap<String, Rereview> rereviews = new TreeMap<>();
    private final Map<String, TreeSet<String>> byAccount = new HashMap<>();

    /** Takes a record as the newest of its id. */
    public void apply(AppealRecord record) {
        switch (record.getRecordCase()) {
            case APPEAL -> apply(record.getAppeal());
            case REREVIEW -> rereviews.put(record.getRereview().getRereviewId(), record.getRereview());
            case RECORD_NOT_SET -> {}
        }
    }

    private void apply(Appeal appeal) {
        appeals.put(appeal.getAppealId(), appeal);
        byAccount.computeIfAbsent(appeal.getAccountId(), a -> new TreeSet<>()).add(appeal.getAppealId());
    }

    /** An appeal was erased. */
    public void erase(String appealId) {
        Appeal erased = appeals.remove(appealId);
        if (erased != null) {
            byAccount.getOrDefault(erased.getAccountId(), new TreeSet<>()).remove(appealId);
        }
    }

    /** The appeal of this id. */
    public Optional<Appeal> appeal(String appealId) {
        return Optional.ofNullable(appeals.get(appealId));
    }

    /** The appeals of an account, by id. */
    public List<Appeal> of(String accountId) {
        return byAccount.getOrDefault(accountId, new TreeSet<>()).stream()
                .flatMap(id -> appeal(id).stream())
                .toList();
    }

    /** The open appeal of an account; it has one at most. */
    public Optional<Appeal> openOf(String accountId) {
        return of(accountId).stream()
                .filter(a -> a.getState() == AppealState.APPEAL_STATE_OPEN)
                .findFirst();
    }

    /** The re-review of this id. */
    public Optional<Rereview> rereview(String rereviewId) {
        return Optional.ofNullable(rereviews.get(rereviewId));
    }

    /** Whether decisions on these grounds wait to be looked at again already. */
    public boolean waits(Grounds grounds) {
        return rereviews.values().stream()
                .anyMatch(r -> r.getState() == AppealState.APPEAL_STATE_OPEN
                        && Grounds.of(r).equals(grounds));
    }

    /** The re-reviews that name an account, by id. */
    public List<Rereview> naming(String accountId) {
        return rereviews.values().stream()
                .filter(r -> r.getAccountsList().contains(accountId))
                .toList();
    }
}
