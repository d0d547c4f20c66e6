package dev.stillwatch.lab.truth;

import com.google.protobuf.util.Timestamps;
import dev.stillwatch.ingest.v1.Event;
import dev.stillwatch.ingest.v1.Exchange;
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
            } else if (event.hasAccount()) {
                traffic.of(event.getAccount().getAccountId(), truth);
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

    /** How many exchanges the attacker account had up to and including a moment, milliseconds since 1970. */
    public long upTo(String account, long moment) {
        Times times = accounts.get(account);
        return times == null ? 0 : times.upTo(moment);
    }

    /** When the attacker account had its first exchange, milliseconds since 1970; it must have one. */
    public long first(String account) {
        Times times = accounts.get(account);
        if (times == null || times.at.length == 0) {
            throw new IllegalArgumentException(account + " has no exchange");
        }
        return times.at[0];
    }

    /** All exchanges. */
    public long total() {
        return accounts.values().stream().mapToLong(times -> times.count).sum();
    }

    /** Whether the account is in the events, with an exchange or without. */
    public boolean isSeen(String account) {
        return accounts.containsKey(account);
    }

    private void add(Exchange exchange, Truth truth) {
        Times times = of(exchange.getAccountId(), truth);
        if (truth.isAttacker(exchange.getAccountId())) {
            times.add(Timestamps.toMillis(exchange.getOccurredAt()));
        }
        times.count++;
    }

    private Times of(String account, Truth truth) {
        if (!truth.rows().containsKey(account)) {
            throw new IllegalArgumentException("account " + account + " is not in the truth");
        }
        return accounts.computeIfAbsent(account, id -> new Times());
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
