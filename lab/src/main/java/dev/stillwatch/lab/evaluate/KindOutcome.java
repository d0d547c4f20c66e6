package dev.stillwatch.lab.evaluate;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What happened to the benign accounts of one kind.
 *
 * @param accounts how many there are
 * @param flagged how many were flagged
 * @param actioned how many were acted on, OBSERVE not counted
 * @param fprFlagged the flagged ones' share
 * @param fprActioned the share of those acted on
 * @param actions how often each action
 * @param exchangesOfActioned exchanges of those acted on
 */
public record KindOutcome(
        int accounts,
        int flagged,
        int actioned,
        double fprFlagged,
        double fprActioned,
        SequencedMap<String, Integer> actions,
        long exchangesOfActioned) {
    static KindOutcome of(List<String> accounts, Joined joined) {
        List<String> actioned = accounts.stream()
                .filter(account -> joined.actioned(account) != Joined.NEVER)
                .toList();
        int flagged = (int) accounts.stream()
                .filter(account -> joined.flagged(account) != Joined.NEVER)
                .count();
        return new KindOutcome(
                accounts.size(),
                flagged,
                actioned.size(),
                (double) flagged / accounts.size(),
                (double) actioned.size() / accounts.size(),
                actions(actioned, joined),
                actioned.stream().mapToLong(joined.traffic()::exchanges).sum());
    }

    static SequencedMap<String, Integer> actions(List<String> actioned, Joined joined) {
        Map<String, Integer> counts =
                actioned.stream().collect(Collectors.toMap(joined::action, account -> 1, Integer::sum));
        return new TreeMap<>(counts);
    }
}
