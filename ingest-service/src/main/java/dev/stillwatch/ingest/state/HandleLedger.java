package dev.stillwatch.ingest.state;

import dev.stillwatch.ingest.IngestConfiguration;
import dev.stillwatch.ingest.handle.HandleIssue;
import dev.stillwatch.ingest.handle.HandleUse;
import dev.stillwatch.ingest.handle.Holder;
import dev.stillwatch.ingest.handle.KnownHandles;
import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.RedisUse;
import dev.stillwatch.platform.redis.Redis;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * To whom every reasoning handle was issued, in Redis: a hash for each shard of handles and period of event time. A period is as long as the
 * window, so a handle is found in the period of its use or the one before, and what is older is dropped whole. One round trip
 * looks the handles of a batch up, one remembers those it issued; exchanges without handles cost none.
 *
 * <p>Keys: {@code ingest:handles:{SHARD}:PERIOD} hashes from 8 bytes of handle to 29 bytes of {@link HandleIssue}, among them the organisations of accounts that use handles, {@code
 * ingest:handles:periods} the periods there are.
 */
@Singleton
public final class HandleLedger {

    private static final String PREFIX = "ingest:handles:";
    private static final int SHARDS = 16;
    private static final int VALUE_BYTES = 3 * Long.BYTES + Integer.BYTES + 1;

    /** One hash. */
    private record Place(int shard, long period) {}

    private final Redis redis;
    private final IngestMetrics metrics;
    private final int days;

    HandleLedger(Redis redis, IngestMetrics metrics, IngestConfiguration configuration) {
        this.redis = redis;
        this.metrics = metrics;
        this.days = Math.toIntExact(configuration.handleWindow().toDays());
    }

    /** How many days after it was issued a handle still tells something; 0 when the ledger is switched off. */
    public int days() {
        return days;
    }

    /**
     * What is known of the handles of some exchanges; one round trip.
     *
     * @throws dev.stillwatch.platform.redis.RedisUnavailableException when Redis is away
     */
    public KnownHandles known(List<HandleUse> uses) {
        Map<Long, HandleIssue> found = new HashMap<>();
        metrics.roundTrip(RedisUse.LOOK_UP);
        Map<Place, Set<Long>> asked = new HashMap<>();
        for (HandleUse use : uses) {
            use.asks().forEach(handle -> {
                long period = period(use.day());
                asked.computeIfAbsent(new Place(shard(handle), period), p -> new HashSet<>())
                        .add(handle);
                asked.computeIfAbsent(new Place(shard(handle), period - 1), p -> new HashSet<>())
                        .add(handle);
            });
        }
        List<RedisFuture<List<KeyValue<byte[], byte[]>>>> answers = new ArrayList<>();
        asked.forEach((place, handles) -> answers.add(redis.commands()
                .hmget(key(place), handles.stream().map(HandleLedger::field).toArray(byte[][]::new))));
        for (var answer : answers) {
            for (KeyValue<byte[], byte[]> entry : redis.await(answer)) {
                HandleIssue issue = entry.hasValue() ? decode(entry.getValue()) : null;
                if (issue != null) {
                    // In two periods when it was issued anew after the window: the later one counts.
                    found.merge(ByteBuffer.wrap(entry.getKey()).getLong(), issue, (a, b) -> a.day() >= b.day() ? a : b);
                }
            }
        }
        return new KnownHandles(found, days);
    }

    /**
     * Remembers these; one round trip. Doing it again changes nothing.
     *
     * @throws dev.stillwatch.platform.redis.RedisUnavailableException when Redis is away
     */
    public void remember(Map<Long, HandleIssue> issues) {
        if (issues.isEmpty() || days == 0) {
            return;
        }
        metrics.roundTrip(RedisUse.REMEMBER);
        Map<Place, Map<byte[], byte[]>> places = new HashMap<>();
        Set<Long> periods = new HashSet<>();
        issues.forEach((handle, issue) -> {
            periods.add(period(issue.day()));
            places.computeIfAbsent(new Place(shard(handle), period(issue.day())), p -> new IdentityHashMap<>())
                    .put(field(handle), encode(issue));
        });
        List<RedisFuture<?>> writes = new ArrayList<>();
        writes.add(redis.commands()
                .sadd(periods(), periods.stream().map(HandleLedger::number).toArray(byte[][]::new)));
        places.forEach((place, fields) -> writes.add(redis.commands().hset(key(place), fields)));
        redis.awaitAll(writes);
    }

    /** Remembers what exchanges were issued that an earlier run had written; doing it again changes nothing. */
    public void restore(List<HandleUse> uses) {
        if (!uses.isEmpty() && days > 0) {
            KnownHandles known = known(uses);
            uses.forEach(known::show);
            remember(known.changes());
        }
    }

    /** Drops what no handle used on this day of event time or later can be found in. */
    public void forgetBefore(long day) {
        if (days == 0) {
            return;
        }
        metrics.roundTrip(RedisUse.FORGET);
        for (byte[] word : redis.await(redis.commands().smembers(periods()))) {
            long old = Long.parseLong(new String(word, StandardCharsets.US_ASCII));
            if (old < period(day) - 1) {
                List<RedisFuture<?>> drops = new ArrayList<>();
                for (int shard = 0; shard < SHARDS; shard++) {
                    drops.add(redis.commands().unlink(key(new Place(shard, old))));
                }
                redis.awaitAll(drops);
                redis.await(redis.commands().srem(periods(), word));
            }
        }
    }

    private long period(long day) {
        return Math.floorDiv(day, (long) days);
    }

    private static int shard(long handle) {
        return (int) (handle >>> 60);
    }

    private byte[] periods() {
        return redis.key(PREFIX + "periods");
    }

    private byte[] key(Place place) {
        return redis.key(PREFIX + "{" + place.shard + "}:" + place.period);
    }

    private static byte[] field(long handle) {
        return ByteBuffer.allocate(Long.BYTES).putLong(handle).array();
    }

    private static byte[] encode(HandleIssue issue) {
        return ByteBuffer.allocate(VALUE_BYTES)
                .putLong(issue.to().account())
                .putLong(issue.to().organization())
                .putLong(issue.to().session())
                .putInt(issue.day())
                .put((byte) (issue.ambiguous() ? 1 : 0))
                .array();
    }

    private static @Nullable HandleIssue decode(byte[] bytes) {
        if (bytes.length != VALUE_BYTES) {
            return null;
        }
        var from = ByteBuffer.wrap(bytes);
        var to = new Holder(from.getLong(), from.getLong(), from.getLong());
        return new HandleIssue(to, from.getInt(), from.get() == 1);
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}
