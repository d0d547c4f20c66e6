package dev.stillwatch.scoring.stream;

import dev.stillwatch.platform.epoch.ClosedEpoch;
import dev.stillwatch.platform.epoch.EpochBuffer;
import dev.stillwatch.platform.epoch.EpochLength;
import dev.stillwatch.platform.epoch.EventTime;
import dev.stillwatch.scoring.account.AccountInput;
import dev.stillwatch.scoring.account.Memberships;
import dev.stillwatch.scoring.account.Ownership;
import dev.stillwatch.scoring.account.Touch;
import dev.stillwatch.scoring.account.Touches;
import dev.stillwatch.scoring.telemetry.ScoringMetrics;
import dev.stillwatch.scoring.telemetry.ScoringMetrics.Count;
import dev.stillwatch.scoring.telemetry.Stage;
import io.opentelemetry.api.trace.SpanContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gathers consecutive closed epochs into runs that fit one read and one write of the hot state. */
final class AccountRuns {

    private static final int MOST_ACCOUNTS = 8_192;
    private static final int MOST_RECORDS = 50_000;

    /**
     * One closed epoch.
     *
     * @param number its number
     * @param touches what it has to say of accounts; not empty
     * @param records how many records it was read from
     * @param causes the sampled spans they came from
     */
    record Epoch(long number, List<Touch> touches, int records, List<SpanContext> causes) {}

    /**
     * Some consecutive closed epochs.
     *
     * @param epochs those that say something of accounts, in order
     * @param accounts all accounts in it
     * @param lastEpoch the last epoch in it; {@link Ownership#NONE} when there is none
     * @param all whether no further epoch is closed
     */
    record Run(List<Epoch> epochs, Set<String> accounts, long lastEpoch, boolean all) {}

    private final EpochBuffer<AccountInput> buffer;
    private final EpochLength length;
    private final Ownership ownership;
    private final ScoringMetrics metrics;
    private final Memberships memberships = new Memberships();

    AccountRuns(EpochBuffer<AccountInput> buffer, EpochLength length, Ownership ownership, ScoringMetrics metrics) {
        this.buffer = buffer;
        this.length = length;
        this.ownership = ownership;
        this.metrics = metrics;
    }

    Run next() {
        List<Epoch> epochs = new ArrayList<>();
        Set<String> accounts = new HashSet<>();
        long lastEpoch = Ownership.NONE;
        int records = 0;
        while (accounts.size() < MOST_ACCOUNTS && records < MOST_RECORDS) {
            var closed = buffer.poll();
            if (closed.isEmpty()) {
                return new Run(epochs, accounts, lastEpoch, true);
            }
            records += closed.get().records().size();
            lastEpoch = closed.get().epoch();
            Touches touches = Touches.of(closed.get(), memberships, ownership);
            count(closed.get(), touches);
            if (!touches.touches().isEmpty()) {
                epochs.add(new Epoch(
                        lastEpoch,
                        touches.touches(),
                        closed.get().records().size(),
                        closed.get().causes()));
                touches.touches().forEach(touch -> accounts.add(touch.account()));
            }
        }
        return new Run(epochs, accounts, lastEpoch, false);
    }

    private void count(ClosedEpoch<AccountInput> closed, Touches touches) {
        metrics.add(Count.EXCHANGES, Stage.ACCOUNTS, touches.exchanges());
        metrics.add(Count.DUPLICATES, Stage.ACCOUNTS, touches.duplicates());
        long start = length.start(closed.epoch());
        metrics.add(
                Count.LATE,
                Stage.ACCOUNTS,
                closed.records().stream()
                        .filter(i -> i instanceof AccountInput.Exchange exchange
                                && EventTime.millis(exchange.message().getOccurredAt()) < start)
                        .count());
    }
}
