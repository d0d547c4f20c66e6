package dev.stillwatch.enforcement.check;

import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What this replica knows of buckets without asking: that one is empty until a moment, for tokens come back with time alone and nobody can
 * make it sooner; and tokens that it took ahead. So an account that asks in vain costs one look-up for each token, not one for each request. For
 * any number of threads.
 */
public final class Leases {

    /** Accounts remembered; those beyond ask again. */
    private static final int MOST = 200_000;

    private record Lease(int tokens, long takenNanos, long emptyUntilNanos) {}

    private final Cache<String, Lease> leases =
            CacheBuilder.newBuilder().maximumSize(MOST).concurrencyLevel(16).build();
    private final long intervalNanos;

    /**
     * No leases yet.
     *
     * @param interval time in which a token comes back
     */
    public Leases(Duration interval) {
        this.intervalNanos = interval.toNanos();
    }

    /**
     * Takes a token that was taken ahead, or says that there is none to be had; null when the bucket has to be asked.
     *
     * @param nowNanos a monotonic clock's time
     */
    public Buckets.@Nullable Answer take(String account, long nowNanos) {
        Lease lease = leases.getIfPresent(account);
        if (lease == null) {
            return null;
        }
        if (lease.emptyUntilNanos() > nowNanos) {
            return new Buckets.Answer.Empty(Duration.ofNanos(lease.emptyUntilNanos() - nowNanos));
        }
        boolean[] taken = {false};
        leases.asMap().computeIfPresent(account, (a, held) -> {
            int left = valid(held, nowNanos);
            taken[0] = left > 0;
            return left > 1 ? new Lease(held.tokens() - 1, held.takenNanos(), 0) : null;
        });
        return taken[0] ? new Buckets.Answer.Taken() : null;
    }

    /** As the bucket fills again, tokens held beside it lapse, so that both together never hold more than a full one. */
    private int valid(Lease lease, long nowNanos) {
        return lease.tokens() - (int) Math.min(lease.tokens(), (nowNanos - lease.takenNanos()) / intervalNanos);
    }

    /** Tokens that were taken ahead. */
    public void ahead(String account, int tokens, long nowNanos) {
        if (tokens > 0) {
            leases.put(account, new Lease(tokens, nowNanos, 0));
        }
    }

    /** The bucket is empty for so long. */
    public void empty(String account, Duration wait, long nowNanos) {
        leases.put(account, new Lease(0, nowNanos, nowNanos + wait.toNanos()));
    }
}
