package dev.stillwatch.lab.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some attackers' accounts were served before they were acted on.
 *
 * @param served exchanges up to and including the moment of the first action on their account
 * @param exchanges all their exchanges
 * @param share the served ones' share; null: there are none
 * @param medianPerAccount served exchanges of the middle account
 * @param p90PerAccount served exchanges that nine accounts in ten keep to
 * @param servedBeforeSuspension exchanges up to the first suspension or take-down instead
 */
public record Leak(
        long served,
        long exchanges,
        @Nullable Double share,
        @Nullable Long medianPerAccount,
        @Nullable Long p90PerAccount,
        long servedBeforeSuspension) {
    static Leak of(List<String> accounts, Joined joined) {
        List<Long> served = accounts.stream()
                .map(account -> joined.served(account, joined.actioned(account)))
                .sorted()
                .toList();
        long sum = served.stream().mapToLong(Long::longValue).sum();
        long all = accounts.stream().mapToLong(joined.traffic()::exchanges).sum();
        return new Leak(
                sum,
                all,
                all == 0 ? null : Double.valueOf((double) sum / all),
                Quantile.of(served, 0.5),
                Quantile.of(served, 0.9),
                accounts.stream()
                        .mapToLong(account -> joined.served(account, joined.suspended(account)))
                        .sum());
    }
}
