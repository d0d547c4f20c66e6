package dev.stillwatch.lab.truth;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;

/**
 * When each account had its exchanges: what a comparison needs to know of the events. Eight bytes an exchange of an attacker, a count
 * for everybody else. Events with the id of an earlier one are to be left out before.
 */
public final class Traffic {
    private final Map<String, Times> accounts = new HashMap<>();

    private Traffic() {}

    /** Takes what it needs from the events. */
    public static Traffic of(Iterator<Event> events, Truth truth) {
        Traffic traffic = new Traffic();
        while (events.hasNext()) {
            Event event = events.next();
            if (event.hasExchange()) {
                traffic.add(event.getExchange(), truth);
            }
        }
        traffic.accounts.values().forEach(Times::sort);
        return traffic;
    }

    /** How many exchanges the account had. */
    public long exchanges(String account) {
        Times times = accounts.get(account);
        return times == null ? 0 : times.count;
    }

    /** How many exchanges the attacker account had up to and including a moment. */
    public long upTo(String account, Instant moment) {
        Times times = accounts.get(account);
        return times == null ? 0 : times.upTo(moment.toEpochMilli());
    }

    /** The attacker account's first exchange; it must have one. */
    public Instant first(String account) {
        Times times = accounts.get(account);
        if (times == null || times.at.length == 0) {
            throw new IllegalArgumentException(account + " has no exchange");
        }
        return Instant.ofEpochMilli(times.at[0]);
    }

    /** All exchanges. */
    public long total() {
        return accounts.values().stream().mapToLong(times -> times.count).sum();
    }

    private void add(Exchange exchange, Truth truth) {
        TruthRow row = truth.rows().get(exchange.getAccountId());
        if (row == null) {
            throw new IllegalArgumentException("account " + exchange.getAccountId() + " is not in the truth");
        }
        Times times = accounts.computeIfAbsent(exchange.getAccountId(), account -> new Times());
        if (row.isAttacker()) {
            times.add(Timestamps.toMillis(exchange.getOccurredAt()));
        }
        times.count++;
    }

    /** The times of one account; only attackers' are kept. */
    private static final class Times {
        private long[] at = new long[0];
        private int kept;
        private long count;

        void add(long time) {
            if (kept == at.length) {
                at = Arrays.copyOf(at, Math.max(16, 2 * kept));
            }
            at[kept++] = time;
        }

        void sort() {
            at = Arrays.copyOf(at, kept);
            Arrays.sort(at);
        }

        long upTo(long moment) {
            int place = Arrays.binarySearch(at, moment + 1);
            int index = place < 0 ? -place - 1 : place;
            while (index > 0 && at[index - 1] > moment) {
                index--;
            }
            return index;
        }
    }
}
