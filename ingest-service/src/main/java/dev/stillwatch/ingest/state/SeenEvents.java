package dev.stillwatch.ingest.state;

import dev.stillwatch.ingest.telemetry.IngestMetrics;
import dev.stillwatch.ingest.telemetry.RedisUse;
import dev.stillwatch.platform.redis.Redis;
import dev.stillwatch.platform.redis.RedisUnavailableException;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The events that were taken, in Redis: a set of identities for each day of event time and shard, about 60 bytes an event. One round trip
 * looks a whole batch up, one remembers it. A day's sets are dropped when event time has left them behind for the window.
 *
 * <p>An identity is looked for in the sets of the day before and after its own too, so a gateway that stamps a repeat anew is still
 * understood. Keys: {@code ingest:seen:{SHARD}:DAY} sets of decimal numbers, {@code ingest:seen:days} the days there are, {@code
 * ingest:seen:key} the hash's key, which lives and dies with the sets.
 */
@Singleton
public final class SeenEvents {

    private static final String PREFIX = "ingest:seen:";

    /** One set. */
    private record Place(int shard, long day) {}

    /** Which of the events with these indexes are in one set. */
    private record Question(List<Integer> indexes, RedisFuture<List<Boolean>> answer) {}

    private final Redis redis;
    private final IngestMetrics metrics;

    SeenEvents(Redis redis, IngestMetrics metrics) {
        this.redis = redis;
        this.metrics = metrics;
    }

    /** The key identities are hashed under; made by whoever asks first. */
    public byte[] key() {
        metrics.roundTrip(RedisUse.START);
        byte[] fresh = new byte[Identities.KEY_BYTES];
        new SecureRandom().nextBytes(fresh);
        redis.await(redis.commands().set(redis.key(PREFIX + "key"), fresh, SetArgs.Builder.nx()));
        byte[] key = redis.await(redis.commands().get(redis.key(PREFIX + "key")));
        if (key == null || key.length != Identities.KEY_BYTES) {
            throw new RedisUnavailableException(new IllegalStateException("the key of seen events is gone or damaged"));
        }
        return key;
    }

    /** Which of these were taken before, by index. */
    public BitSet seen(List<Identity> identities) {
        var seen = new BitSet();
        if (identities.isEmpty()) {
            return seen;
        }
        metrics.roundTrip(RedisUse.LOOK_UP);
        Map<Place, List<Integer>> places = new HashMap<>();
        for (int i = 0; i < identities.size(); i++) {
            Identity identity = identities.get(i);
            for (long day = identity.day() - 1; day <= identity.day() + 1; day++) {
                places.computeIfAbsent(new Place(identity.shard(), day), p -> new ArrayList<>())
                        .add(i);
            }
        }
        List<Question> questions = new ArrayList<>();
        places.forEach((place, indexes) -> questions.add(new Question(
                indexes,
                redis.commands()
                        .smismember(
                                key(place),
                                indexes.stream()
                                        .map(i -> member(identities.get(i)))
                                        .toArray(byte[][]::new)))));
        for (Question question : questions) {
            List<Boolean> answer = redis.await(question.answer);
            for (int k = 0; k < answer.size(); k++) {
                if (answer.get(k)) {
                    seen.set(question.indexes.get(k));
                }
            }
        }
        return seen;
    }

    /**
     * Remembers these, with other writes of the caller in the same round trip.
     *
     * @param key what {@link #key} gave; put back should Redis have lost it
     */
    public void remember(Collection<Identity> identities, byte[] key, List<RedisFuture<?>> along) {
        List<RedisFuture<?>> writes = new ArrayList<>(along);
        if (!identities.isEmpty()) {
            Map<Place, List<byte[]>> places = new HashMap<>();
            Set<Long> days = new HashSet<>();
            for (Identity identity : identities) {
                days.add(identity.day());
                places.computeIfAbsent(new Place(identity.shard(), identity.day()), p -> new ArrayList<>())
                        .add(member(identity));
            }
            writes.add(redis.commands()
                    .sadd(days(), days.stream().map(SeenEvents::number).toArray(byte[][]::new)));
            writes.add(redis.commands().set(redis.key(PREFIX + "key"), key, SetArgs.Builder.nx()));
            places.forEach(
                    (place, members) -> writes.add(redis.commands().sadd(key(place), members.toArray(byte[][]::new))));
        }
        if (!writes.isEmpty()) {
            metrics.roundTrip(RedisUse.REMEMBER);
            redis.awaitAll(writes);
        }
    }

    /** Drops the sets of the days before this one. */
    public void forgetBefore(long day) {
        metrics.roundTrip(RedisUse.FORGET);
        for (byte[] word : redis.await(redis.commands().smembers(days()))) {
            long old = Long.parseLong(new String(word, StandardCharsets.US_ASCII));
            if (old < day) {
                List<RedisFuture<?>> drops = new ArrayList<>();
                for (int shard = 0; shard < Identity.SHARDS; shard++) {
                    drops.add(redis.commands().unlink(key(new Place(shard, old))));
                }
                redis.awaitAll(drops);
                redis.await(redis.commands().srem(days(), word));
            }
        }
    }

    private byte[] days() {
        return redis.key(PREFIX + "days");
    }

    private byte[] key(Place place) {
        return redis.key(PREFIX + "{" + place.shard + "}:" + place.day);
    }

    /** In decimal, which Redis keeps as a packed array of integers while a set is small. */
    private static byte[] member(Identity identity) {
        return number(identity.hash());
    }

    private static byte[] number(long value) {
        return Long.toString(value).getBytes(StandardCharsets.US_ASCII);
    }
}
