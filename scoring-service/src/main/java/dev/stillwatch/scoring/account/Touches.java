package dev.stillwatch.scoring.account;

import dev.stillwatch.linking.v1.CohortDelta;
import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.sketch.activity.Activity;
import dev.stillwatch.sketch.activity.ActivityBuilder;
import dev.stillwatch.sketch.activity.Releases;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Gathers a closed epoch's inputs by account. The same set of inputs gives the same touches; repeats within the epoch count once.
 *
 * @param touches by account id
 * @param exchanges exchanges taken
 * @param duplicates repeats left out
 */
public record Touches(List<Touch> touches, int exchanges, int duplicates) {

    /** Exchanges that arrive later than this after their time may no longer count as close to a release. */
    private static final long LATEST_MILLIS = 86_400_000L;

    /**
     * Gathers, and moves the memberships and the known releases on to the epoch's end.
     *
     * @param closed the epoch
     * @param memberships as they were at the epoch's start
     * @param ownership which accounts are assessed here, up to which epoch they were already, and which releases are known
     */
    public static Touches of(ClosedEpoch<AccountInput> closed, Memberships memberships, Ownership ownership) {
        ownership.forget(closed.endMillis() - LATEST_MILLIS);
        return new Gathering(closed.epoch(), memberships, ownership).of(closed.records());
    }

    private static final class Gathering {
        private final long epoch;
        private final Memberships memberships;
        private final Ownership ownership;
        private final Map<String, ActivityBuilder> added = new TreeMap<>();
        private final Set<Object> seen = new HashSet<>();
        private final List<CohortDelta> deltas = new ArrayList<>();
        private int exchanges;
        private int duplicates;

        private Gathering(long epoch, Memberships memberships, Ownership ownership) {
            this.epoch = epoch;
            this.memberships = memberships;
            this.ownership = ownership;
        }

        private Touches of(List<AccountInput> inputs) {
            // Releases of the epoch come first: whether an exchange came after one is told by their times.
            inputs.stream()
                    .filter(AccountInput.Released.class::isInstance)
                    .map(AccountInput.Released.class::cast)
                    .forEach(this::learn);
            inputs.forEach(this::take);
            var regrouped = memberships.apply(deltas);
            for (String account : regrouped.whole()) {
                touch(account);
            }
            for (String account : regrouped.moved()) {
                touch(account);
            }
            List<Touch> touches = new ArrayList<>(added.size());
            added.forEach((account, builder) -> touches.add(new Touch(
                    account,
                    ownership.partitionOf(account),
                    epoch,
                    builder.build(),
                    memberships.of(account),
                    regrouped.moved().contains(account),
                    regrouped.whole().contains(account))));
            return new Touches(touches, exchanges, duplicates);
        }

        private void learn(AccountInput.Released released) {
            if (due(released.partition())) {
                ownership.learn(
                        released.partition(),
                        new Releases.Released(
                                EventTime.millis(released.message().getOccurredAt()),
                                released.message().getModel()));
            }
        }

        private void take(AccountInput input) {
            switch (input) {
                case AccountInput.Exchange exchange -> {
                    if (due(exchange.partition()) && first(exchange.message().getExchangeId())) {
                        exchanges++;
                        builder(exchange.message().getAccountId())
                                .add(exchange.message(), ownership.releases(exchange.partition()));
                    }
                }
                case AccountInput.Fact fact -> {
                    if (due(fact.partition()) && first(fact.message())) {
                        builder(fact.message().getAccountId()).add(fact.message());
                    }
                }
                case AccountInput.Released released -> learn(released);
                case AccountInput.Regrouping regrouping -> {
                    // One whose epoch has closed is a repeat: linking's watermark stands behind all of an epoch's
                    // changes.
                    if (regrouping.epoch() == epoch) {
                        deltas.add(regrouping.message());
                    }
                }
            }
        }

        private boolean due(int partition) {
            return ownership.due(partition, epoch);
        }

        private boolean first(Object identity) {
            boolean first = seen.add(identity);
            if (!first) {
                duplicates++;
            }
            return first;
        }

        private void touch(String account) {
            if (due(ownership.partitionOf(account))) {
                builder(account);
            }
        }

        private ActivityBuilder builder(String account) {
            return added.computeIfAbsent(account, a -> Activity.builder());
        }
    }
}
